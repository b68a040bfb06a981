import { isCheckOld, relationOf, standingOf } from '../../shared/people/rules.ts';
import { useOp } from '../client.ts';
import { SafeContactCard } from '../drawings/SafeContactCard.tsx';
import { safeContactOf } from '../people/safeContact.tsx';
import { SafetyWord } from '../people/SafetyWord.tsx';
import { useToday } from '../session.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { Link } from '../ui/Link.tsx';
import { Name } from '../ui/Name.tsx';
import type { TabProps } from './JourneyTab.tsx';

/** The safe contact and everybody else round the child, each with whether they may be contacted. */
export function PeopleAtAGlance({ overview, onOpen }: TabProps) {
  const today = useToday();
  const childId = overview.child.id;
  const around = useOp('people.list', { childId });
  const data = around.isPlaceholderData ? undefined : around.data;
  return (
    <section aria-labelledby="people-title">
      <div className="sect-head">
        <h2 id="people-title">People and safe contact</h2>
        <div className="acts">
          <Link className="btn link sm" to={{ screen: 'child', childId, tab: 'people' }}>
            All details
          </Link>
        </div>
      </div>
      {data === undefined ? null : data.card === null ? (
        <Banner
          tone="ochre"
          fact="Nobody is named as safe to ring."
          action={
            <Button kind="link" small onPress={() => onOpen({ kind: 'person', person: null })}>
              Add a person
            </Button>
          }
        >
          Ask the referrer who may be contacted, and how.
        </Banner>
      ) : (
        <SafeContactCard {...safeContactOf(data.card)}>
          {data.card.isChecked || data.importedNotes === null || data.importedNotes === '' ? null : (
            <p className="small">
              <b>The sheet says:</b> <span className="sheet-notes">{data.importedNotes}</span>
            </p>
          )}
          {data.card.isChecked && !data.card.isOld ? null : (
            <div>
              <Button
                small
                onPress={() => {
                  const person = data.people.find(({ linkId }) => linkId === data.card?.linkId);
                  if (person !== undefined) onOpen({ kind: 'person', person });
                }}
              >
                Check this contact
              </Button>
            </div>
          )}
        </SafeContactCard>
      )}
      {data === undefined || data.people.length === 0 ? null : (
        <table className="people">
          <caption className="vh">People round the child</caption>
          <tbody>
            {data.people.map((person) => {
              const { linkId, fields } = person;
              return (
                <tr key={linkId}>
                  <th scope="row">
                    <b>
                      <Name full={fields.name} />
                    </b>
                    <span className="line-2">
                      {relationOf(fields)}
                      {fields.hasParentalResponsibility === 'yes' ? ', parental responsibility' : ''}
                    </span>
                  </th>
                  <td>
                    <SafetyWord
                      standing={standingOf(person)}
                      isFirst={linkId === data.card?.linkId && fields.mayRing !== 'no'}
                      isOld={isCheckOld(person, { today, checkAgainMonths: data.checkAgainMonths })}
                    />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </section>
  );
}
