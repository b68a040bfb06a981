import type { ReactNode } from 'react';
import { SlotButton, type SlotLook } from './StripSlots.tsx';
import { StripThread } from './StripThread.tsx';
import type { DrawnStrip } from './stripColumns.ts';
import type { StripReview, StripSlot } from './stripModel.ts';

export type StripLaneProps = {
  readonly lane: 'child' | 'carer';
  readonly who: ReactNode;
  readonly drawn: DrawnStrip;
  readonly slots: readonly StripSlot[];
  /** The reviews on this lane's line, which the parent draws. */
  readonly reviews?: readonly StripReview[];
  readonly openSessionId: string | null | undefined;
  readonly lookAt: (key: string, column: number) => SlotLook;
  readonly onSelect: (sessionId: string) => void;
};

/** The key of a session's place among the stops of the strip. */
export function slotKey(lane: 'child' | 'carer', slot: StripSlot): string {
  return `${lane} ${slot.number}`;
}

const ahead: ReadonlySet<string> = new Set(['planned', 'not_scheduled', 'needs_logging']);

/** One strand: its line, and a button for each session that is not within a bar. */
export function StripLane(props: StripLaneProps) {
  const { lane, who, drawn, slots, reviews = [], openSessionId, lookAt, onSelect } = props;
  const marks = [...slots, ...reviews].map(({ column }) => column).toSorted((a, b) => a - b);
  const done = [
    ...slots.filter(({ state }) => !ahead.has(state)),
    ...reviews.filter(({ state }) => state === 'held'),
  ].map(({ column }) => column);
  const { gridRow, small } = lookAt('', marks[0] ?? 1);
  return (
    <>
      <StripThread
        drawn={drawn}
        columns={marks}
        lastDone={Math.max(0, ...done)}
        gridRow={gridRow}
        small={small}
      />
      {slots
        .filter(({ column }) => !drawn.folded(column))
        .map((slot) => (
          <SlotButton
            key={slot.number}
            slot={slot}
            who={who}
            open={slot.sessionId !== null && slot.sessionId === openSessionId}
            look={lookAt(slotKey(lane, slot), slot.column)}
            onSelect={onSelect}
          />
        ))}
    </>
  );
}
