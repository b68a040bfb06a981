import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { proposeDates } from '../../../shared/courses/proposal.ts';
import { addDays, addWeeks, localDate, localTime, minutesOf, type Weekday } from '../../../shared/dates.ts';
import { timeOf } from '../../../shared/diary/change.ts';
import {
  type Booking,
  clashesOf,
  type ClashFacts,
  countGatherings,
  isOneGathering,
  isTwoPlaces,
  needsAnswer,
  nextFreeDay,
  takenBy,
} from '../../../shared/diary/clashes.ts';
import { unsaidHours } from '../../../shared/diary/hours.ts';

const id = (letter: string) => `01990000-0000-7000-8000-00000000000${letter}`;
const [AMA, BEA, ROOM, OTHER_ROOM, SORREL, RAFE, GLYN] = ['a', 'b', 'c', 'd', 'e', 'f', '1'].map(id) as [
  string,
  string,
  string,
  string,
  string,
  string,
  string,
];
const DAY = localDate('2027-01-14'); // a Thursday
const facts = (more: Partial<ClashFacts> = {}): ClashFacts => ({
  nation: 'england_wales',
  pausesInSchoolHolidays: false,
  periods: [],
  hours: [],
  defaults: { sessionMinutes: 50, travelMinutes: 30, mostADay: 5 },
  apart: [],
  unsafeAtHome: new Set(),
  names: { practitioner: (of) => (of === AMA ? 'Ama Fictley' : 'Bea Protham'), room: () => 'Room 1' },
  ...more,
});
const booking = (more: Partial<Booking> = {}): Booking => ({
  tryId: null,
  courseId: null,
  on: DAY,
  time: localTime('15:00'),
  lengthMinutes: 50,
  practitionerId: AMA,
  roomId: ROOM,
  place: null,
  childId: SORREL,
  groupId: null,
  personId: null,
  isCarers: false,
  ...more,
});
/** Somebody else's session, sharing nothing with the first unless told. */
const elsewhere = (more: Partial<Booking> = {}) =>
  booking({ practitionerId: BEA, roomId: OTHER_ROOM, childId: RAFE, ...more });
const found = (others: Booking[], more: Partial<ClashFacts> = {}, of: Partial<Booking> = {}) =>
  clashesOf(booking(of), others, facts(more)).map((each) => each.with);

describe('which sessions take the place of one', () => {
  test('those of its practitioner, room or child at its time, never itself, and none that only ends as it begins', () => {
    const own = booking({ tryId: id('2') });
    const same = elsewhere({ tryId: id('3'), roomId: ROOM });
    const before = elsewhere({ tryId: id('4'), practitionerId: AMA, time: localTime('14:10') });
    const apart = elsewhere({ tryId: id('5') });
    const child = elsewhere({ tryId: id('6'), childId: SORREL });
    expect(takenBy(own, [own, same, before, apart, child])).toEqual([same, child]);
  });

  test('there is one exactly where a warning says that somebody or a room is in two places', () => {
    const bookings = fc
      .record({
        practitionerId: fc.constantFrom(AMA, BEA, null),
        roomId: fc.constantFrom(ROOM, OTHER_ROOM, null),
        childId: fc.constantFrom(SORREL, RAFE),
        isCarers: fc.boolean(),
        hour: fc.integer({ min: 9, max: 17 }),
      })
      .map(({ hour, ...more }) => booking({ ...more, time: timeOf(hour * 60) }));
    fc.assert(
      fc.property(bookings, fc.array(bookings, { maxLength: 6 }), (one, others) => {
        const isTaken = takenBy(one, others).length > 0;
        expect(clashesOf(one, others, facts()).some(isTwoPlaces)).toBe(isTaken);
      }),
    );
  });
});

