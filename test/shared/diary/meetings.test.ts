import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, localDate, localTime } from '../../../shared/dates.ts';
import {
  type Booked,
  bookedMeetings,
  isSettledInGroup,
  unsettledMeetings,
} from '../../../shared/diary/meetings.ts';

const DAY = localDate('2026-11-24');
const booked = (more: Partial<Booked> & { tryId: string }): Booked => ({
  courseId: `course ${more.childId ?? ''}`,
  on: DAY,
  time: localTime('16:00'),
  lengthMinutes: 50,
  practitionerId: null,
  roomId: 'room',
  place: null,
  childId: null,
  groupId: null,
  personId: null,
  isCarers: false,
  ...more,
});
const ADA = booked({ tryId: '1', childId: 'ada' });
const bo = (more: Partial<Omit<Booked, 'tryId'>> = {}) =>
  booked({ tryId: '2', childId: 'bo', time: localTime('17:00'), ...more });
const PAIR = { id: 'pair', childId: 'ada', otherChildId: 'bo', personId: null };
const found = (...bookings: Booked[]) => bookedMeetings([PAIR], bookings);

describe('two who must not meet', () => {
  test.each([
    ['ten minutes apart in the same building', bo(), true],
    ['a quarter of an hour apart', bo({ time: localTime('17:05') }), false],
    ['on another day', bo({ on: addDays(DAY, 1) }), false],
    ['at a school', bo({ roomId: null, place: 'school' }), false],
    ['online', bo({ roomId: null, place: 'online' }), false],
    ['where the other’s carer comes', bo({ isCarers: true, personId: 'carer' }), true],
  ] as const)('%s', (_, other, meets) => {
    expect(found(ADA, other).length).toBe(meets ? 1 : 0);
  });

  test('a person of the pair is met where they come with anybody', () => {
    const pair = { id: 'pair', childId: 'ada', otherChildId: null, personId: 'glyn' };
    const his = bo({ isCarers: true, personId: 'glyn' });
    expect(bookedMeetings([pair], [ADA, his])).toEqual([
      { pairId: 'pair', courseIds: ['course ada', 'course bo'], days: [DAY] },
    ]);
  });

  test('members at one gathering are said by their group, and not date by date', () => {
    expect(found({ ...ADA, groupId: 'g' }, bo({ groupId: 'g', time: localTime('16:00') }))).toEqual([]);
    expect(found({ ...ADA, groupId: 'g' }, bo({ groupId: 'h', time: localTime('16:00') }))).toHaveLength(1);
    // One of them is put at another time, or in another room of the building: that is not the group's own date.
    expect(found({ ...ADA, groupId: 'g' }, bo({ groupId: 'g' }))).toHaveLength(1);
    expect(
      found({ ...ADA, groupId: 'g' }, bo({ groupId: 'g', time: localTime('16:00'), roomId: 'other' })),
    ).toHaveLength(1);
  });
});

test('what was decided holds for the two courses up to the day that was known', () => {
  const days = [DAY, addDays(DAY, 7), addDays(DAY, 14)];
  const meeting = { pairId: 'pair', courseIds: ['a', 'b'] as const, days };
  const settled = { pairId: 'pair', groupId: null, courseIds: ['a', 'b'] as const, untilOn: addDays(DAY, 7) };
  expect(unsettledMeetings([meeting], [settled])).toEqual([{ ...meeting, days: [addDays(DAY, 14)] }]);
  expect(unsettledMeetings([meeting], [{ ...settled, courseIds: ['a', 'c'] }])).toEqual([meeting]);
  expect(unsettledMeetings([meeting], [{ ...settled, pairId: 'other' }])).toEqual([meeting]);
  const ofGroup = { pairId: 'pair', groupId: 'g', courseIds: null, untilOn: null };
  expect(unsettledMeetings([meeting], [ofGroup])).toEqual([meeting]);
  expect(isSettledInGroup([settled, ofGroup], 'pair', 'g')).toBe(true);
  expect(isSettledInGroup([settled, ofGroup], 'pair', 'h')).toBe(false);
});

test('in whatever order it is asked, and settled once as shown, nothing is left', () => {
  const Session = fc.record({
    childId: fc.constantFrom('ada', 'bo', 'cy'),
    at: fc.integer({ min: 0, max: 3 }),
    day: fc.integer({ min: 0, max: 4 }),
    course: fc.constantFrom('x', 'y'),
  });
  fc.assert(
    fc.property(fc.array(Session, { maxLength: 12 }), (sessions) => {
      const bookings = sessions.map(({ childId, at, day, course }, index) =>
        booked({
          tryId: String(index),
          childId,
          courseId: `${childId} ${course}`,
          on: addDays(DAY, day),
          time: localTime(`1${at}:00`),
        }),
      );
      const meetings = bookedMeetings([PAIR], bookings);
      const turned = bookedMeetings([{ ...PAIR, childId: 'bo', otherChildId: 'ada' }], bookings.toReversed());
      const inOrder = (all: typeof meetings) =>
        all.toSorted((a, b) => (a.courseIds.join(' ') < b.courseIds.join(' ') ? -1 : 1));
      expect(inOrder(turned)).toEqual(inOrder(meetings));
      const settled = meetings.map(({ pairId, courseIds, days }) => ({
        pairId,
        groupId: null,
        courseIds,
        untilOn: days.at(-1) ?? null,
      }));
      expect(unsettledMeetings(meetings, settled)).toEqual([]);
      expect(unsettledMeetings(meetings, [])).toEqual(meetings);
      expect(meetings.flatMap(({ courseIds }) => courseIds).some((id) => id.startsWith('cy'))).toBe(false);
    }),
  );
});
