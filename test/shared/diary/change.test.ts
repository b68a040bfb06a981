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

  test('this and later never go past a date that stays before them; this one alone may', () => {
    const refused = { ok: false, code: 'change_past_earlier', detail: { day: 'Fri 15 Jan' } };
    const move = (days: number, more: Partial<Change> = {}) =>
      changePlanned(course(), {
        tryId: third.tryId,
        scope: 'this_and_later',
        to: as(third, { on: addDays(third.on, days) }),
        ...more,
      });
    expect(move(-6)).toMatchObject({ ok: true });
    expect(move(-7)).toMatchObject(refused);
    expect(move(-60)).toMatchObject({ code: 'change_past_earlier' });
    expect(move(-7, { scope: 'this' })).toMatchObject({ ok: true });
    // The carer's of 8 January stays too, where hers go along.
    const fromSecond = (along: string[]) =>
      changePlanned(course().slice(1), {
        tryId: planned(2).tryId,
        scope: 'this_and_later',
        to: as(planned(2), { on: START }),
        along,
      });
    expect(fromSecond([])).toMatchObject({ ok: true });
    expect(fromSecond([CARERS])).toMatchObject({ ...refused, detail: { day: 'Fri 8 Jan' } });
  });

  // Dates moved singly, some tried again much later; some held by others, some without a time.
  const somePlan = fc
    .array(
      fc.tuple(
        fc.nat({ max: 8 }),
        fc.integer({ min: -60, max: 60 }),
        fc.constantFrom('ama', 'noor', null),
        fc.constantFrom('09:00', '15:30', null),
      ),
      { maxLength: 5 },
    )
    .map((changes) => {
      const plan = course();
      for (const [at, days, practitionerId, time] of changes) {
        const one = plan[at];
        if (one === undefined) continue;
        plan[at] = {
          ...one,
          on: addDays(one.on, days),
          practitionerId,
          time: time === null ? null : localTime(time),
        };
      }
      return plan;
    });
  const someChange = fc.record({
    at: fc.nat({ max: 8 }),
    days: fc.integer({ min: -60, max: 400 }),
    minutes: fc.option(fc.integer({ min: 6 * 60, max: 22 * 60 })),
    along: fc.constantFrom([], [CHILDS, CARERS]),
  });

  test('moving this and later and back restores the plan, whatever was moved singly before', () => {
    fc.assert(
      fc.property(somePlan, someChange, (plan, { at, days, minutes, along }) => {
        const chosen = plan[at];
        if (chosen === undefined) throw new Error('nine are planned');
        const change = { tryId: chosen.tryId, scope: 'this_and_later' as const, along };
        const time = minutes === null ? null : timeOf(minutes);
        const there = changePlanned(plan, {
          ...change,
          to: as(chosen, { on: addDays(chosen.on, days), time }),
        });
        if (!there.ok) return;
        const changed = new Map(there.value.map((each) => [each.before.tryId, each.after]));
        const moved = plan.map((each) => changed.get(each.tryId) ?? each);
        expect(after(moved, { ...change, to: as(chosen) })).toEqual(plan);
        // What lies before never moves.
        plan.forEach((each, index) => {
          if (each.on < chosen.on) expect(moved[index]).toEqual(each);
        });
      }),
    );
  });

  test('a swap of this and later and back restores the plan where nobody had held some of them before', () => {
    fc.assert(
      fc.property(somePlan, fc.nat({ max: 8 }), fc.constantFrom('room-9', null), (plan, at, roomId) => {
        const chosen = plan[at];
        if (chosen === undefined) throw new Error('nine are planned');
        const change = { tryId: chosen.tryId, scope: 'this_and_later' as const };
        const place = roomId === null ? 'School' : null;
        const there = after(plan, { ...change, to: as(chosen, { practitionerId: 'dee', roomId, place }) });
        expect(after(there, { ...change, to: as(chosen) })).toEqual(plan);
      }),
    );
  });
});
