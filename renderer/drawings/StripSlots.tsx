import { memo } from 'react';
import type { StripReview } from '../../shared/courses/strip.ts';
import type { StripSession } from '../../shared/courses/stripMarks.ts';
import { nameOfMark, nameOfReview } from '../../shared/courses/stripNames.ts';
import { formatDayMonth, partsOf } from '../../shared/dates.ts';
import { classes } from '../ui/classes.ts';
import { Mark, numberToneOf } from '../ui/marks/Mark.tsx';

/** Where and how a mark is drawn. All of it can be compared, so that only the marks that change are drawn again. */
export type SlotLook = {
  readonly gridColumn: number;
  readonly gridRow: number;
  /** 26 instead of 32. */
  readonly small: boolean;
  /** "15 Oct" under the mark, only its day where a ruler tells the month, or nothing. */
  readonly when: 'date' | 'day' | 'none';
  /** How many tries have room side by side; more are one mark with their number. */
  readonly triesShown: number;
  /** Its key among the places that the arrow keys go to, and whether it is the one that Tab goes to. */
  readonly stop: string;
  readonly isCurrent: boolean;
};

type SlotButtonProps = SlotLook & {
  readonly slot: StripSession;
  readonly who: string;
  readonly isOpen: boolean;
};

/**
 * One numbered session. Its whole name is read out, so it is the label; the drawing is for the eye alone, its number and
 * its day too, which the style sheet writes. As few elements as can be: a long course has a hundred marks.
 */
export const SlotButton = memo(function SlotButton(props: SlotButtonProps) {
  const { slot, who, isOpen, small, when, triesShown, gridColumn, gridRow, stop, isCurrent } = props;
  const { sessionId, state, number, earlierTries } = slot;
  return (
    <button
      type="button"
      className={classes(
        'slot numbered',
        small && 'small',
        when === 'none' && 'carer',
        isOpen && 'is-open',
        numberToneOf(state),
      )}
      style={{ gridColumn, gridRow }}
      aria-label={nameOfMark(who, slot)}
      aria-current={isOpen ? 'true' : undefined}
      aria-disabled={sessionId === null ? true : undefined}
      data-stop={stop}
      data-number={number}
      data-when={whenOf(slot, when)}
      tabIndex={isCurrent ? 0 : -1}
    >
      <Mark state={state} size={small ? 26 : 32} />
      {earlierTries.length === 0 ? null : <Tries tries={earlierTries} shown={triesShown} />}
    </button>
  );
});

/** '15 Oct', '15'; '30→' where it comes after the dates beside it, so that its ruler does not tell its month. */
function whenOf({ on, laterThan }: StripSession, when: SlotLook['when']): string | undefined {
  if (when === 'none' || on === null) return undefined;
  const day = when === 'date' ? formatDayMonth(on) : String(partsOf(on).day);
  return laterThan === undefined ? day : `${day}→`;
}

type TriesProps = { readonly tries: StripSession['earlierTries']; readonly shown: number };

function Tries({ tries, shown }: TriesProps) {
  const latest = tries.at(-1);
  return (
    <span className="tries" aria-hidden="true" data-more={tries.length > shown ? tries.length : undefined}>
      {latest !== undefined && tries.length > shown ? (
        <Mark state={latest.status} />
      ) : (
        tries.map((earlier, index) => <Mark key={`${index} ${earlier.status}`} state={earlier.status} />)
      )}
    </span>
  );
}

const reviewMarks = {
  held: 'review_held',
  ahead: 'review_due',
  due: 'review_due',
  overdue: 'review_overdue',
} as const satisfies Record<StripReview['state'], string>;

type ReviewButtonProps = Omit<SlotLook, 'when' | 'triesShown'> & { readonly review: StripReview };

/** A review between the sessions it follows and those it comes before. */
export const ReviewButton = memo(function ReviewButton(props: ReviewButtonProps) {
  const { review, small, gridColumn, gridRow, stop, isCurrent } = props;
  return (
    <button
      type="button"
      className={small ? 'slot numbered small rev' : 'slot numbered rev'}
      style={{ gridColumn, gridRow }}
      aria-label={nameOfReview(review)}
      data-stop={stop}
      tabIndex={isCurrent ? 0 : -1}
    >
      <Mark state={reviewMarks[review.state]} size={small ? 26 : 32} />
      {/* Overdue carries its word: the hue and the mark in the diamond do not stand alone. */}
      {review.state === 'overdue' ? (
        <span className="overdue" aria-hidden="true">
          overdue
        </span>
      ) : null}
    </button>
  );
});
