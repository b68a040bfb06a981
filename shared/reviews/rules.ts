import { addDays, compareDates, daysBetween } from '../dates.ts';
import type { LocalDate } from '../dates.ts';

/**
 * A review is due after every sixth attended session of the counted strand. QS179 5(c) asks that effectiveness is
 * reviewed and gives no number; six is the interval of The Green House (LimeCulture), and our default for all.
 */
export const REVIEW_EVERY_ATTENDED_SESSIONS = 6;

/** A review held this many sessions before its point already answers it (our own default). */
export const REVIEW_EARLY_BY_SESSIONS = 2;

/** Days after its point was reached from which an open review shows as overdue (our own default). */
export const REVIEW_OVERDUE_AFTER_DAYS = 14;

export type ReviewFacts = {
  /** Dates of the counted strand's sessions that count, in any order. */
  attendedOn: readonly LocalDate[];
  /** Dates of the reviews held in this course, in any order. */
  reviewsHeldOn: readonly LocalDate[];
  /** Interval in attended sessions: `reviewEveryFor(protocol)`. */
  every: number;
};

/** A place in the course, `atSession` attended sessions in, where its effectiveness is to be reviewed. */
export type ReviewPoint = {
  atSession: number;
  /** The date of that session; null while it lies ahead. */
  reachedOn: LocalDate | null;
  /** The date of the review that answered it; null while it is open. */
  satisfiedOn: LocalDate | null;
};

/**
 * Every point that was reached or answered, lowest first, and one more: the next. A review answers the oldest open
 * point among those reached or at most REVIEW_EARLY_BY_SESSIONS ahead on its day, and moves no later point; with no
 * such point it answers none.
 */
export function reviewPoints({ attendedOn, reviewsHeldOn, every }: ReviewFacts): ReviewPoint[] {
  const attended = [...attendedOn].sort(compareDates);
  const held = [...reviewsHeldOn].sort(compareDates);

  const answers: LocalDate[] = [];
  for (const on of held) {
    const oldestOpen = (answers.length + 1) * every;
    const attendedByThen = attended.filter((date) => date <= on).length;
    if (oldestOpen - REVIEW_EARLY_BY_SESSIONS <= attendedByThen) answers.push(on);
  }

  const reached = Math.floor(attended.length / every);
  const points = Math.max(reached, answers.length) + 1;
  return Array.from({ length: points }, (_, index) => ({
    atSession: (index + 1) * every,
    reachedOn: attended[(index + 1) * every - 1] ?? null,
    satisfiedOn: answers[index] ?? null,
  }));
}

/** The points that were reached and not answered, oldest first. They stay open until a review is held. */
export function openReviewPoints(facts: ReviewFacts): ReviewPoint[] {
  return reviewPoints(facts).filter((point) => point.reachedOn !== null && point.satisfiedOn === null);
}

/** The same facts as counts, for lists of many courses: `attendedWhenHeld` has, for each review, those attended by its day. */
export type ReviewCounts = { attended: number; attendedWhenHeld: readonly number[]; every: number };

/** Whether a course has an open point, from counts alone: the same question as `openReviewPoints`. */
export function hasOpenReviewPoint(counts: ReviewCounts): boolean {
  return Math.floor(counts.attended / counts.every) > answeredPoints(counts);
}

/** The first point still ahead that no review has answered, from counts alone. */
export function nextReviewPointByCounts(counts: ReviewCounts): number {
  const reached = Math.floor(counts.attended / counts.every);
  return (Math.max(reached, answeredPoints(counts)) + 1) * counts.every;
}

function answeredPoints({ attendedWhenHeld, every }: ReviewCounts): number {
  let answered = 0;
  for (const byThen of [...attendedWhenHeld].sort((a, b) => a - b))
    if ((answered + 1) * every - REVIEW_EARLY_BY_SESSIONS <= byThen) answered += 1;
  return answered;
}

export type ReviewState = {
  state: 'overdue' | 'due' | 'ahead';
  /** The point in question: the oldest open one, or the next. */
  atSession: number;
  /** Since when it is due; null while it lies ahead. */
  dueSince: LocalDate | null;
  /** Days since it fell due; 0 while it lies ahead. */
  daysDue: number;
  /** Attended sessions still to come before it; 0 when due. */
  sessionsAway: number;
  /** Whether a review held today would answer it. */
  canBeHeldNow: boolean;
  /** How many points are open, this one included. */
  openCount: number;
  /** The number of the review to hold, counting those held: "Review 2". */
  reviewNumber: number;
};

/** Where the reviews of a running course stand today. Ask only while it runs: an ended course has none ahead. */
export function reviewState(facts: ReviewFacts, today: LocalDate): ReviewState {
  const attended = facts.attendedOn.length;
  const open = openReviewPoints(facts);
  const reviewNumber = facts.reviewsHeldOn.length + 1;
  const oldest = open[0];
  if (oldest !== undefined && oldest.reachedOn !== null) {
    const isOverdue = addDays(oldest.reachedOn, REVIEW_OVERDUE_AFTER_DAYS) < today;
    return {
      state: isOverdue ? 'overdue' : 'due',
      atSession: oldest.atSession,
      dueSince: oldest.reachedOn,
      daysDue: Math.max(0, daysBetween(oldest.reachedOn, today)),
      sessionsAway: 0,
      canBeHeldNow: true,
      openCount: open.length,
      reviewNumber,
    };
  }
  const next = nextReviewPoint(facts);
  return {
    state: 'ahead',
    atSession: next,
    dueSince: null,
    daysDue: 0,
    sessionsAway: next - attended,
    canBeHeldNow: next - REVIEW_EARLY_BY_SESSIONS <= attended,
    openCount: 0,
    reviewNumber,
  };
}

/** The first point still ahead that no review has answered, in attended sessions. */
export function nextReviewPoint({ attendedOn, reviewsHeldOn, every }: ReviewFacts): number {
  return nextReviewPointByCounts({
    attended: attendedOn.length,
    attendedWhenHeld: reviewsHeldOn.map((on) => attendedOn.filter((date) => date <= on).length),
    every,
  });
}
