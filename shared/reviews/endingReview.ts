import { addDays, type LocalDate } from '../dates.ts';

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
