import { addWeeks, compareDates, laterOf, type LocalDate } from '../dates.ts';

/** Weeks without a session held or booked after which the family of a course under way is rung (our own default). */
export const QUIET_COURSE_WEEKS = 4;

/**
 * Of a referral with a course that goes on: its last session held, or the end of an earlier course where that was later,
 * and the dates in the diary; of the sessions to which the child comes, or the parents' in work with them alone.
 */
export type SessionsOfReferral = { lastHeldOn: LocalDate | null; bookedOn: readonly LocalDate[] };

/**
 * From when a course under way is quiet: the last session held or the last check-in done, whichever is later, and on
 * from there over the dates in the diary as long as no two are further apart than the weeks allowed. A session that was
 * missed or called off is neither held nor booked, so it bridges nothing. Null where nothing was held yet.
 */
export function quietFrom(
  { lastHeldOn, bookedOn }: SessionsOfReferral,
  lastDone: LocalDate | null,
  weeks: number,
): LocalDate | null {
  if (lastHeldOn === null) return lastDone;
  let from = lastDone === null ? lastHeldOn : laterOf(lastHeldOn, lastDone);
  for (const booked of [...bookedOn].sort(compareDates)) {
    if (booked > addWeeks(from, weeks)) break;
    from = laterOf(from, booked);
  }
  return from;
}
