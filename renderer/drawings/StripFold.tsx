import type { ReactNode } from 'react';
import { Icon } from '../ui/icons/Icon.tsx';
import { blockText } from './stripText.ts';
import type { StripBlock, StripSlot } from './stripModel.ts';

type StripFoldProps = {
  readonly block: StripBlock;
  readonly open: boolean;
  readonly who: ReactNode;
  readonly gridColumn: number;
  readonly gridRow: number;
  readonly stop: { readonly 'data-stop': string; readonly tabIndex: number };
  readonly onToggle: () => void;
};

/** A run of early sessions as one counted bar; opened, it is the narrow place that folds them again. */
export function StripFold({ block, open, who, gridColumn, gridRow, stop, onToggle }: StripFoldProps) {
  const { firstNumber, lastNumber } = block;
  return (
    <button
      type="button"
      className={open ? 'slot small refold' : 'slot small fold'}
      style={{ gridColumn, gridRow }}
      aria-expanded={open}
      onClick={onToggle}
      {...stop}
    >
      <span className="vh">
        {who}, sessions {firstNumber} to {lastNumber}, {blockText(block)}
      </span>
      {open ? (
        <Icon name="left" />
      ) : (
        <>
          <b aria-hidden="true">
            {firstNumber}–{lastNumber}
          </b>
          <span className="sum" aria-hidden="true">
            {blockText(block)}
          </span>
        </>
      )}
    </button>
  );
}

type CarerFoldProps = {
  readonly slots: readonly StripSlot[];
  readonly who: ReactNode;
  readonly gridColumn: number;
  readonly gridRow: number;
};

/** The second lane's sessions under a bar: a bar of their own, which opens with the first. */
export function CarerFold({ slots, who, gridColumn, gridRow }: CarerFoldProps) {
  const first = slots[0];
  const last = slots.at(-1);
  if (first === undefined || last === undefined) return null;
  const numbers = first === last ? `${first.number}` : `${first.number}–${last.number}`;
  return (
    <p className="slot small carer fold" style={{ gridColumn, gridRow }}>
      <span className="vh">
        {who}, {first === last ? `session ${first.number}` : `sessions ${first.number} to ${last.number}`}
      </span>
      <b aria-hidden="true">{numbers}</b>
    </p>
  );
}
