import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, localDate } from '../../../shared/dates.ts';
import { periodsOff, unansweredOff } from '../../../shared/diary/fallen.ts';
import { DIARY_PERIOD_KINDS, type DiaryPeriod } from '../../../shared/diary/periods.ts';

const d = localDate;
const ID = (last: number) => `0190a000-0000-7000-8000-00000000000${last}`;
const [AMA, BEA] = [ID(1), ID(2)] as [string, string];
const period = (more: Partial<DiaryPeriod>): DiaryPeriod => ({
  id: ID(7),
  version: 1,
  kind: 'closure',
  practitionerId: null,
  name: 'Training day',
  startsOn: d('2026-12-03'),
  endsOn: d('2026-12-04'),
  ...more,
});
const off = (periods: DiaryPeriod[], on: string, practitionerId: string | null = AMA, pauses = false) =>
  periodsOff({ periods, pausesInSchoolHolidays: pauses }, { on: d(on), practitionerId }).length > 0;

describe('whether a session falls on what was entered', () => {
  test.each([
    ['the day before a closure', [period({})], '2026-12-02', AMA, false],
    ['its first day', [period({})], '2026-12-03', AMA, true],
    ['its last day', [period({})], '2026-12-04', null, true],
    ['the day after', [period({})], '2026-12-05', AMA, false],
    ['their own leave', [period({ kind: 'leave', practitionerId: AMA })], '2026-12-03', AMA, true],
    ['somebody else’s leave', [period({ kind: 'leave', practitionerId: BEA })], '2026-12-03', AMA, false],
    ['leave, held by nobody', [period({ kind: 'leave', practitionerId: AMA })], '2026-12-03', null, false],
    ['a bank holiday that was added', [period({ kind: 'bank_holiday' })], '2026-12-03', AMA, true],
    ['one they work on', [period({ kind: 'no_bank_holiday' })], '2026-12-03', AMA, false],
    ['a school holiday without a pause', [period({ kind: 'school_holiday' })], '2026-12-03', AMA, false],
  ])('%s', (_what, periods, on, who, is) => expect(off(periods, on, who)).toBe(is));
  test('a school holiday where the service pauses then', () =>
    expect(off([period({ kind: 'school_holiday' })], '2026-12-03', AMA, true)).toBe(true));
});

describe('a reason to keep it', () => {
  const on = d('2026-12-03');
  const kept = { on, practitionerId: AMA, periodIds: [ID(7)], reason: 'Online that day' };
  const open = (periods: DiaryPeriod[], more: object = {}) =>
    unansweredOff({ periods, pausesInSchoolHolidays: false }, { on, practitionerId: AMA, kept, ...more }).map(
      ({ id }) => id,
    );

  test('stands for its day, for who held it, and for what was entered by then', () => {
    expect(open([period({})])).toEqual([]);
    expect(open([period({})], { kept: null })).toEqual([ID(7)]);
    expect(open([period({})], { on: d('2026-12-04') })).toEqual([ID(7)]);
    expect(open([period({})], { practitionerId: BEA })).toEqual([ID(7)]);
    const leave = period({ id: ID(8), kind: 'leave', practitionerId: AMA });
    expect(open([period({}), leave])).toEqual([ID(8)]);
  });
  test('answers for no more than was there when it was given, whatever is entered since', () => {
    const anyPeriod = fc.record({
      id: fc.constantFrom(ID(7), ID(8), ID(9)),
      kind: fc.constantFrom(...DIARY_PERIOD_KINDS),
      practitionerId: fc.constantFrom(AMA, BEA),
      startsOn: fc.integer({ min: -3, max: 3 }).map((days) => addDays(on, days)),
    });
    fc.assert(
      fc.property(fc.array(anyPeriod), (drawn) => {
        const periods = drawn.map((each) => period({ ...each, endsOn: addDays(each.startsOn, 2) }));
        const facts = { periods, pausesInSchoolHolidays: true };
        const all = periodsOff(facts, { on, practitionerId: AMA });
        expect(unansweredOff(facts, { on, practitionerId: AMA, kept })).toEqual(
          all.filter(({ id }) => id !== ID(7)),
        );
      }),
    );
  });
});
