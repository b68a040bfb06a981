import { useRef } from 'react';
import type { OutputOf } from '../../shared/contract.ts';
import type { CheckedWith } from '../../shared/people/codes.ts';
import type { ContactCard } from '../../shared/people/contract.ts';
import { contactCard } from '../../shared/people/rules.ts';
import { useCommand } from '../client.ts';
import { LOW_SCREEN, StickySafeContact } from '../drawings/SafeContactCard.tsx';
import { ContactCheck } from '../people/ContactCheck.tsx';
import { safeContactOf } from '../people/safeContact.tsx';
import { useToday } from '../session.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Link } from '../ui/Link.tsx';
import { Name } from '../ui/Name.tsx';
import { useMedia } from '../ui/useMedia.ts';

export type ContactToRingProps = {
  readonly childId: string;
  readonly around: OutputOf<'people.list'>;
  /** Who is chosen or named to be rung; null where nobody is. */
  readonly personId: string | null;
};

/** Whom to ring, above everything that leads to a call; an imported contact asks to be checked before any use. */
export function ContactToRing({ childId, around, personId }: ContactToRingProps) {
  const { people, importedNotes, checkAgainMonths } = around;
  const today = useToday();
  const card = contactCard(people, { today, checkAgainMonths }, personId === null ? null : [personId]);
  const confirm = useCommand('person.save');
  const notes = useRef<HTMLDivElement>(null);
  if (card === null) {
    return (
      <Banner
        tone="ochre"
        fact="Nobody is named as safe to ring."
        action={
          <Link className="btn link sm" to={{ screen: 'child', childId, tab: 'people' }}>
            Add a contact
          </Link>
        }
      >
        Until then only a child who gets in touch can be spoken to.
      </Banner>
    );
  }
  const person = people.find(({ linkId }) => linkId === card.linkId);
  const { contact, checked, isOld, why } = safeContactOf(card);
  async function theyAreRight(checkedWith: CheckedWith) {
    if (person === undefined) return undefined;
    const { linkId, version, fields } = person;
    const safety = fields.safety === 'not_checked' ? 'safe' : fields.safety;
    const reply = await confirm.run({
      childId,
      linkId,
      version,
      fields: { ...fields, safety },
      checkedWith,
    });
    // The button that was pressed is gone; the focus stays with the child whose contact it was.
    if (reply.ok) notes.current?.closest('.drawer')?.querySelector<HTMLElement>('h2')?.focus();
    return reply.ok ? undefined : reply.message;
  }
  return (
    <>
      {card.mayRing === 'no' ? <DoNotRing card={card} /> : null}
      <StickySafeContact contact={contact} checked={checked} isOld={isOld} why={why}>
        {checked !== null && !isOld ? null : (
          <>
            {isOld ? (
              <p className="small">Go through it with them, or with somebody who knows, and say so here.</p>
            ) : importedNotes === null || importedNotes === '' ? (
              <p className="small">Nobody here has gone through this contact yet.</p>
            ) : (
              <p className="small">
                <b>The sheet says:</b> <span className="sheet-notes">{importedNotes}</span>
              </p>
            )}
            <div ref={notes}>
              <ContactCheck
                submit="These contacts are right"
                isPending={confirm.isPending}
                onCheck={theyAreRight}
              >
                <Link className="btn link sm" to={{ screen: 'child', childId, tab: 'people' }}>
                  Change them
                </Link>
              </ContactCheck>
            </div>
          </>
        )}
      </StickySafeContact>
    </>
  );
}

/** Before the number: they asked not to be rung, and what was agreed instead. */
function DoNotRing({ card }: { readonly card: ContactCard }) {
  const isLow = useMedia(LOW_SCREEN);
  const { who, mayText, mayLetter } = card;
  const instead = [...(mayText === 'yes' ? ['a text'] : []), ...(mayLetter === 'yes' ? ['a letter'] : [])];
  // There the line of the contact says it, and the room is for what the person came to do.
  if (isLow) return null;
  return (
    <Banner
      tone="brick"
      fact={
        <>
          Do not ring <Name full={who} />.
        </>
      }
    >
      {instead.length === 0
        ? 'No other way is agreed yet: ask whoever knows the family.'
        : `Agreed instead: ${instead.join(' or ')}.`}
    </Banner>
  );
}
