import { CONTACT_SAFETY_LABELS } from '../../shared/people/codes.ts';
import type { PersonOfChild } from '../../shared/people/contract.ts';
import { type AsOf, cardOf, relationOf } from '../../shared/people/rules.ts';
import { useOp } from '../client.ts';
import { SafeContactCard } from '../drawings/SafeContactCard.tsx';
import { safeContactOf } from '../people/safeContact.tsx';
import { useToday } from '../session.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Drawer } from '../ui/Drawer.tsx';
import { Link } from '../ui/Link.tsx';
import { Name } from '../ui/Name.tsx';

/** Whom to ring about this child and how, in reach from every part of the record. */
export function ContactDrawer({
  childId,
  onClose,
}: {
  readonly childId: string;
  readonly onClose: () => void;
}) {
  const today = useToday();
  const around = useOp('people.list', { childId });
  const data = around.isPlaceholderData ? undefined : around.data;
  const others = (data?.people ?? []).filter(({ linkId }) => linkId !== data?.card?.linkId);
  return (
    <Drawer subject={childId} title="Contact" closeLabel="Close the contact" onClose={onClose}>
      {data === undefined ? null : data.card === null ? (
        <Banner tone="ochre" fact="Nobody is named as safe to ring.">
          Ask the referrer who may be contacted, and how.
        </Banner>
      ) : (
        <SafeContactCard {...safeContactOf(data.card)}>
          <Note of={data.people.find(({ linkId }) => linkId === data.card?.linkId)} />
          {data.card.isChecked || data.importedNotes === null ? null : (
            <p className="small">
              <b>The sheet says:</b> <span className="sheet-notes">{data.importedNotes}</span>
            </p>
          )}
        </SafeContactCard>
      )}
      {others.length === 0 ? null : (
        <ul className="other-contacts">
          {others.map((person) => (
            <li key={person.linkId}>
              <Other person={person} asOf={{ today, checkAgainMonths: data?.checkAgainMonths ?? 0 }} />
            </li>
          ))}
        </ul>
      )}
      <div>
        <Link className="btn link sm" to={{ screen: 'child', childId, tab: 'people' }}>
          Change people and contact
        </Link>
      </div>
    </Drawer>
  );
}

/** Somebody else who may be rung, with their own rules as on the first card; or who may not be. */
function Other({ person, asOf }: { readonly person: PersonOfChild; readonly asOf: AsOf }) {
  const { fields } = person;
  if (fields.safety === 'do_not_contact')
    return (
      <>
        <b>
          <Name full={fields.name} />
        </b>
        , {relationOf(fields)}
        <span className="line-2 error-text">{CONTACT_SAFETY_LABELS.do_not_contact}</span>
      </>
    );
  return (
    <SafeContactCard {...safeContactOf(cardOf(person, asOf))}>
      <Note of={person} />
    </SafeContactCard>
  );
}

function Note({ of }: { readonly of: PersonOfChild | undefined }) {
  const note = of?.fields.note ?? null;
  return note === null ? null : <p className="small">{note}</p>;
}
