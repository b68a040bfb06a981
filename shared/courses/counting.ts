// What counts towards the range of a therapy: the service's own policy (LimeCulture and general counselling practice differ,
// and no source for children after sexual abuse says; so by default only what was attended).
import * as z from 'zod';
import { daysBetween, type LocalDate } from '../dates.ts';
import { type SessionStatus, wasHeld } from './sessions.ts';

/** Each counts what the one before it counts, and more. */
export const COUNT_POLICIES = ['attended', 'late_not_seen', 'called_off_late'] as const;
export const CountPolicy = z.enum(COUNT_POLICIES);
export type CountPolicy = z.infer<typeof CountPolicy>;
export const COUNT_POLICY_LABELS: Record<CountPolicy, string> = {
  attended: 'only sessions that were attended, on time or late',
  late_not_seen: 'attended, and those to which they came too late to be seen',
  called_off_late: 'attended, too late to be seen, and called off by the family on the day or the day before',
};
/** The same in short, for the list of settings and the choice between them. */
export const COUNT_POLICY_SHORT: Record<CountPolicy, string> = {
  attended: 'only what was attended',
  late_not_seen: 'also too late to be seen',
  called_off_late: 'also called off at short notice',
};
export const DEFAULT_COUNT_POLICY: CountPolicy = 'attended';

/** So near its day, in days, a session is called off at short notice (our own default). */
const SHORT_NOTICE_DAYS = 1;

export type DateToCount = {
  on: LocalDate | null;
  status: SessionStatus;
  loggedOn: LocalDate | null;
  /** When they called it off, as somebody said; null or left out where nobody did. */
  calledOffOn?: LocalDate | null;
};

/** Whether a date counts towards the range under a policy. A session that was attended always does. */
export function countsTowardsRange(date: DateToCount, policy: CountPolicy): boolean {
  if (wasHeld(date.status)) return true;
  if (date.status === 'late_not_seen') return policy !== 'attended';
  return date.status === 'cancelled_by_family' && policy === 'called_off_late' && isShortNotice(date);
}

/**
 * Whether it is known that a date was called off at short notice: on its day or the day before, as was said, or else as it
 * was written down. Written down later and not said, nobody knows when the family rang, and what is not known does not
 * count against them.
 */
function isShortNotice({ on, loggedOn, calledOffOn }: DateToCount): boolean {
  const knownOn = calledOffOn ?? loggedOn;
  return on !== null && knownOn !== null && knownOn <= on && daysBetween(knownOn, on) <= SHORT_NOTICE_DAYS;
}

/**
 * On which day it was written down what became of a date. A correction that leaves both that and its day as they were
 * keeps it: who called off in time, or too late, does not change by it.
 */
export function writtenDownOn(
  before: DateToCount | null,
  { on, status }: Pick<DateToCount, 'on' | 'status'>,
  today: LocalDate,
): LocalDate {
  const isSame = before !== null && before.on === on && before.status === status;
  return isSame ? (before.loggedOn ?? today) : today;
}

/** How many dates count beside those that were attended: each date of a session that counts, once. */
export function countedBesides(dates: readonly DateToCount[], policy: CountPolicy): number {
  return dates.filter((date) => !wasHeld(date.status) && countsTowardsRange(date, policy)).length;
}

/** The same by a day: a review of that day rests on what counted by then. */
export function countedBesidesBy(dates: readonly DateToCount[], policy: CountPolicy, by: LocalDate): number {
  return countedBesides(
    dates.filter(({ on }) => on !== null && on <= by),
    policy,
  );
}
