import { CONTACT_SAFETY_LABELS } from '../../shared/people/codes.ts';
import type { PersonOfChild } from '../../shared/people/contract.ts';
import { safestFirst } from '../../shared/people/ringOrder.ts';
import {
  type AsOf,
  cardOf,
  contactCard,
  isCheckOld,
  isContactChecked,
  relationOf,
} from '../../shared/people/rules.ts';
import type { OutputOf } from '../../shared/contract.ts';
import { useOp } from '../client.ts';
import { SafeContactCard } from '../drawings/SafeContactCard.tsx';
import { safeContactOf } from '../people/safeContact.tsx';
import { useToday } from '../session.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Drawer } from '../ui/Drawer.tsx';
import { Link } from '../ui/Link.tsx';
import { Name } from '../ui/Name.tsx';

/** Whom to ring about this child and how, the safest first, in reach from every part of the record. */
export function ContactDrawer({
  childId,
  onClose,
}: {
  readonly childId: string;
  readonly onClose: () => void;
}) {
  const around = useOp('people.list', { childId });
  const data = around.isPlaceholderData ? undefined : around.data;
  return (
    <Drawer subject={childId} title="Contact" closeLabel="Close the contact" onClose={onClose}>
      {data === undefined ? null : <Contacts around={data} />}
      <div>
        <Link className="btn link sm" to={{ screen: 'child', childId, tab: 'people' }}>
          Change people and contact
        </Link>
      </div>
    </Drawer>
  );
}

/** Everybody round the child; on the first card also whom else to ask, and who must not know. */
function Contacts({ around }: { readonly around: OutputOf<'people.list'> }) {
  const asOf = { today: useToday(), checkAgainMonths: around.checkAgainMonths };
  const ordered = safestFirst(around.people, asOf);
  const top = around.card === null ? undefined : ordered[0];
  const named = around.people.find(({ linkId }) => linkId === around.card?.linkId);
  // What the spreadsheet said stands with whoever comes first of those nobody has checked.
  const unchecked = ordered.find((person) => !isContactChecked(person))?.linkId;
  const sheetNotes = (person: PersonOfChild) =>
    person.linkId === unchecked && around.importedNotes !== null ? (
      <p className="small">
        <b>The sheet says:</b> <span className="sheet-notes">{around.importedNotes}</span>
      </p>
    ) : null;
  const others = top === undefined ? ordered : ordered.slice(1);
  return (
    <>
      {top === undefined || named === undefined ? (
        <Banner tone="ochre" fact="Nobody is named as safe to ring.">
          Ask the referrer who may be contacted, and how.
        </Banner>
      ) : (
        <>
          {top.linkId === named.linkId ? null : (
            <Banner tone="ochre">
              <Name full={named.fields.name} /> is named to be rung first, and {whyNotFirst(named, asOf)}.
              Whoever is safest to ring now stands on top.
            </Banner>
          )}
          <SafeContactCard
            {...safeContactOf(contactCard(around.people, asOf, [top.personId]) ?? cardOf(top, asOf))}
          >
            <Note of={top} />
            {sheetNotes(top)}
          </SafeContactCard>
        </>
      )}
      {others.length === 0 ? null : (
        <ul className="other-contacts">
          {others.map((person) => (
            <li key={person.linkId}>
              {person.fields.safety === 'do_not_contact' ? (
                <Forbidden person={person} />
              ) : (
                <SafeContactCard {...safeContactOf(cardOf(person, asOf))}>
                  <Note of={person} />
                  {sheetNotes(person)}
                </SafeContactCard>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function whyNotFirst(named: PersonOfChild, asOf: AsOf): string {
  if (named.fields.mayRing === 'no') return 'is reached another way';
  if (named.fields.phone === null) return 'has no number here';
  if (isCheckOld(named, asOf)) return 'is to be checked again';
  return isContactChecked(named) ? 'is asked about before' : 'is not checked yet';
}

function Forbidden({ person: { fields } }: { readonly person: PersonOfChild }) {
  return (
    <>
      <b>
        <Name full={fields.name} />
      </b>
      , {relationOf(fields)}
      <span className="line-2 error-text">{CONTACT_SAFETY_LABELS.do_not_contact}</span>
    </>
  );
}

function Note({ of }: { readonly of: PersonOfChild }) {
  const { note } = of.fields;
  return note === null ? null : <p className="small">{note}</p>;
}
