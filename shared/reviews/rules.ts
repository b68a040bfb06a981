import { addDays, addWeeks, compareDates, daysBetween } from '../dates.ts';
import type { LocalDate } from '../dates.ts';
import { earlyBy, type ReviewRhythm } from './rhythm.ts';

/** Days after its point was reached from which an open review shows as overdue (our own default). */
export const REVIEW_OVERDUE_AFTER_DAYS = 14;

export type ReviewFacts = {
  /** Dates of the counted strand's sessions that count, in any order. */
  attendedOn: readonly LocalDate[];
  /** Dates of the reviews held in this course, in any order. */
  reviewsHeldOn: readonly LocalDate[];
  rhythm: ReviewRhythm;
  /** Up to when days pass: today, or the day on which the course ended. */
  until: LocalDate;
};

/** A place in the course where its effectiveness is to be reviewed: so many sessions, days or weeks in. */
export type ReviewPoint = {
  at: number;
  /** The day it falls on, where that follows from the calendar alone; null where sessions decide. */
  fallsOn: LocalDate | null;
  /** The day it was reached; null while it lies ahead. */
  reachedOn: LocalDate | null;
  /** The date of the review that answered it; null while it is open. */
  satisfiedOn: LocalDate | null;
};

/**
 * Every point that was reached or answered, lowest first, and one more: the next. A review answers the oldest open
 * point among those reached or at most `earlyBy` ahead on its day, and moves no later point; with no such point it
 * answers none. Before the first session there is no day to count weeks from, and so no point.
 */
export function reviewPoints(facts: ReviewFacts): ReviewPoint[] {
  const { rhythm, reviewsHeldOn, until } = facts;
  const { by, every } = rhythm;
  const attended = [...facts.attendedOn].sort(compareDates);
  const startedOn = attended[0];
  if (by === 'week' && startedOn === undefined) return [];
  const fallsOn = (at: number) => (by === 'week' && startedOn !== undefined ? addWeeks(startedOn, at) : null);
  const reachedOn = (at: number) => {
    const on = by === 'week' ? fallsOn(at) : (attended[at - 1] ?? null);
    return on === null || (by === 'week' && on > until) ? null : on;
  };
  const amountBy = (on: LocalDate) =>
    by === 'week' && startedOn !== undefined
      ? Math.floor(daysBetween(startedOn, on) / 7)
      : attended.filter((date) => date <= on).length;

  const answers = answersOf([...reviewsHeldOn].sort(compareDates), amountBy, rhythm);
  let reached = 0;
  while (reachedOn((reached + 1) * every) !== null) reached += 1;
  const points = Math.max(reached, answers.length) + 1;
  return Array.from({ length: points }, (_, index) => ({
    at: (index + 1) * every,
    fallsOn: fallsOn((index + 1) * every),
    reachedOn: reachedOn((index + 1) * every),
    satisfiedOn: answers[index] ?? null,
  }));
}

/** The reviews that answered a point, in order. `amountBy` says how far the course had come when one was held. */
function answersOf<Held>(
  held: readonly Held[],
  amountBy: (held: Held) => number,
  rhythm: ReviewRhythm,
): Held[] {
  const answers: Held[] = [];
  for (const each of held)
    if ((answers.length + 1) * rhythm.every - earlyBy(rhythm) <= amountBy(each)) answers.push(each);
  return answers;
}

/** The points that were reached and not answered, oldest first. They stay open until a review is held. */
export function openReviewPoints(facts: ReviewFacts): ReviewPoint[] {
  return reviewPoints(facts).filter((point) => point.reachedOn !== null && point.satisfiedOn === null);
}

/**
 * The same facts as counts, for lists of many courses. `amount` is how far the course has come in what the rhythm
 * counts, and `amountWhenHeld` how far it had come when each review was held.
 */
export type ReviewCounts = { amount: number; amountWhenHeld: readonly number[]; rhythm: ReviewRhythm };

/** Whether a course has an open point, from counts alone: the same question as `openReviewPoints`. */
export function hasOpenReviewPoint(counts: ReviewCounts): boolean {
  return Math.floor(counts.amount / counts.rhythm.every) > answeredPoints(counts);
}

/** The first point still ahead that no review has answered, from counts alone. */
export function nextReviewPointByCounts(counts: ReviewCounts): number {
  const reached = Math.floor(counts.amount / counts.rhythm.every);
  return (Math.max(reached, answeredPoints(counts)) + 1) * counts.rhythm.every;
}

function answeredPoints({ amountWhenHeld, rhythm }: ReviewCounts): number {
  const held = [...amountWhenHeld].sort((a, b) => a - b);
  return answersOf(held, (amount) => amount, rhythm).length;
}

export type ReviewState = {
  state: 'overdue' | 'due' | 'ahead';
  by: ReviewRhythm['by'];
  /** The point in question: the oldest open one, or the next. */
  at: number;
  /** The day it falls on, where the calendar alone says so. */
  fallsOn: LocalDate | null;
  /** Since when it is due; null while it lies ahead. */
  dueSince: LocalDate | null;
  /** Attended sessions still to come before it; 0 when due, and where the calendar decides. */
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
  const open = openReviewPoints(facts);
  const { rhythm } = facts;
  const shared = { by: rhythm.by, reviewNumber: facts.reviewsHeldOn.length + 1 };
  const oldest = open[0];
  if (oldest !== undefined && oldest.reachedOn !== null) {
    const isOverdue = addDays(oldest.reachedOn, REVIEW_OVERDUE_AFTER_DAYS) < today;
    return {
      ...shared,
      state: isOverdue ? 'overdue' : 'due',
      at: oldest.at,
      fallsOn: oldest.fallsOn,
      dueSince: oldest.reachedOn,
      sessionsAway: 0,
      canBeHeldNow: true,
      openCount: open.length,
    };
  }
  const counts = countsOf(facts);
  const at = nextReviewPointByCounts(counts);
  const startedOn = [...facts.attendedOn].sort(compareDates)[0];
  return {
    ...shared,
    state: 'ahead',
    at,
    fallsOn: rhythm.by === 'week' && startedOn !== undefined ? addWeeks(startedOn, at) : null,
    dueSince: null,
    sessionsAway: rhythm.by === 'week' ? 0 : at - counts.amount,
    canBeHeldNow: at - earlyBy(rhythm) <= counts.amount,
    openCount: 0,
  };
}

/** The first point still ahead that no review has answered: in attended sessions or days, or in weeks. */
export function nextReviewPoint(facts: ReviewFacts): number {
  return nextReviewPointByCounts(countsOf(facts));
}

/** A course's facts as counts. */
function countsOf({ attendedOn, reviewsHeldOn, rhythm, until }: ReviewFacts): ReviewCounts {
  const startedOn = [...attendedOn].sort(compareDates)[0] ?? null;
  const amountBy = (on: LocalDate) =>
    amountOn(rhythm, { startedOn, attended: attendedOn.filter((date) => date <= on).length }, on);
  return {
    amount: amountOn(rhythm, { startedOn, attended: attendedOn.length }, until),
    amountWhenHeld: reviewsHeldOn.map(amountBy),
    rhythm,
  };
}

/** How far a course has come by a day, in what a rhythm counts: its sessions by then, or the weeks since its first. */
export function amountOn(
  { by }: ReviewRhythm,
  { startedOn, attended }: { startedOn: LocalDate | null; attended: number },
  on: LocalDate,
): number {
  if (by !== 'week') return attended;
  return startedOn === null ? 0 : Math.max(0, Math.floor(daysBetween(startedOn, on) / 7));
}
