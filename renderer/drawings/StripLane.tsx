import type { ReactNode } from 'react';
import type { StripReview } from '../../shared/courses/strip.ts';
import type { StripSession } from '../../shared/courses/stripMarks.ts';
import { CarerFold } from './StripFold.tsx';
import { ReviewButton, SlotButton, type SlotLook } from './StripSlots.tsx';
import { COUNTED_LANE, reviewKey, slotKey } from './stripStops.ts';
import { StripThread } from './StripThread.tsx';
import type { DrawnStrip } from './stripColumns.ts';

/** What the marks of one lane have in common. */
export type LaneLook = Pick<SlotLook, 'small' | 'when' | 'triesShown'>;

export type StripLaneProps = {
  /** COUNTED_LANE, or the strand of a parent or carer. */
  readonly id: string;
  /** Whose sessions they are, as each of them says. */
  readonly who: string;
  /** The label at the left, which names the lane. */
  readonly labelId: string;
  readonly gridRow: number;
  readonly drawn: DrawnStrip;
  readonly slots: readonly StripSession[];
  /** The reviews on this lane's line. */
  readonly reviews?: readonly StripReview[];
  readonly openSessionId: string | null | undefined;
  /** The one place that Tab goes to. */
  readonly current: string | null | undefined;
  readonly look: LaneLook;
  /** Whether a rule parts it from the lane of another carer above. */
  readonly isRuled?: boolean;
  /** The bar of what is folded. */
  readonly children?: ReactNode;
};

const NO_REVIEWS: readonly StripReview[] = [];
const ahead: ReadonlySet<string> = new Set(['planned', 'not_scheduled', 'needs_logging']);

/** One strand: its line, and a button for each session and review that is not within a bar, in their order. */
export function StripLane(props: StripLaneProps) {
  const {
    id,
    who,
    labelId,
    gridRow,
    drawn,
    slots,
    reviews = NO_REVIEWS,
    current,
    look,
    isRuled,
    children,
  } = props;
  const marks = [
    ...slots.map((slot) => ({ column: slot.column, slot })),
    ...reviews.map((review) => ({ column: review.column, review })),
  ].sort((a, b) => a.column - b.column);
  const done = [
    ...slots.filter(({ state }) => !ahead.has(state)),
    ...reviews.filter(({ state }) => state === 'held'),
  ].map(({ column }) => column);
  const stop = (key: string) => ({ stop: key, isCurrent: key === current });
  return (
    <div className="strip-lane" role="group" aria-labelledby={labelId}>
      {isRuled === true ? <div className="lane-rule" style={{ gridRow }} /> : null}
      <StripThread
        drawn={drawn}
        columns={marks.map(({ column }) => column)}
        lastDone={Math.max(0, ...done)}
        gridRow={gridRow}
        small={look.small}
      />
      {children}
      {id === COUNTED_LANE ? null : (
        <CarerFold slots={slots.filter(({ column }) => drawn.isFolded(column))} who={who} gridRow={gridRow} />
      )}
      {marks
        .filter(({ column }) => !drawn.isFolded(column))
        .map((mark) =>
          'slot' in mark ? (
            <SlotButton
              key={mark.slot.number}
              slot={mark.slot}
              who={who}
              isOpen={mark.slot.sessionId !== null && mark.slot.sessionId === props.openSessionId}
              gridColumn={drawn.place(mark.column)}
              gridRow={gridRow}
              {...look}
              {...stop(slotKey(id, mark.slot))}
            />
          ) : (
            <ReviewButton
              key={reviewKey(mark.review.number)}
              review={mark.review}
              gridColumn={drawn.place(mark.column)}
              gridRow={gridRow}
              small={look.small}
              {...stop(reviewKey(mark.review.number))}
            />
          ),
        )}
    </div>
  );
}
