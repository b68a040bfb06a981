import { addMonths, ageOn, isAfter, isBefore, laterOf, type LocalDate } from '../dates.ts';
import { allowed, type Decision, notAllowed } from '../decision.ts';
import type { ClosingReason } from './codes.ts';
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

export type CloseRefusal =
  | 'referral_closed'
  | 'course_open'
  | 'future_date'
  | 'closed_before'
  | 'decide_in_triage'
  | 'read_before_closing';

/** Ways to turn a referral away. Before acceptance they are answers of triage, which say who holds the risk. */
const TURNED_AWAY: readonly ClosingReason[] = ['not_accepted', 'signposted', 'referred_on'];
/** Nothing was asked of the service, or nobody is left to keep safe: such a referral need not be read for safety. */
const NOT_READ: readonly ClosingReason[] = ['added_by_mistake', 'died'];

/**
 * Closes a referral: the only way off the list without therapy, always a person's decision with a reason and a note
 * (services that discharge after a missed appointment clash with "was not brought" guidance; Holdfast never does).
 * A course that is open is ended first, so that what becomes of its dates is decided too. A referral that nobody has
 * accepted yet is turned away by an answer of triage, never here, and is read for safety before it is closed.
 */
export function decideClose(
  referral: {
    receivedOn: LocalDate;
    /** Whether it was never accepted, and whether it still has to be read for safety. */
    inInbox: { isUnread: boolean } | null;
    closedOn: LocalDate | null;
    hasOpenCourse: boolean;
    /** The last session held or course ended, if any: closing comes no earlier. */
    lastEventOn: LocalDate | null;
  },
  closedOn: LocalDate,
  reason: ClosingReason,
  today: LocalDate,
): Decision<LocalDate, CloseRefusal> {
  if (referral.closedOn !== null) return notAllowed('referral_closed', { closedOn: referral.closedOn });
  if (referral.inInbox !== null && TURNED_AWAY.includes(reason)) return notAllowed('decide_in_triage');
  if (referral.inInbox?.isUnread === true && !NOT_READ.includes(reason))
    return notAllowed('read_before_closing');
  if (referral.hasOpenCourse) return notAllowed('course_open');
  if (isAfter(closedOn, today)) return notAllowed('future_date');
  const notBefore =
    referral.lastEventOn === null ? referral.receivedOn : laterOf(referral.receivedOn, referral.lastEventOn);
  return isBefore(closedOn, notBefore) ? notAllowed('closed_before', { notBefore }) : allowed(closedOn);
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
