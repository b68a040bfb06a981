import type { StripFold as Fold } from '../../shared/courses/strip.ts';
import type { StripSession } from '../../shared/courses/stripMarks.ts';
import { foldInWords, nameOfFold } from '../../shared/courses/stripNames.ts';
import { Icon } from '../ui/icons/Icon.tsx';
import { FOLD } from './stripStops.ts';

type StripFoldProps = {
  readonly fold: Fold;
  readonly isOpen: boolean;
  readonly who: string;
  readonly gridRow: number;
  readonly isCurrent: boolean;
};

/** The older sessions as one counted bar; opened, it is the narrow handle that folds them again. */
export function StripFold({ fold, isOpen, who, gridRow, isCurrent }: StripFoldProps) {
  const { numbers, sums, open } = foldInWords(fold);
  return (
    <button
      type="button"
      className={isOpen ? 'slot small refold' : 'slot small fold'}
      style={{ gridColumn: 1, gridRow }}
      aria-expanded={isOpen}
      data-stop={FOLD}
      tabIndex={isCurrent ? 0 : -1}
    >
      <span className="vh">{nameOfFold(who, fold)}</span>
      {isOpen ? (
        <Icon name="left" />
      ) : (
        <>
          <b aria-hidden="true">{numbers}</b>
          <span className="sum" aria-hidden="true">
            {sums.join(', ')}
          </span>
          {open === null ? null : (
            <span className="overdue" aria-hidden="true">
              {open}
            </span>
          )}
        </>
      )}
    </button>
  );
}

type CarerFoldProps = {
  readonly slots: readonly StripSession[];
  readonly who: string;
  readonly gridRow: number;
};

/** The carer's sessions under the bar: a bar of their own, which opens with the first. */
export function CarerFold({ slots, who, gridRow }: CarerFoldProps) {
  const first = slots[0];
  const last = slots.at(-1);
  if (first === undefined || last === undefined) return null;
  return (
    <p className="slot small carer fold" style={{ gridColumn: 1, gridRow }}>
      <span className="vh">
        {who}, {first === last ? `session ${first.number}` : `sessions ${first.number} to ${last.number}`}
      </span>
      <b aria-hidden="true">{first === last ? first.number : `${first.number}–${last.number}`}</b>
    </p>
  );
}
