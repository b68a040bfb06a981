import { isAfter, isBefore, laterOf, type LocalDate } from '../dates.ts';
import { allowed, type Decision, notAllowed } from '../decision.ts';
import type { Pause } from '../waitingList/rules.ts';

export type PauseRefusal =
  'referral_closed' | 'therapy_begun' | 'before_received' | 'pause_ends_before_start' | 'pause_overlaps';

/**
 * Pauses a wait; it may lie ahead, as for a trial week. The child stays on the list, the headline wait runs on, and
 * the paused days stand beside it (our stated definition; no national clock exists for voluntary services).
 */
export function decidePause(
  referral: {
    receivedOn: LocalDate;
    startedOn: LocalDate | null;
    closedOn: LocalDate | null;
    pauses: readonly Pause[];
  },
  pause: Pause,
): Decision<Pause, PauseRefusal> {
  if (referral.closedOn !== null) return notAllowed('referral_closed', { closedOn: referral.closedOn });
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

export type CloseRefusal = 'referral_closed' | 'course_open' | 'future_date' | 'closed_before';

/**
 * Closes a referral: the only way off the list without therapy, always a person's decision with a reason and a note
 * (services that discharge after a missed appointment clash with "was not brought" guidance; Holdfast never does).
 * A course that is open is ended first, so that what becomes of its dates is decided too.
 */
export function decideClose(
  referral: {
    receivedOn: LocalDate;
    closedOn: LocalDate | null;
    hasOpenCourse: boolean;
    /** The last session held or course ended, if any: closing comes no earlier. */
    lastEventOn: LocalDate | null;
  },
  closedOn: LocalDate,
  today: LocalDate,
): Decision<LocalDate, CloseRefusal> {
  if (referral.closedOn !== null) return notAllowed('referral_closed', { closedOn: referral.closedOn });
  if (referral.hasOpenCourse) return notAllowed('course_open');
  if (isAfter(closedOn, today)) return notAllowed('future_date');
  const notBefore =
    referral.lastEventOn === null ? referral.receivedOn : laterOf(referral.receivedOn, referral.lastEventOn);
  return isBefore(closedOn, notBefore) ? notAllowed('closed_before', { notBefore }) : allowed(closedOn);
}

/** Two pauses share a day. A pause of no days, called off before it began, shares none. */
function overlaps(a: Pause, b: Pause): boolean {
  if (a.to === a.from || b.to === b.from) return false;
  const startsBeforeEnd = (one: Pause, other: Pause) => other.to === null || one.from < other.to;
  return startsBeforeEnd(a, b) && startsBeforeEnd(b, a);
}
