// A course ended by mistake, or with another day than it ended on. The guidance has no word on it: our own rules, so that
// nothing later loses what it rests on and nothing comes back into the diary unseen.
import * as z from 'zod';
import { formatDate, LocalDate, LocalTime } from '../dates.ts';
import { allowed, type Decision, notAllowed } from '../decision.ts';
import { Id } from '../ids.ts';
import type { CourseView } from './contract.ts';
import { wasHeld } from './sessions.ts';

/** A date that an ending took out of the diary. */
export const TakenDate = z.strictObject({
  strandId: Id,
  number: z.int(),
  on: LocalDate,
  time: LocalTime.nullable(),
  /** How long and where it was to be; null of endings from before this was kept. */
  as: z
    .strictObject({
      lengthMinutes: z.int(),
      roomId: Id.nullable(),
      place: z.string().nullable(),
      /** Who stood in for this date alone; null where it was with whoever holds or covers the strand then. */
      standInId: Id.nullable(),
    })
    .nullable()
    .default(null),
});
export type TakenDate = z.infer<typeof TakenDate>;

/** What an ending took out of the diary: sessions, and the review that was planned. */
export const TakenOut = z.strictObject({ dates: z.array(TakenDate), reviewOn: LocalDate.nullable() });
export type TakenOut = z.infer<typeof TakenOut>;

/** What may rest on an ending. */
export type RestsOnEnding = {
  endedOn: LocalDate | null;
  referralClosedOn: LocalDate | null;
  /** The first date of a course of the same referral that begins on that day or after it. */
  laterCourseOn: LocalDate | null;
  /** A later referral of the child: they came back. */
  cameBackOn: LocalDate | null;
  /** The last day of a plan of aftercare made since. */
  aftercareUntil: LocalDate | null;
};

export type ReopenRefusal =
  | 'course_under_way'
  | 'reopen_referral_closed'
  | 'reopen_came_back'
  | 'reopen_later_course'
  | 'reopen_aftercare';

/** Whether a course may go on as though it had never ended. Aftercare that ends today is no hindrance. */
export function decideReopening(facts: RestsOnEnding, today: LocalDate): Decision<null, ReopenRefusal> {
  const on = (date: LocalDate) => ({ on: formatDate(date) });
  if (facts.endedOn === null) return notAllowed('course_under_way');
  if (facts.cameBackOn !== null) return notAllowed('reopen_came_back', on(facts.cameBackOn));
  if (facts.referralClosedOn !== null)
    return notAllowed('reopen_referral_closed', on(facts.referralClosedOn));
  if (facts.laterCourseOn !== null) return notAllowed('reopen_later_course', on(facts.laterCourseOn));
  if (facts.aftercareUntil !== null && facts.aftercareUntil > today)
    return notAllowed('reopen_aftercare', on(facts.aftercareUntil));
  return allowed(null);
}

export type EndingDayRefusal = 'ending_after_closing' | 'ending_after_later_course';

/** Whether an ending may be said to have been on another day. Moved earlier, nothing later is in its way. */
export function decideEndingDay(
  facts: Pick<RestsOnEnding, 'endedOn' | 'referralClosedOn' | 'laterCourseOn'>,
  to: LocalDate,
): Decision<null, EndingDayRefusal> {
  if (facts.endedOn !== null && to <= facts.endedOn) return allowed(null);
  const { referralClosedOn: closed, laterCourseOn: later } = facts;
  if (closed !== null && to > closed) return notAllowed('ending_after_closing', { on: formatDate(closed) });
  if (later !== null && to > later) return notAllowed('ending_after_later_course', { on: formatDate(later) });
  return allowed(null);
}

/** Of the dates that an ending took out: those that can still be held and that nobody planned again. */
export function stillToPlan(
  taken: readonly TakenDate[],
  { sessions }: Pick<CourseView, 'sessions'>,
  today: LocalDate,
): TakenDate[] {
  const isThere = ({ strandId, on, time }: TakenDate) =>
    sessions.some(
      (session) =>
        session.strandId === strandId && session.tries.some((each) => each.on === on && each.time === time),
    );
  return taken
    .filter((date) => date.on >= today && !isThere(date))
    .toSorted((a, b) => a.on.localeCompare(b.on) || (a.time ?? '').localeCompare(b.time ?? ''));
}

/** A taken date as it is named in a form and sent: its strand, its day and its time. */
export const takenKey = ({ strandId, on, time }: Omit<TakenDate, 'number' | 'as'>) =>
  `${strandId} ${on} ${time ?? ''}`;

/** The session that a date goes back to: its own where it stands without one, or else one with its number or the next free. */
export function sessionFor(
  { sessions }: Pick<CourseView, 'sessions'>,
  date: TakenDate,
): { id: string } | { number: number } {
  const own = sessions.filter((each) => each.strandId === date.strandId);
  const same = own.find(({ number }) => number === date.number);
  if (same === undefined) return { number: date.number };
  const isTaken = same.tries.some(({ status }) => status === 'planned' || wasHeld(status));
  return isTaken ? { number: Math.max(...own.map(({ number }) => number)) + 1 } : { id: same.id };
}
