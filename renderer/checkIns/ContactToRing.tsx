import { useRef, useState } from 'react';
import type { OutputOf } from '../../shared/contract.ts';
import { useCommand } from '../client.ts';
import { StickySafeContact } from '../drawings/SafeContactCard.tsx';
import { safeContactOf } from '../people/safeContact.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { ErrorLine } from '../ui/Field.tsx';
import { Link } from '../ui/Link.tsx';

export type ContactToRingProps = {
  readonly childId: string;
  readonly around: OutputOf<'people.list'>;
};

/** Whom to ring, above everything that leads to a call; an imported contact asks to be checked before any use. */
export function ContactToRing({ childId, around }: ContactToRingProps) {
  const { card, people, importedNotes } = around;
  const confirm = useCommand('person.save');
  const [problem, setProblem] = useState<string>();
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
  const { contact, checked, isOld } = safeContactOf(card);
  async function theyAreRight() {
    if (person === undefined) return;
    const { linkId, version, fields } = person;
    const safety = fields.safety === 'not_checked' ? 'safe' : fields.safety;
    const reply = await confirm.run({
      childId,
      linkId,
      version,
      fields: { ...fields, safety },
      checkedToday: true,
    });
    setProblem(reply.ok ? undefined : reply.message);
    // The button that was pressed is gone; the focus stays with the child whose contact it was.
    if (reply.ok) notes.current?.closest('.drawer')?.querySelector<HTMLElement>('h2')?.focus();
  }
  return (
    <StickySafeContact contact={contact} checked={checked} isOld={isOld}>
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
          {problem === undefined ? null : <ErrorLine>{problem}</ErrorLine>}
          <div className="row-wrap" ref={notes}>
            <Button small isPending={confirm.isPending} onPress={() => void theyAreRight()}>
              These contacts are right
            </Button>
            <Link className="btn link sm" to={{ screen: 'child', childId, tab: 'people' }}>
              Change them
            </Link>
          </div>
        </>
      )}
    </StickySafeContact>
  );
}
