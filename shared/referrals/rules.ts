import { addMonths, ageOn, isAfter, isBefore, type LocalDate } from '../dates.ts';
import { allowed, type Decision, notAllowed } from '../decision.ts';
import type { ReferralDetails } from './details.ts';
import type { Pause } from '../waitingList/rules.ts';

export type PauseRefusal =
  | 'referral_closed'
  | 'not_accepted_yet'
  | 'therapy_begun'
  | 'before_received'
  | 'pause_ends_before_start'
  | 'pause_overlaps';

/**
 * Pauses a wait; it may lie ahead, as for a trial week. The child stays on the list, the headline wait runs on, and
 * the paused days stand beside it (our stated definition; no national clock exists for voluntary services). Only a wait can
 * be paused: a referral that nobody has accepted yet stays in the inbox, where it is read and answered.
 */
export function decidePause(
  referral: {
    receivedOn: LocalDate;
    acceptedOn: LocalDate | null;
    startedOn: LocalDate | null;
    closedOn: LocalDate | null;
    pauses: readonly Pause[];
  },
  pause: Pause,
): Decision<Pause, PauseRefusal> {
  if (referral.closedOn !== null) return notAllowed('referral_closed', { closedOn: referral.closedOn });
  if (referral.acceptedOn === null) return notAllowed('not_accepted_yet');
  if (referral.startedOn !== null) return notAllowed('therapy_begun', { startedOn: referral.startedOn });
  if (isBefore(pause.from, referral.receivedOn)) {
    return notAllowed('before_received', { receivedOn: referral.receivedOn });
  }
  if (pause.to !== null && !isAfter(pause.to, pause.from)) return notAllowed('pause_ends_before_start');
  if (referral.pauses.some((other) => overlaps(other, pause))) return notAllowed('pause_overlaps');
  return allowed(pause);
}

export type EndPauseRefusal = 'pause_ends_before_start' | 'pause_overlaps' | 'future_date';

/**
 * Ends a pause on the day the wait goes on again. A pause that has not begun is called off: it ends on the day it was
 * to begin, and counts no days.
 */
export function decideEndPause(
  pause: Pause,
  others: readonly Pause[],
  goesOnOn: LocalDate,
  today: LocalDate,
): Decision<LocalDate, EndPauseRefusal> {
  if (isAfter(pause.from, today)) return allowed(pause.from);
  if (isAfter(goesOnOn, today)) return notAllowed('future_date');
  if (isBefore(goesOnOn, pause.from)) return notAllowed('pause_ends_before_start');
  const ended = { from: pause.from, to: goesOnOn };
  return others.some((other) => overlaps(other, ended)) ? notAllowed('pause_overlaps') : allowed(goesOnOn);
}

/** A date of the details that cannot be, with the code of the sentence beside it; empty where all can. */
export function wrongDates(
  details: Pick<ReferralDetails, 'disclosedOn' | 'reportedOn'>,
  { today, birthDate }: { today: LocalDate; birthDate: LocalDate | null },
): Partial<Record<'disclosedOn' | 'reportedOn', WrongDate>> {
  const wrong: Partial<Record<'disclosedOn' | 'reportedOn', WrongDate>> = {};
  for (const field of ['disclosedOn', 'reportedOn'] as const) {
    const on = details[field];
    if (on === null) continue;
    if (isAfter(on, today)) wrong[field] = 'future_date';
    else if (birthDate !== null && isBefore(on, birthDate)) wrong[field] = 'before_birth';
  }
  return wrong;
}
export type WrongDate = 'future_date' | 'before_birth';

/** Children's services end at 18; whoever takes on somebody older says why (our own default). */
export const ADULT_FROM_AGE = 18;

/** Whether a reason is asked for, once, because of the age on that day. */
export function asksWhyAtThisAge(birthDate: LocalDate | null, on: LocalDate): boolean {
  return birthDate !== null && ageOn(birthDate, on) >= ADULT_FROM_AGE;
}

const LONG_AGO_MONTHS = 24;

/** Whether a referral was received so long ago that the year may be a slip: it is asked once, never refused (our own default). */
export function isReceivedLongAgo(receivedOn: LocalDate, today: LocalDate): boolean {
  return isBefore(addMonths(receivedOn, LONG_AGO_MONTHS), today);
}

/** Two pauses share a day. A pause of no days, called off before it began, shares none. */
export function overlaps(a: Pause, b: Pause): boolean {
  if (a.to === a.from || b.to === b.from) return false;
  const startsBeforeEnd = (one: Pause, other: Pause) => other.to === null || one.from < other.to;
  return startsBeforeEnd(a, b) && startsBeforeEnd(b, a);
}
