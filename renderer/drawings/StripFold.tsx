import type { ReactNode } from 'react';
import type { StripFold as Fold, StripSession } from '../../shared/courses/strip.ts';
import { Icon } from '../ui/icons/Icon.tsx';

type StripFoldProps = {
  readonly fold: Fold;
  readonly isOpen: boolean;
  readonly who: ReactNode;
  readonly gridRow: number;
  readonly stop: { readonly 'data-stop': string; readonly tabIndex: number };
  readonly onToggle: () => void;
};

/** The older sessions as one counted bar; opened, it is the narrow handle that folds them again. */
export function StripFold({ fold, isOpen, who, gridRow, stop, onToggle }: StripFoldProps) {
  // "1–12, 11 attended, 2 tries": the numbers in the bar, what became of them below it.
  const [numbers, ...sums] = fold.label.split(', ');
  return (
    <button
      type="button"
      className={isOpen ? 'slot small refold' : 'slot small fold'}
      style={{ gridColumn: 1, gridRow }}
      aria-expanded={isOpen}
      onClick={onToggle}
      {...stop}
    >
      <span className="vh">
        {who}, sessions 1 to {fold.toNumber}, {sums.join(', ')}
      </span>
      {isOpen ? (
        <Icon name="left" />
      ) : (
        <>
          <b aria-hidden="true">{numbers}</b>
          <span className="sum" aria-hidden="true">
            {sums.join(', ')}
          </span>
        </>
      )}
    </button>
  );
}

type CarerFoldProps = {
  readonly slots: readonly StripSession[];
  readonly who: ReactNode;
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
