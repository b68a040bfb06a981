// What stands on Today and when. No national rule says how soon any of it is to be done: the lengths are our own.
import * as z from 'zod';
import { callFrom } from '../checkIns/putOff.ts';
import { THIS_WEEK_DAYS } from '../checkIns/nearness.ts';
import {
  addDays,
  addMonths,
  earlierOf,
  laterOf,
  type LocalDate,
  turnsOn,
  weekdayOf,
  workingDayUpTo,
} from '../dates.ts';

/** Days after which a session that nobody has logged is overdue. */
export const SESSION_LOG_WITHIN_DAYS = 1;
/** Days in which a course that has ended leads on: to another, or to closing the referral. */
export const NEXT_STEP_WITHIN_DAYS = 14;
/** Days after its last date in which a running course has another. */
export const NEXT_DATE_WITHIN_DAYS = 7;
/** How far "Ahead" looks. */
export const AHEAD_MONTHS = 6;

/** `now` is for a child's safety: it stands before everything else, however long ago it fell due (our own order). */
export const TODAY_GROUPS = ['now', 'overdue', 'today', 'this_week'] as const;
export const TodayGroup = z.enum(TODAY_GROUPS);
export type TodayGroup = z.infer<typeof TodayGroup>;
export const TODAY_GROUP_LABELS: Record<TodayGroup, string> = {
  now: 'First, is the child safe?',
  overdue: 'Overdue',
  today: 'Due today',
  this_week: 'This week and later',
};

/** The group of a date, or null where it lies further ahead than this week. */
export function groupOf(dueOn: LocalDate, today: LocalDate): Exclude<TodayGroup, 'now'> | null {
  if (dueOn < today) return 'overdue';
  if (dueOn === today) return 'today';
  return dueOn <= addDays(today, THIS_WEEK_DAYS) ? 'this_week' : null;
}

/** By when an offer that nobody has answered is asked about again. */
export function offerDueOn(madeOn: LocalDate, withinDays: number): LocalDate {
  return addDays(madeOn, withinDays);
}

/** By when another therapy is offered to those who asked for something else. The job stands from the first day. */
export function otherOfferDueOn(answeredOn: LocalDate, withinDays: number): LocalDate {
  return addDays(answeredOn, withinDays);
}

/** By when an ended course leads on. The job stands from the first day, and is overdue after this one. */
export function nextStepDueOn(endedOn: LocalDate): LocalDate {
  return addDays(endedOn, NEXT_STEP_WITHIN_DAYS);
}

/** By when a course with nothing ahead has a date again; today where it never had one. */
export function nextDateDueOn(lastDateOn: LocalDate | null, today: LocalDate): LocalDate {
  return lastDateOn === null ? today : addDays(lastDateOn, NEXT_DATE_WITHIN_DAYS);
}

/** The group of something that is never hidden, however far ahead its date lies. */
export function groupAtLeastThisWeek(dueOn: LocalDate, today: LocalDate): TodayGroup {
  return groupOf(dueOn, today) ?? 'this_week';
}

/** By when a session is to be logged: from its own day to the next. */
export function sessionToLogDueOn(plannedOn: LocalDate, today: LocalDate): LocalDate {
  const latest = addDays(plannedOn, SESSION_LOG_WITHIN_DAYS);
  return plannedOn <= today && today <= latest ? today : latest;
}

/**
 * By when it is said what was decided where two who must not meet would: the last working day before they do, and today
 * where none is left; in a week where no date is set.
 */
export function keptApartDueOn(
  meetOn: LocalDate | null,
  today: LocalDate,
  isHoliday: (date: LocalDate) => boolean,
): LocalDate {
  if (meetOn === null) return addDays(today, THIS_WEEK_DAYS);
  const after = addDays(today, -1);
  const by = workingDayUpTo(addDays(meetOn, -1), { after, isHoliday });
  return weekdayOf(by) <= 5 && !isHoliday(by) ? laterOf(by, today) : today;
}

/** By when a session on a day off is moved, covered or kept: a week before, so that the family hears of it; today where that is gone by. */
export function dayOffDueOn(on: LocalDate, today: LocalDate): LocalDate {
  return laterOf(addDays(on, -DAY_OFF_NOTICE_DAYS), today);
}
/** Days before a session on a day off by which the family should know (our own default). */
export const DAY_OFF_NOTICE_DAYS = 7;

/** By when an interpreter is booked for a session: a week before it; today where that is gone by. */
export function interpreterDueOn(on: LocalDate, today: LocalDate): LocalDate {
  return laterOf(addDays(on, -INTERPRETER_NOTICE_DAYS), today);
}
/** Days before a session by which its interpreter should be booked (our own default: agencies ask for some days' notice). */
export const INTERPRETER_NOTICE_DAYS = 7;

/** The last day whose sessions are asked about: those for which an interpreter is to be booked this week. */
export function interpretersShownUntil(today: LocalDate): LocalDate {
  return addDays(today, THIS_WEEK_DAYS + INTERPRETER_NOTICE_DAYS);
}

/** The day from which turning 18 is planned for: so many months before (NICE NG43, with lead time). */
export function planForEighteenOn(birthDate: LocalDate, noticeMonths: number): LocalDate {
  return addMonths(turnsOn(birthDate, 18), -noticeMonths);
}

/**
 * The day under which a check-in stands on Today: its due date, or after a try the day to try again. An overdue one stays
 * overdue, whoever was tried since, for a try that reached nobody moves no date; until a person decided when the next is.
 */
export function checkInActOn(
  check: { dueOn: LocalDate; tryAgainBy: LocalDate | null; isDecided: boolean },
  today: LocalDate,
): LocalDate {
  const from = callFrom(check);
  return from < today || check.tryAgainBy === null ? from : check.tryAgainBy;
}

/** The day by which a check-in is said to be due on Today and on the call list: an overdue one counts from its own day. */
export function checkInShownOn(
  check: { dueOn: LocalDate; tryAgainBy: LocalDate | null; isDecided: boolean },
  today: LocalDate,
): LocalDate {
  const actOn = checkInActOn(check, today);
  return actOn < today ? earlierOf(check.dueOn, actOn) : actOn;
}