describe('what is in the way of a session', () => {
  test('two places at once: practitioner, room and child, up to the minute where one ends', () => {
    const other = (more: Partial<Booking>) => elsewhere({ time: localTime('15:49'), ...more });
    expect(found([other({ practitionerId: AMA })])).toEqual(['practitioner']);
    expect(found([other({ roomId: ROOM })])).toEqual(['room']);
    expect(found([other({ childId: SORREL })])).toEqual(['child']);
    expect(found([other({})])).toEqual([]);
    expect(found([elsewhere({ practitionerId: AMA, time: localTime('15:50') })])).toEqual([]);
    expect(found([elsewhere({ practitionerId: AMA, on: addDays(DAY, 1) })])).toEqual([]);
    expect(clashesOf(booking(), [other({ practitionerId: AMA })], facts())[0]).toEqual({
      with: 'practitioner',
      name: 'Ama Fictley',
    });
  });

  test('a carer’s own session beside the child’s is no clash; the same carer twice is said', () => {
    const carers = { isCarers: true, childId: SORREL, personId: GLYN };
    expect(found([elsewhere(carers)])).toEqual([]);
    expect(found([elsewhere({ personId: GLYN })], {}, carers)).toEqual(['carer']);
    expect(isTwoPlaces({ with: 'carer' })).toBe(false);
  });

  test('a group is in one place: its members and who holds it are not in each other’s way, and are one session of the day', () => {
    const member = (more: Partial<Booking> = {}) =>
      elsewhere({ practitionerId: AMA, roomId: ROOM, groupId: 'g', ...more });
    const own = { groupId: 'g' };
    expect(found([member(), member({ childId: GLYN }), member({ childId: null })], {}, own)).toEqual([]);
    // One who came to it in the place of another group, or at another time, is.
    expect(found([member({ groupId: 'h' })], {}, own)).toEqual(['practitioner', 'room']);
    expect(found([member({ time: localTime('15:15') })], {}, own)).toEqual(['practitioner', 'room']);
    expect(found([member({ roomId: OTHER_ROOM })], {}, own)).toEqual(['practitioner']);
    expect(found([member()])).toEqual(['practitioner', 'room']);
    // Ten come at nine: that is one of a day's most of two.
    const early = Array.from({ length: 10 }, () => member({ time: localTime('09:00') }));
    const two = { defaults: { sessionMinutes: 50, travelMinutes: 30, mostADay: 2 } };
    expect(found(early, two)).toEqual([]);
    expect(found([...early, elsewhere({ practitionerId: AMA, time: localTime('11:00') })], two)).toEqual([
      'daily_most',
    ]);
    // Whoever would plan another session then is told of the group, once.
    const ownDate = member({ childId: null, tryId: 'd', time: localTime('09:00') });
    const then = booking({ time: localTime('09:30') });
    expect(takenBy(then, [...early, ownDate, { ...ownDate, practitionerId: BEA }])).toEqual([ownDate]);
    expect(countGatherings([...early, booking(), booking()])).toBe(3);
    // Those who must not meet are found within it too.
    const apart = [{ childId: SORREL, otherChildId: RAFE, personId: null }];
    expect(found([member()], { apart }, own)).toEqual(['keep_apart']);
  });

  test('a session is never in its own way', () => {
    const kept = booking({ tryId: id('9') });
    expect(clashesOf({ ...kept, time: localTime('15:10') }, [kept], facts())).toEqual([]);
  });

  describe('who must not meet', () => {
    const apart = [{ childId: SORREL, otherChildId: RAFE, personId: null }];
    const next = (time: string, more: Partial<Booking> = {}) => elsewhere({ time: localTime(time), ...more });
    test('is warned of in one place at one time, and at the door', () => {
      expect(found([next('15:00')], { apart })).toEqual(['keep_apart']);
      expect(found([next('16:04')], { apart })).toEqual(['keep_apart']);
      expect(found([next('16:05')], { apart })).toEqual([]);
      expect(found([next('13:56')], { apart })).toEqual(['keep_apart']);
      const turned = [{ childId: RAFE, otherChildId: SORREL, personId: null }];
      expect(found([next('15:00')], { apart: turned })).toEqual(['keep_apart']);
    });
    test('elsewhere or online they do not meet', () => {
      expect(found([next('15:00', { roomId: null, place: 'Northmere School' })], { apart })).toEqual([]);
      expect(found([next('15:00', { roomId: null, place: 'online' })], { apart })).toEqual([]);
    });
    test('each is kept from the other’s parent or carer too, both ways; two carers may meet', () => {
      const carers = { isCarers: true, personId: GLYN };
      expect(found([next('15:00', carers)], { apart })).toEqual(['keep_apart']);
      expect(found([next('15:00', { isCarers: true })], { apart })).toEqual(['keep_apart']);
      expect(found([next('15:00')], { apart }, carers)).toEqual(['keep_apart']);
      expect(found([next('15:00', { isCarers: true })], { apart }, carers)).toEqual([]);
    });
    test('a person is the same one where another child’s record holds them too', () => {
      const person = [{ childId: SORREL, otherChildId: null, personId: 'his-own', alsoPersonIds: [GLYN] }];
      expect(found([next('15:00', { isCarers: true, personId: GLYN })], { apart: person })).toEqual([
        'keep_apart',
      ]);
      expect(found([next('15:00', { isCarers: true, personId: 'else' })], { apart: person })).toEqual([]);
    });
    test('a person is met where their own session is', () => {
      const person = [{ childId: SORREL, otherChildId: null, personId: GLYN }];
      expect(found([next('15:00', { isCarers: true, personId: GLYN })], { apart: person })).toEqual([
        'keep_apart',
      ]);
      expect(found([next('15:00')], { apart: person })).toEqual([]);
    });
    test('the warning names nobody', () => {
      expect(clashesOf(booking(), [next('15:00')], facts({ apart }))).toEqual([
        { with: 'keep_apart', name: '' },
      ]);
    });
  });

  test('home is warned of where the record says so, a room called Homework is not home', () => {
    const unsafe = { unsafeAtHome: new Set([SORREL]) };
    expect(found([], unsafe, { roomId: null, place: 'At home' })).toEqual(['home']);
    expect(found([], unsafe, { roomId: null, place: 'Homework club' })).toEqual([]);
    expect(found([], {}, { roomId: null, place: 'at home' })).toEqual([]);
  });

  test('the day off, hours, a full day and the way there are said, and need no answer', () => {
    const hours = [
      {
        ...unsaidHours(AMA),
        days: [{ weekday: 4 as const, from: localTime('09:00'), to: localTime('15:30') }],
        mostADay: 1,
      },
    ];
    const school = elsewhere({
      practitionerId: AMA,
      roomId: null,
      place: 'School',
      time: localTime('16:19'),
    });
    expect(found([school], { hours })).toEqual(['hours', 'daily_most', 'travel']);
    expect(found([{ ...school, time: localTime('16:20') }])).toEqual([]);
    expect(found([{ ...school, place: 'online' }])).toEqual([]);
    for (const soft of ['hours', 'daily_most', 'travel', 'carer'] as const)
      expect(needsAnswer({ with: soft })).toBe(false);
    expect(found([], {}, { on: localDate('2027-03-26') })).toEqual(['holiday']);
  });

  test('the next free day passes over weekends, and gives up after two weeks', () => {
    expect(nextFreeDay(localDate('2027-01-15'), () => true)).toBe('2027-01-18');
    expect(nextFreeDay(DAY, () => false)).toBeNull();
  });
});

