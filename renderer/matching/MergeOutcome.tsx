import type { OutputOf } from '../../shared/contract.ts';
import { formatDate } from '../../shared/dates.ts';
import type { MergeContact } from '../../shared/matching/mergeContract.ts';
import { RISK_KIND_LABELS } from '../../shared/safeguarding/codes.ts';
import { SafetyWord } from '../people/SafetyWord.tsx';
import { Icon } from '../ui/icons/Icon.tsx';
import { Name } from '../ui/Name.tsx';
import { movingWords } from './mergeWords.ts';

/** What will become of two records: what moves, whom it is safe to contact, and what somebody should look at after. */
export function MergeOutcome({
  preview,
  firstId,
}: {
  readonly preview: OutputOf<'merge.preview'>;
  /** Who is rung first, as it is chosen now. */
  readonly firstId: string | null;
}) {
  const { moves, contacts, kept, other, sharedRisks, areSiblings } = preview;
  const looks = [
    ...(kept.openCourses > 0 && other.openCourses > 0
      ? ['Both have a course under way. Both go on: look at them together afterwards.']
      : []),
    ...sharedRisks.map(
      (kind) =>
        `Both name this risk: ${RISK_KIND_LABELS[kind].toLowerCase()}. Both stand until somebody writes them anew.`,
    ),
    ...(contacts.length > 0 && contacts.every(({ safety }) => safety === 'do_not_contact')
      ? ['Nobody is left who may be contacted. Find out from whoever knows the family.']
      : []),
    ...(areSiblings ? ['They are linked as brothers or sisters. That link goes.'] : []),
  ];
  return (
    <aside aria-label="What becomes of them">
      <h3>What moves</h3>
      {moves.length === 0 ? (
        <p className="muted">Nothing but the details.</p>
      ) : (
        <ul className="merge-moves">
          {moves.map((each) => (
            <li key={each.what}>{movingWords(each)}</li>
          ))}
        </ul>
      )}
      {looks.length === 0 ? null : (
        <ul className="facts-line">
          {looks.map((words) => (
            <li key={words}>
              <Icon name="warn" />
              <span>{words}</span>
            </li>
          ))}
        </ul>
      )}
      <h3>Contact afterwards</h3>
      <p className="hint">The strictest rule of both stands. Taking the two apart later never loosens it.</p>
      {contacts.length === 0 ? <p className="muted">Nobody is named on either record.</p> : null}
      <ul className="merge-contacts">
        {contacts.map((contact, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- two people may bear one name, and the order stands
          <li key={at}>
            <Contact contact={contact} isFirst={contact.linkId === firstId} />
          </li>
        ))}
      </ul>
    </aside>
  );
}

function Contact({ contact, isFirst }: { readonly contact: MergeContact; readonly isFirst: boolean }) {
  const { name, relation, from, safety, isStricter, isChecked, newerReferralOn, agreed } = contact;
  const notes = [
    isFirst ? 'rung first' : null,
    from === 'both' ? 'on both records' : null,
    isStricter ? 'stricter than before' : null,
    safety === 'do_not_contact' || isChecked
      ? null
      : newerReferralOn === null
        ? 'to be checked'
        : `to be checked again, because a referral came on ${formatDate(newerReferralOn)}`,
    ...agreed,
  ].filter((note) => note !== null);
  return (
    <>
      <b>
        <Name full={name} />
      </b>{' '}
      <SafetyWord
        standing={isChecked || safety === 'do_not_contact' ? safety : 'not_checked'}
        isFirst={false}
      />
      <span className="line-2">{[relation, ...notes].join(', ')}</span>
    </>
  );
}
