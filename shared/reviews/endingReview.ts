import { addDays, compareDates, type LocalDate } from '../dates.ts';
import type { ReviewState } from './rules.ts';

/** A review held up to this many days before the end of a course is the review of its ending (our own default). */
export const ENDING_REVIEW_EARLY_DAYS = 28;
/** Days after the end in which it is held, or somebody says that none will be (our own default). */
export const ENDING_REVIEW_WITHIN_DAYS = 14;

export type EndingReviewFacts = {
  endedOn: LocalDate | null;
  /** Counted sessions held. */
  attended: number;
  reviewsHeldOn: readonly LocalDate[];
  /** Somebody said why none will be held. */
  isWaived: boolean;
};

/**
 * Whether a course that has ended still waits for the review of its ending: QS179 5(c) asks that effectiveness is
 * reviewed. It waits until one is held or somebody says why not, and never keeps a course from ending. Where no session
 * was held there is nothing to look back on.
 */
export function isEndingReviewOpen({
  endedOn,
  attended,
  reviewsHeldOn,
  isWaived,
}: EndingReviewFacts): boolean {
  if (endedOn === null || attended === 0 || isWaived) return false;
  const from = addDays(endedOn, -ENDING_REVIEW_EARLY_DAYS);
  return !reviewsHeldOn.some((on) => on >= from);
}

/** By when the review of an ending is to be held. */
export function endingReviewDueOn(endedOn: LocalDate): LocalDate {
  return addDays(endedOn, ENDING_REVIEW_WITHIN_DAYS);
}

/**
 * The last day of a course as it is planned, where that comes before its next review; null where the review is next. Its
 * dates must reach `least`, what its therapy asks for at least and what was planned: with fewer the plan is not whole yet,
 * and nothing is said of its end (our own rule).
 */
export function endsBeforeReview(
  { state, by, fallsOn, sessionsAway }: Pick<ReviewState, 'state' | 'by' | 'fallsOn' | 'sessionsAway'>,
  plan: { held: number; plannedOn: readonly LocalDate[]; least: number },
): LocalDate | null {
  const last = [...plan.plannedOn].sort(compareDates).at(-1);
  if (state !== 'ahead' || last === undefined || plan.held + plan.plannedOn.length < plan.least) return null;
  const isBefore = by === 'week' ? fallsOn !== null && last < fallsOn : plan.plannedOn.length < sessionsAway;
  return isBefore ? last : null;
}
