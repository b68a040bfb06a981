import { addDays, compareDates, type LocalDate } from '../dates.ts';
import type { ReviewOutcome } from './codes.ts';

/** What a review can decide that somebody has to carry out. Working towards an ending goes on with the sessions planned. */
export const TO_CARRY_OUT = ['extend', 'change', 'pause'] as const satisfies readonly ReviewOutcome[];
export type ToCarryOut = (typeof TO_CARRY_OUT)[number];

/** Days after a review within which what it decided is carried out (our own default). */
const CARRY_OUT_DAYS = 7;
/** Days after a review in which no session may be planned for a course to be paused (our own default). */
const PAUSE_DAYS = 14;

export type DecidedReview = {
  id: string;
  heldOn: LocalDate;
  outcome: ReviewOutcome | null;
  /** How many sessions an extension was asked for. */
  extendTo: number | null;
  /** Whether somebody said what became of it. */
  isSaid: boolean;
};
export type OpenOutcome = {
  reviewId: string;
  heldOn: LocalDate;
  outcome: ToCarryOut;
  extendTo: number | null;
};

/**
 * What the last review held decided, where nobody has carried it out yet; null where nothing is open. An extension is
 * carried out by a decision about the bound on its day or later, a pause once no session is planned for a fortnight after
 * it, a change of what is offered once somebody says what became of it, as may be said of each. The next review, and the
 * end of the course, close it (QS179 5(c): what a review finds is acted on; how is our own rule).
 */
export function openOutcome(
  reviews: readonly DecidedReview[],
  facts: { decidedOn: readonly LocalDate[]; /** From today on. */ nextPlannedOn: LocalDate | null },
): OpenOutcome | null {
  const last = reviews.toSorted((a, b) => compareDates(a.heldOn, b.heldOn)).at(-1);
  if (last === undefined || last.isSaid) return null;
  const { id: reviewId, heldOn, extendTo } = last;
  const outcome = TO_CARRY_OUT.find((each) => each === last.outcome);
  if (outcome === undefined) return null;
  const open = { reviewId, heldOn, outcome, extendTo };
  if (outcome === 'extend') return facts.decidedOn.some((on) => on >= heldOn) ? null : open;
  if (outcome === 'change') return open;
  return facts.nextPlannedOn !== null && facts.nextPlannedOn <= addDays(heldOn, PAUSE_DAYS) ? open : null;
}

/** By when what a review decided is to be carried out. */
export function carryOutBy(heldOn: LocalDate): LocalDate {
  return addDays(heldOn, CARRY_OUT_DAYS);
}
