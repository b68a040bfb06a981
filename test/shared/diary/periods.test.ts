import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { holidayCheck, NATIONS } from '../../../shared/calendar/bankHolidays.ts';
import { addDays, localDate } from '../../../shared/dates.ts';
import {
  type DayFacts,
  dayOff,
  daysOf,
  type DiaryPeriod,
  listedHolidays,
  periodFaults,
  ownHolidaysOf,
  serviceHolidayOn,
} from '../../../shared/diary/periods.ts';

const AMA = '01990000-0000-7000-8000-00000000000a';
const BEA = '01990000-0000-7000-8000-00000000000b';
let made = 0;
const period = (more: Partial<DiaryPeriod> & Pick<DiaryPeriod, 'kind'>): DiaryPeriod => {
  made += 1;
  return {
    id: `01990000-0000-7000-8000-${String(made).padStart(12, '0')}`,
    version: 1,
    practitionerId: null,
    name: 'Christmas closure',
    startsOn: localDate('2026-12-21'),
    endsOn: localDate('2027-01-04'),
    ...more,
  };
};
const facts = (periods: DiaryPeriod[], more: Partial<DayFacts> = {}): DayFacts => ({
  nation: 'england_wales',
  pausesInSchoolHolidays: false,
  periods,
  ...more,
});
const on = (date: string, of: DayFacts, who: string | null = AMA) => dayOff(of, localDate(date), who);

describe('days off', () => {
  test('a closure begins on its first day and ends with its last', () => {
    const closed = facts([period({ kind: 'closure' })]);
    expect(on('2026-12-20', closed)).toBeNull();
    expect(on('2026-12-21', closed)).toEqual({ because: 'closure', name: 'Christmas closure' });
    expect(on('2027-01-04', closed)?.because).toBe('closure');
    expect(on('2027-01-05', closed)).toBeNull();
    expect(on('2026-12-25', closed)).toEqual({ because: 'holiday', name: 'Christmas Day' });
  });

  test('leave is one person’s, and has no name', () => {
    const away = facts([period({ kind: 'leave', practitionerId: AMA, name: '' })]);
    expect(on('2026-12-22', away)).toEqual({ because: 'leave', name: '' });
    expect(on('2026-12-22', away, BEA)).toBeNull();
    expect(on('2026-12-22', away, null)).toBeNull();
  });

  test('school holidays count only where the service pauses in them', () => {
    const half = [period({ kind: 'school_holiday', name: 'Half term' })];
    expect(on('2026-12-22', facts(half))).toBeNull();
    expect(on('2026-12-22', facts(half, { pausesInSchoolHolidays: true }))?.because).toBe('school_holiday');
  });

  test('a service adds a proclaimed day and works on one it took out', () => {
    const day = localDate('2027-06-14');
    const changed = facts([
      period({ kind: 'bank_holiday', name: 'A royal wedding', startsOn: day, endsOn: day }),
      period({
        kind: 'no_bank_holiday',
        name: 'Good Friday',
        startsOn: localDate('2027-03-26'),
        endsOn: localDate('2027-03-26'),
      }),
    ]);
    expect(serviceHolidayOn(changed, day)).toBe('A royal wedding');
    expect(serviceHolidayOn(changed, localDate('2027-03-26'))).toBeNull();
    expect(listedHolidays(changed, 2027).map(({ date, is }) => [date, is])).toEqual(
      expect.arrayContaining([
        ['2027-03-26', 'taken_out'],
        ['2027-03-29', 'by_rule'],
        ['2027-06-14', 'added'],
      ]),
    );
  });

  test('with nothing entered, the holidays are those of the rule, and every day of a period is off', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...NATIONS),
        fc.integer({ min: 0, max: 3000 }),
        fc.integer({ min: 0, max: 60 }),
        (nation, from, length) => {
          const startsOn = addDays(localDate('2024-01-01'), from);
          const plain = facts([], { nation });
          expect(serviceHolidayOn(plain, startsOn) !== null).toBe(holidayCheck(nation)(startsOn));
          for (const kind of ['bank_holiday', 'no_bank_holiday'] as const) {
            const own = [period({ kind, startsOn, endsOn: startsOn })];
            const check = holidayCheck(nation, ownHolidaysOf(own));
            expect(check(startsOn)).toBe(serviceHolidayOn(facts(own, { nation }), startsOn) !== null);
          }
          const closure = period({ kind: 'closure', startsOn, endsOn: addDays(startsOn, length) });
          expect(daysOf(closure)).toHaveLength(length + 1);
          for (const day of daysOf(closure)) expect(dayOff(facts([closure]), day, null)).not.toBeNull();
        },
      ),
    );
  });
});

describe('what is wrong with a period', () => {
  test.each([
    [{ kind: 'leave' as const, practitionerId: null }, 'practitionerId'],
    [{ kind: 'closure' as const, name: ' ' }, 'name'],
    [{ kind: 'closure' as const, endsOn: localDate('2026-12-20') }, 'endsOn'],
    [{ kind: 'closure' as const, endsOn: localDate('2027-12-22') }, 'endsOn'],
    [{ kind: 'bank_holiday' as const }, 'endsOn'],
  ])('%j is said beside %s', (more, field) => {
    expect(Object.keys(periodFaults(period(more)))).toEqual([field]);
  });
  test('a period of one day, and of a whole year, are right', () => {
    const startsOn = localDate('2026-12-21');
    expect(periodFaults(period({ kind: 'closure', endsOn: startsOn }))).toEqual({});
    expect(periodFaults(period({ kind: 'closure', endsOn: localDate('2027-12-21') }))).toEqual({});
    expect(periodFaults(period({ kind: 'leave', practitionerId: AMA, name: '' }))).toEqual({});
  });
});