test('no plan, of a child or of a group, puts a person or a room in two places, whatever is in the diary already', () => {
  const anyTime = fc.integer({ min: 9 * 60, max: 17 * 60 }).map(timeOf);
  const anyBooking = fc.record({
    week: fc.integer({ min: 0, max: 12 }),
    day: fc.integer({ min: 0, max: 4 }),
    time: anyTime,
    lengthMinutes: fc.integer({ min: 20, max: 120 }),
    practitionerId: fc.constantFrom(AMA, BEA, null),
    roomId: fc.constantFrom(ROOM, OTHER_ROOM, null),
    childId: fc.constantFrom(SORREL, RAFE, null),
    groupId: fc.constantFrom('g', 'h', null),
    isCarers: fc.boolean(),
  });
  fc.assert(
    fc.property(
      fc.array(anyBooking, { maxLength: 60 }),
      anyTime,
      fc.integer({ min: 1, max: 5 }),
      fc.constantFrom('g', null),
      (others, time, weekday, groupId) => {
        const startsOn = localDate('2027-01-11');
        const diary = others.map(({ week, day, ...each }) =>
          booking({ ...each, on: addDays(addWeeks(startsOn, week), day) }),
        );
        const {
          on: _on,
          tryId: _try,
          courseId: _course,
          ...slot
        } = booking({ time, groupId, childId: groupId === null ? SORREL : null });
        const carer = {
          ...slot,
          childId: SORREL,
          groupId: null,
          isCarers: true,
          practitionerId: BEA,
          roomId: OTHER_ROOM,
        };
        const dates = proposeDates({
          startsOn,
          weekday: weekday as Weekday,
          count: 8,
          slot,
          carer: { ...carer, everyWeeks: 2, max: 4 },
          leftOut: [],
          moves: [],
          facts: facts(),
          diary,
        });
        const planned = dates.flatMap((each) => [
          ...(each.number !== null && !each.clashes.some(isTwoPlaces)
            ? [booking({ ...slot, on: each.on })]
            : []),
          ...(each.carer !== null && !each.carer.clashes.some(isTwoPlaces)
            ? [booking({ ...carer, on: each.on })]
            : []),
        ]);
        expect(dates.filter(({ number }) => number !== null)).toHaveLength(8);
        for (const [at, one] of planned.entries())
          for (const other of [...diary, ...planned.slice(0, at)]) {
            const isAtOnce =
              one.on === other.on &&
              minutesOf(one.time) < minutesOf(other.time) + other.lengthMinutes &&
              minutesOf(other.time) < minutesOf(one.time) + one.lengthMinutes;
            if (!isAtOnce || isOneGathering(one, other)) continue;
            expect(one.practitionerId).not.toBe(other.practitionerId);
            expect(one.roomId).not.toBe(other.roomId);
            const isChilds = one.childId !== null && !one.isCarers && !other.isCarers;
            expect(isChilds && one.childId === other.childId).toBe(false);
          }
      },
    ),
    { numRuns: 60 },
  );
});
