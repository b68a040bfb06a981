import { compareDates, type LocalDate } from '../dates.ts';
import { type ApartPair, type Booking, isOneGathering, mustNotMeet, wouldMeet } from './clashes.ts';

export type StandingPair = ApartPair & { id: string };
/** A session somebody comes to in a course of theirs. */
export type Booked = Booking & { courseId: string };
/** Two courses on whose dates two who must not meet would, with those days, the first first. */
export type BookedMeeting = { pairId: string; courseIds: readonly [string, string]; days: LocalDate[] };
/** What somebody said was decided: of a group both are in, or of two courses up to a day. */
export type Settled = {
  pairId: string;
  groupId: string | null;
  courseIds: readonly [string, string] | null;
  untilOn: LocalDate | null;
};

/**
 * Where sessions that are booked would let two meet who must not. Members who come to one
 * gathering of their group are said by the group, not date by date.
 */
export function bookedMeetings(pairs: readonly StandingPair[], bookings: readonly Booked[]): BookedMeeting[] {
  const days = Map.groupBy(bookings, ({ on }) => on);
  return pairs.flatMap((pair) => {
    const found = new Map<string, BookedMeeting>();
    for (const [on, ofDay] of days)
      for (const [at, one] of ofDay.entries())
        for (const other of ofDay.slice(at + 1)) {
          if (isOneGathering(one, other)) continue;
          if (!mustNotMeet(one, other, [pair]) || !wouldMeet(one, other)) continue;
          const courseIds = inOrder(one.courseId, other.courseId);
          const key = courseIds.join(' ');
          const meeting = found.get(key) ?? { pairId: pair.id, courseIds, days: [] };
          if (!meeting.days.includes(on)) meeting.days.push(on);
          found.set(key, meeting);
        }
    return [...found.values()].map((meeting) => ({ ...meeting, days: meeting.days.toSorted(compareDates) }));
  });
}

const inOrder = (a: string, b: string): [string, string] => (a < b ? [a, b] : [b, a]);

/**
 * The meetings nobody has settled yet. What was decided holds for the two courses it was decided of, up to the last day
 * that was known then: a date beyond it is asked about anew (our own default, on the side of asking).
 */
export function unsettledMeetings(
  meetings: readonly BookedMeeting[],
  settled: readonly Settled[],
): BookedMeeting[] {
  return meetings.flatMap((meeting) => {
    const own = settled.filter(
      ({ pairId, courseIds }) => pairId === meeting.pairId && isSame(courseIds, meeting.courseIds),
    );
    const days = meeting.days.filter((on) => !own.some(({ untilOn }) => untilOn !== null && on <= untilOn));
    return days.length === 0 ? [] : [{ ...meeting, days }];
  });
}

const isSame = (a: readonly [string, string] | null, b: readonly [string, string]) =>
  a !== null && a[0] === b[0] && a[1] === b[1];

/** Whether it was settled that two who must not meet are both in a group: it holds while both are. */
export function isSettledInGroup(settled: readonly Settled[], pairId: string, groupId: string): boolean {
  return settled.some((each) => each.pairId === pairId && each.groupId === groupId);
}
