// When a course is held, as its heading says it: the weekday and hour of the dates to come.
import { compareDates, type LocalDate, type LocalTime, weekdayOf } from '../dates.ts';
import type { SessionStatus } from './sessions.ts';

type DateOfCourse = { on: LocalDate; time: LocalTime | null; status: SessionStatus };
/** A stretch of dates on one weekday at one time, by its first date that is still to come. */
export type Stretch = { from: LocalDate; time: LocalTime | null };

/**
 * The rhythms that are still ahead, in order: usually one, two where it changes later ("this and later"). A date that alone
 * lies otherwise than the one before it and the one after it is an exception and says nothing of the rhythm. Empty where
 * nothing is to come.
 */
export function rhythmsAhead(dates: readonly DateOfCourse[], today: LocalDate): Stretch[] {
  const all = dates
    .filter(({ status }) => status !== 'moved')
    .toSorted((a, b) => compareDates(a.on, b.on))
    .map((each) => ({ ...each, key: `${weekdayOf(each.on)} ${each.time ?? ''}` }));
  const usual = all.filter(({ key }, at) => {
    const before = all[at - 1]?.key;
    return before === undefined || before === key || all[at + 1]?.key === key;
  });
  const isAhead = (each: DateOfCourse) => each.status === 'planned' && each.on >= today;
  // Where exceptions alone are still to come, the next of them.
  const ahead = usual.some(isAhead) ? usual.filter(isAhead) : all.filter(isAhead).slice(0, 1);
  return ahead
    .filter(({ key }, at) => key !== ahead[at - 1]?.key)
    .map(({ on, time }) => ({ from: on, time }));
}
