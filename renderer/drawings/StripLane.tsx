import type { ReactNode } from 'react';
import type { StripReview, StripSession } from '../../shared/courses/strip.ts';
import { SlotButton, type SlotLook } from './StripSlots.tsx';
import { StripThread } from './StripThread.tsx';
import type { DrawnStrip } from './stripColumns.ts';

/** What the marks of one lane have in common. */
export type LaneLook = Omit<SlotLook, 'gridColumn' | 'stop'>;

export type StripLaneProps = {
  readonly lane: 'child' | 'carer';
  readonly who: ReactNode;
  readonly drawn: DrawnStrip;
  readonly slots: readonly StripSession[];
  /** The reviews on this lane's line, which the parent draws. */
  readonly reviews?: readonly StripReview[];
  readonly openSessionId: string | null | undefined;
  readonly look: LaneLook;
  readonly stopProps: (key: string) => SlotLook['stop'];
  readonly onSelect: (sessionId: string) => void;
};

/** The key of a session's place among the stops of the strip. */
export function slotKey(lane: 'child' | 'carer', slot: StripSession): string {
  return `${lane} ${slot.number}`;
}

const ahead: ReadonlySet<string> = new Set(['planned', 'not_scheduled', 'needs_logging']);

/** One strand: its line, and a button for each session that is not within a bar. */
export function StripLane(props: StripLaneProps) {
  const { lane, who, drawn, slots, reviews = [], openSessionId, look, stopProps, onSelect } = props;
  const marks = [...slots, ...reviews].map(({ column }) => column).toSorted((a, b) => a - b);
  const done = [
    ...slots.filter(({ state }) => !ahead.has(state)),
    ...reviews.filter(({ state }) => state === 'held'),
  ].map(({ column }) => column);
  return (
    <>
      <StripThread
        drawn={drawn}
        columns={marks}
        lastDone={Math.max(0, ...done)}
        gridRow={look.gridRow}
        small={look.small}
      />
      {slots
        .filter(({ column }) => !drawn.isFolded(column))
        .map((slot) => (
          <SlotButton
            key={slot.number}
            slot={slot}
            who={who}
            open={slot.sessionId !== null && slot.sessionId === openSessionId}
            look={{ ...look, gridColumn: drawn.place(slot.column), stop: stopProps(slotKey(lane, slot)) }}
            onSelect={onSelect}
          />
        ))}
    </>
  );
}
