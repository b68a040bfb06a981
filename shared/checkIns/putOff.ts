// How long a person's decision on the next try puts it off, and what ends that sooner. A decision rests on what was known
// when it was made: whatever happened after it brings the family back at once (our own rule; no national one was found).
import * as z from 'zod';
import { addDays, formatDay, LocalDate } from '../dates.ts';
import { londonDateOf } from '../instants.ts';
import { CONTACT_EVENT_WORDS, type ContactEvent, ContactEventKind } from './events.ts';
import type { LadderDecision } from './ladder.ts';

/** What a person decided when nobody was reached (see ladder.ts): at which moment, and when the next try is. */
export type Decided = { at: string; nextTryOn: LocalDate };

/** Whether a decision still says when the next try is: nobody tried since it was made. */
export function isDecisionStanding({ at }: Pick<Decided, 'at'>, lastTrySavedAt: string): boolean {
  return lastTrySavedAt <= at;
}

/** What may have happened since somebody decided what happens when nobody is reached. */
export type SinceDecided = {
  /** When each check-in was saved, whether it reached somebody or was a try. */
  savedAt: readonly string[];
  heldSessionsOn: readonly LocalDate[];
  reopenedOn: LocalDate | null;
};

/**
 * Whether a referral may be closed as "not reached" on a decision: it is not to try again, and nothing happened since that
 * it could not know. No check-in and no try was saved after it; no session was held and the referral not opened again on its
 * day or later, for of these only the day is known (our own rule).
 */
export function isNotReachedDecided(
  decided: { at: string; decision: LadderDecision },
  { savedAt, heldSessionsOn, reopenedOn }: SinceDecided,
): boolean {
  const decidedOn = londonDateOf(decided.at);
  return (
    decided.decision !== 'try_again' &&
    savedAt.every((at) => isDecisionStanding(decided, at)) &&
    heldSessionsOn.every((on) => on < decidedOn) &&
    (reopenedOn === null || reopenedOn < decidedOn)
  );
}

/**
 * The day of the next try after a decision that stands: the day decided on, or an earlier one on which something happened
 * that asks for a contact of its own, nobody has answered, and the decision could not know: it was recorded after it, or
 * its day came after it. One known ahead, such as a trial date, brings it back on the day after its own: on the day itself
 * nobody knows yet how it went (see `extraCheckInDue`). `openEvents` are those that no check-in has answered.
 */
export function nextTryAfter(
  { at, nextTryOn }: Decided,
  openEvents: readonly ContactEvent[],
): { on: LocalDate; after: ContactEventKind | null } {
  const decidedOn = londonDateOf(at);
  const sooner = openEvents
    .filter(({ since, recordedAt }) => since > decidedOn || (recordedAt !== null && recordedAt > at))
    .map((event) => ({ kind: event.kind, on: askedFrom(event) }))
    .filter(({ on }) => on < nextTryOn)
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))[0];
  return sooner === undefined ? { on: nextTryOn, after: null } : { on: sooner.on, after: sooner.kind };
}

/** From which day an event brings a call back: a day known ahead, on the one after it. */
export const askedFrom = ({ since, recordedAt }: ContactEvent): LocalDate =>
  recordedAt !== null && londonDateOf(recordedAt) < since ? addDays(since, 1) : since;

/** From which day somebody rings: from the day it is due, or from that of the next try where a decision stands. */
export function callFrom({
  dueOn,
  tryAgainBy,
  isDecided,
}: {
  dueOn: LocalDate;
  tryAgainBy: LocalDate | null;
  isDecided: boolean;
}): LocalDate {
  return isDecided && tryAgainBy !== null ? tryAgainBy : dueOn;
}

/** A decision that stands, as lists show it. */
export const PutOff = z.strictObject({
  by: z.string(),
  /** The day that was decided on. */
  nextTryOn: LocalDate,
  /** The day of the next try now; earlier where something happened since. */
  on: LocalDate,
  after: ContactEventKind.nullable(),
});
export type PutOff = z.infer<typeof PutOff>;

/** What a standing decision means now, said alike wherever the check-in is shown. */
export function putOffWords({ by, nextTryOn, on, after }: PutOff, today: LocalDate): string {
  if (after === null) return `Next try by ${formatDay(on)}, decided by ${by}.`;
  const sooner = on > today ? `Next try by ${formatDay(on)}` : 'Try now';
  return `${sooner}, ${CONTACT_EVENT_WORDS[after]}. Next try was to be ${formatDay(nextTryOn)}, decided by ${by}.`;
}
