import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addWeeks, daysBetween, localDate, localTime } from '../../../shared/dates.ts';
import { changePlanned, type ChangedTo, type PlannedTry, timeOf } from '../../../shared/diary/change.ts';

const START = localDate('2027-01-08'); // a Friday
const CHILDS = 'strand-child';
const CARERS = 'strand-carer';
const planned = (number: number, more: Partial<PlannedTry> = {}): PlannedTry => ({
  tryId: `${more.strandId ?? CHILDS}-${number}`,
  strandId: CHILDS,
  number,
  on: addWeeks(START, number - 1),
  time: localTime('15:30'),
  lengthMinutes: 50,
  practitionerId: 'ama',
  roomId: 'room-1',
  place: null,
  ...more,
});
const course = () => [
  ...Array.from({ length: 6 }, (_, at) => planned(at + 1)),
  ...[1, 2, 3].map((number) =>
    planned(number, {
      strandId: CARERS,
      on: addWeeks(START, (number - 1) * 2),
      practitionerId: 'bea',
      roomId: 'room-2',
    }),
  ),
];
const as = (one: PlannedTry, more: Partial<ChangedTo> = {}): ChangedTo => ({
  on: one.on,
  time: one.time,
  practitionerId: one.practitionerId,
  roomId: one.roomId,
  place: one.place,
  ...more,
});
type Change = Parameters<typeof changePlanned>[1];
const changedBy = (plan: PlannedTry[], change: Change) => {
  const decided = changePlanned(plan, change);
  if (!decided.ok) throw new Error(decided.code);
  return decided.value;
};
const after = (plan: PlannedTry[], change: Change) => {
  const changed = new Map(changedBy(plan, change).map((each) => [each.before.tryId, each.after]));
  return plan.map((each) => changed.get(each.tryId) ?? each);
};

describe('a change to planned dates', () => {
  const third = planned(3);
  const monday = as(third, { on: addDays(third.on, 3), time: localTime('16:00') });

  test('this one alone', () => {
    const changed = changedBy(course(), { tryId: third.tryId, scope: 'this', to: monday, along: [CARERS] });
    expect(changed.map(({ after: each }) => [each.tryId, each.on, each.time])).toEqual([
      ['strand-child-3', '2027-01-25', '16:00'],
    ]);
  });

  test('this and later: a new weekday and time from here on, what lies before stays', () => {
    const plan = after(course(), { tryId: third.tryId, scope: 'this_and_later', to: monday });
    expect(plan.filter(({ strandId }) => strandId === CHILDS).map(({ on }) => on)).toEqual([
      '2027-01-08',
      '2027-01-15',
      '2027-01-25',
      '2027-02-01',
      '2027-02-08',
      '2027-02-15',
    ]);
    expect(plan.filter(({ strandId }) => strandId === CARERS)).toEqual(course().slice(6));
  });

  test('the carer’s sessions go along by the same days and minutes, with their own practitioner and room', () => {
    const plan = after(course(), {
      tryId: third.tryId,
      scope: 'this_and_later',
      to: { ...monday, practitionerId: 'noor', roomId: null, place: 'School' },
      along: [CARERS],
    });
    expect(plan[2]).toMatchObject({ practitionerId: 'noor', roomId: null, place: 'School' });
    expect(
      plan.slice(6).map(({ on, time, practitionerId, roomId }) => [on, time, practitionerId, roomId]),
    ).toEqual([
      ['2027-01-08', '15:30', 'bea', 'room-2'],
      ['2027-01-25', '16:00', 'bea', 'room-2'],
      ['2027-02-08', '16:00', 'bea', 'room-2'],
    ]);
  });

  test('a swap for one, and for good: those held by somebody else stay theirs', () => {
    const plan = course();
    plan[4] = planned(5, { practitionerId: 'cover' });
    const to = as(third, { practitionerId: 'noor' });
    const one = after(plan, { tryId: third.tryId, scope: 'this', to });
    expect(one.filter(({ practitionerId }) => practitionerId === 'noor')).toHaveLength(1);
    const good = after(plan, { tryId: third.tryId, scope: 'this_and_later', to });
    expect(good.slice(0, 6).map(({ practitionerId }) => practitionerId)).toEqual([
      'ama',
      'ama',
      'noor',
      'noor',
      'cover',
      'noor',
    ]);
  });

  test('what is logged is not among the planned dates, and is refused by its name', () => {
    expect(
      changePlanned(course().slice(1), { tryId: planned(1).tryId, scope: 'this', to: monday }),
    ).toMatchObject({ ok: false, code: 'try_not_planned' });
  });

  test('nothing goes past midnight, and no change is no change', () => {
    const late = as(third, { time: localTime('23:30') });
    expect(changePlanned(course(), { tryId: third.tryId, scope: 'this', to: late })).toMatchObject({
      code: 'time_outside_day',
    });
    const plan = course();
    plan[5] = planned(6, { time: localTime('22:00') });
    const later = as(third, { time: localTime('17:30') });
    expect(changePlanned(plan, { tryId: third.tryId, scope: 'this_and_later', to: later })).toMatchObject({
      code: 'time_outside_day',
    });
    expect(changedBy(course(), { tryId: third.tryId, scope: 'this_and_later', to: as(third) })).toEqual([]);
  });

  test('later is by the day: a session that is tried again after the last is later than all of them', () => {
    const plan = course();
    plan[2] = planned(3, { on: addWeeks(START, 6) });
    const days = (to: PlannedTry[]) =>
      to.slice(0, 6).map(({ on }, at) => daysBetween(plan[at]?.on ?? on, on));
    const move = (one: PlannedTry | undefined) => {
      if (one === undefined) throw new Error('not planned');
      const to = as(one, { on: addDays(one.on, 1) });
      return days(after(plan, { tryId: one.tryId, scope: 'this_and_later', to }));
    };
    expect(move(plan[2])).toEqual([0, 0, 1, 0, 0, 0]);
    expect(move(plan[3])).toEqual([0, 0, 1, 1, 1, 1]);
  });

  test('moving this and later and back restores the plan, single moved dates included', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: -20, max: 400 }),
        fc.integer({ min: 9 * 60, max: 18 * 60 }),
        fc.constantFrom('ama', 'noor'),
        fc.constantFrom('room-1', 'room-9', null),
        fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: -6, max: 6 })), { maxLength: 4 }),
        (number, days, minutes, practitionerId, roomId, moved) => {
          const plan = course();
          for (const [at, by] of moved) {
            const one = plan[at];
            if (one !== undefined) plan[at] = { ...one, on: addDays(one.on, by) };
          }
          const chosen = plan[number - 1];
          if (chosen === undefined) return;
          const isBefore = (each: PlannedTry) => each.strandId === CHILDS && each.on < chosen.on;
          const before = plan.filter(isBefore).map(({ on }) => on);
          const on = addDays(chosen.on, days);
          fc.pre(before.every((each) => each < on));
          const to: ChangedTo = {
            on,
            time: timeOf(minutes),
            practitionerId,
            roomId,
            place: roomId === null ? 'School' : null,
          };
          const change = { tryId: chosen.tryId, scope: 'this_and_later' as const };
          const there = after(plan, { ...change, to });
          expect(after(there, { ...change, to: as(chosen) })).toEqual(plan);
          // What lies before never moves.
          plan.forEach((each, at) => {
            if (isBefore(each)) expect(there[at]).toEqual(each);
          });
        },
      ),
    );
  });
});
