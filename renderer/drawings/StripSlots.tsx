import type { ReactNode } from 'react';
import type { StripReview, StripSession } from '../../shared/courses/strip.ts';
import { nameOfMark, nameOfReview } from '../../shared/courses/stripNames.ts';
import { formatDayMonth, partsOf } from '../../shared/dates.ts';
import { classes } from '../ui/classes.ts';
import { Mark, NumberedMark } from '../ui/marks/Mark.tsx';

export type SlotLook = {
  readonly gridColumn: number;
  readonly gridRow: number;
  /** 26 instead of 32. */
  readonly small: boolean;
  /** "15 Oct" under the mark, only its day where a ruler tells the month, or nothing. */
  readonly when: 'date' | 'day' | 'none';
  /** How many tries have room side by side; more are one mark with their number. */
  readonly triesShown: number;
  readonly stop: { readonly 'data-stop': string; readonly tabIndex: number };
};

type SlotButtonProps = {
  readonly slot: StripSession;
  readonly who: ReactNode;
  readonly open: boolean;
  readonly look: SlotLook;
  readonly onSelect: (sessionId: string) => void;
};

/** One numbered session. Its whole name is read out; the drawing is for the eye alone. */
export function SlotButton({ slot, who, open, look, onSelect }: SlotButtonProps) {
  const { sessionId, on, state, number, earlierTries } = slot;
  return (
    <button
      type="button"
      className={classes('slot', look.small && 'small', look.when === 'none' && 'carer', open && 'is-open')}
      style={{ gridColumn: look.gridColumn, gridRow: look.gridRow }}
      aria-current={open ? 'true' : undefined}
      aria-disabled={sessionId === null ? true : undefined}
      onClick={sessionId === null ? undefined : () => onSelect(sessionId)}
      {...look.stop}
    >
      <span className="vh">
        {/* The name comes apart, so that it can be initials: the rest begins with its comma. */}
        {who}
        {nameOfMark('', slot)}
      </span>
      <NumberedMark state={state} size={look.small ? 26 : 32} number={number} />
      <Tries tries={earlierTries} shown={look.triesShown} />
      {look.when === 'none' ? null : (
        <span className="when" aria-hidden="true">
          {on === null ? null : look.when === 'date' ? formatDayMonth(on) : partsOf(on).day}
        </span>
      )}
    </button>
  );
}

type TriesProps = { readonly tries: StripSession['earlierTries']; readonly shown: number };

function Tries({ tries, shown }: TriesProps) {
  const latest = tries.at(-1);
  return (
    <span className="tries" aria-hidden="true">
      {latest !== undefined && tries.length > shown ? (
        <>
          <Mark state={latest.status} />
          <b>{tries.length}</b>
        </>
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

type ReviewButtonProps = {
  readonly review: StripReview;
  readonly look: SlotLook;
  readonly onSelect: ((reviewNumber: number) => void) | undefined;
};

/** A review between the sessions it follows and those it comes before. */
export function ReviewButton({ review, look, onSelect }: ReviewButtonProps) {
  return (
    <button
      type="button"
      className={look.small ? 'slot small rev' : 'slot rev'}
      style={{ gridColumn: look.gridColumn, gridRow: look.gridRow }}
      aria-disabled={onSelect === undefined ? true : undefined}
      onClick={onSelect === undefined ? undefined : () => onSelect(review.number)}
      {...look.stop}
    >
      <span className="vh">{nameOfReview(review)}</span>
      <NumberedMark state={reviewMarks[review.state]} size={look.small ? 26 : 32} />
      {/* Overdue carries its word: the hue and the mark in the diamond do not stand alone. */}
      {review.state === 'overdue' ? (
        <span className="overdue" aria-hidden="true">
          overdue
        </span>
      ) : null}
    </button>
  );
}
