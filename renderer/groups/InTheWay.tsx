import type { InTheWay as Found } from '../../shared/groups/contract.ts';
import { ClashReason } from '../course/WhenFields.tsx';
import { clashWords, whenWords } from '../course/words.ts';
import { CheckMark } from '../ui/marks/CheckMark.tsx';
import { Name } from '../ui/Name.tsx';
import type { BoundField } from '../ui/useForm.ts';

/** Whether something is in the way of a date of a group, or of a member of it. */
export const isInTheWay = ({ clashes, members }: Found) => clashes.length + members.length > 0;

/** What is in the way of dates of a group, and of which members; in two places only with a reason. */
export function InTheWay({
  dates,
  reason,
}: {
  readonly dates: readonly Found[];
  readonly reason: BoundField<string>;
}) {
  const found = dates.filter(isInTheWay);
  return (
    <section className="stack" aria-label="What is in the way" aria-live="polite">
      {dates.length === 0 ? null : found.length === 0 ? (
        <p className="hint">Nothing is in the way.</p>
      ) : (
        <ul>
          {found.map(({ on, time, clashes, members }) => (
            <li key={on} className="st">
              <CheckMark check="warning" />
              <span>
                {whenWords(on, time)}: {clashes.map(clashWords).join(', ')}
                {clashes.length > 0 && members.length > 0 ? '; ' : ''}
                {members.map(({ id, name }, at) => (
                  <span key={id}>
                    {at === 0 ? '' : ', '}
                    <Name full={name} />
                  </span>
                ))}
                {members.length === 0 ? '' : ' cannot be there, or would meet somebody they must not'}
              </span>
            </li>
          ))}
        </ul>
      )}
      {dates.some(({ isTwice }) => isTwice) ? <ClashReason field={reason} /> : null}
    </section>
  );
}
