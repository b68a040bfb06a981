import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CarerPlan, daysOfPlan, proposeDates, type Slot } from '../../../shared/courses/proposal.ts';
import { addDays, localDate, localTime, type LocalDate, type Weekday } from '../../../shared/dates.ts';
import type { Booking, ClashFacts } from '../../../shared/diary/clashes.ts';
import { doesMatter, whatMatters } from '../../../shared/diary/matters.ts';
import type { DiaryPeriod } from '../../../shared/diary/periods.ts';

const START = localDate('2026-12-07'); // a Monday, with Christmas in its third week
const COUNT = 6;

const among = (...ids: string[]) => fc.constantFrom(...ids);
const maybe = (...ids: string[]) => fc.constantFrom(null, ...ids);
const time = among('09:00', '09:30', '10:15', '15:00').map(localTime);
const who = {
  time,
  lengthMinutes: fc.constantFrom(15, 50, 90),
  practitionerId: maybe('ama', 'bea', 'cal'),
  roomId: maybe('room 1', 'room 2'),
  place: fc.constantFrom(null, 'online', 'at home', 'Elm School', 'elm school'),
  personId: maybe('glyn', 'oona'),
  isCarers: fc.boolean(),
};
const anyBooking: fc.Arbitrary<Booking> = fc.record({
  ...who,
  on: fc.integer({ min: -10, max: 60 }).map((day) => addDays(START, day)),
  tryId: fc.constant(null),
  courseId: fc.constant(null),
  childId: maybe('sorrel', 'rafe', 'tove'),
  groupId: maybe('group'),
});
const anySlot: fc.Arbitrary<Slot> = fc.record({
  ...who,
  childId: maybe('sorrel', 'rafe'),
  groupId: maybe('group'),
});
const anyCarer: fc.Arbitrary<CarerPlan | null> = fc.option(
  fc.record({
    ...who,
    isCarers: fc.constant(true),
    childId: fc.constant('sorrel'),
    groupId: fc.constant(null),
    everyWeeks: fc.constantFrom(1, 2),
    max: fc.constantFrom(2, 4),
  }),
);
const anyPair = fc.record({
  childId: among('sorrel', 'rafe', 'tove'),
  otherChildId: maybe('sorrel', 'rafe', 'tove'),
  personId: maybe('glyn', 'oona'),
  alsoPersonIds: fc.subarray(['glyn', 'oona']),
});
const anyLeave: fc.Arbitrary<DiaryPeriod> = fc
  .record({
    day: fc.integer({ min: -5, max: 60 }),
    days: fc.integer({ min: 0, max: 12 }),
    of: among('ama', 'bea'),
  })
  .map(({ day, days, of }) => ({
    id: `leave ${day} ${days} ${of}`,
    version: 1,
    kind: 'leave',
    practitionerId: of,
    name: 'leave',
    startsOn: addDays(START, day),
    endsOn: addDays(START, day + days),
  }));
const anyMove = fc.record({
  from: fc.integer({ min: 0, max: 7 }).map((week) => addDays(START, 7 * week)),
  to: fc.integer({ min: 0, max: 70 }).map((day) => addDays(START, day)),
});

const facts = (apart: ClashFacts['apart'], periods: readonly DiaryPeriod[]): ClashFacts => ({
  nation: 'england_wales',
  pausesInSchoolHolidays: false,
  periods: [...periods],
  hours: [],
  defaults: { sessionMinutes: 50, travelMinutes: 30, mostADay: 2 },
  apart,
  unsafeAtHome: new Set(['sorrel']),
  names: { practitioner: (of) => of, room: (of) => of },
});

test('a plan is answered by what matters to it in its weeks exactly as by the whole diary', () => {
  let withClashes = 0;
  let left = 0;
  fc.assert(
    fc.property(
      fc.array(anyBooking, { minLength: 100, maxLength: 160 }),
      fc.record({
        slot: anySlot,
        carer: anyCarer,
        apart: fc.array(anyPair, { maxLength: 4 }),
        leave: fc.array(anyLeave, { maxLength: 3 }),
        moves: fc.array(anyMove, { maxLength: 2 }),
        weekday: fc.integer({ min: 1, max: 7 }),
        leftOut: fc.array(
          anyMove.map(({ to }) => to),
          { maxLength: 2 },
        ),
      }),
      (diary, { slot, carer, apart, leave, moves, weekday, leftOut }) => {
        const asked = {
          startsOn: START,
          weekday: weekday as Weekday,
          count: COUNT,
          slot,
          carer,
          leftOut,
          moves,
          facts: facts(apart, leave),
        };
        const matters = whatMatters(carer === null ? [slot] : [slot, carer], apart);
        const isWithin = (on: LocalDate) => {
          const days = daysOfPlan(asked);
          return days !== null && on >= days.from && on <= days.to;
        };
        const read = diary.filter((each) => doesMatter(each, matters) && isWithin(each.on));
        const whole = proposeDates({ ...asked, diary });
        expect(proposeDates({ ...asked, diary: read })).toEqual(whole);
        withClashes += Number(
          whole.some(({ clashes, suggestion }) => clashes.length > 0 && suggestion !== null),
        );
        left += diary.length - read.length;
      },
    ),
    { numRuns: 60 },
  );
  // The diaries are in the way, and much of each is not read.
  expect(withClashes).toBeGreaterThan(30);
  expect(left).toBeGreaterThan(1500);
});

test('somebody kept apart matters from either side, also to a parent’s own session, for which the child itself does not', () => {
  const none = { practitionerId: null, roomId: null, personId: null, isCarers: false };
  const apart = [
    { childId: 'sorrel', otherChildId: 'rafe', personId: null },
    { childId: 'tove', otherChildId: null, personId: 'glyn' },
  ];
  expect(whatMatters([{ ...none, childId: 'sorrel' }], apart).children).toEqual(['sorrel', 'rafe']);
  expect(whatMatters([{ ...none, childId: 'rafe' }], apart).children).toEqual(['rafe', 'sorrel']);
  expect(whatMatters([{ ...none, childId: 'tove' }], apart)).toMatchObject({
    children: ['tove'],
    people: ['glyn'],
  });
  expect(
    whatMatters([{ ...none, childId: 'sorrel', personId: 'glyn', isCarers: true }], apart),
  ).toMatchObject({
    children: ['rafe', 'tove'],
    people: ['glyn'],
  });
  expect(doesMatter({ ...none, childId: 'rafe' }, whatMatters([{ ...none, childId: null }], apart))).toBe(
    false,
  );
});

test('a plan without a date asks for no day', () => {
  const slot = {
    time: localTime('09:00'),
    lengthMinutes: 50,
    practitionerId: 'ama',
    roomId: null,
    place: null,
  };
  const of = { ...slot, childId: 'sorrel', groupId: null, personId: null, isCarers: false };
  const asked = { startsOn: START, weekday: 1 as const, slot: of, carer: null, leftOut: [], moves: [] };
  expect(daysOfPlan({ ...asked, count: 0, facts: facts([], []) })).toBeNull();
  expect(daysOfPlan({ ...asked, count: 1, facts: facts([], []) })).toEqual({
    from: START,
    to: addDays(START, 4),
  });
});
