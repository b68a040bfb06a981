import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  LocalDate,
  LocalTime,
  addDays,
  addMonths,
  addWeeks,
  addYears,
  ageInYearsAndMonths,
  ageOn,
  compareDates,
  daysBetween,
  financialQuarterOf,
  formatDate,
  formatDay,
  formatLongDay,
  formatTime,
  isBefore,
  listQuarters,
  localDate,
  localDateOf,
  localTime,
  nextWeekday,
  parseQuarterLabel,
  startOfWeek,
  turnsOn,
  weekdayOf,
  wholeWeeks,
  workingDayFrom,
  workingDaysAfter,
} from '../../shared/dates.ts';

const d = localDate;
const anyDate = fc.integer({ min: 0, max: 109_572 }).map((n) => addDays(d('1900-01-01'), n));
const someDate = fc.integer({ min: 20_000, max: 80_000 }).map((n) => addDays(d('1900-01-01'), n));

// Apia had no 30 Dec 2011 at all, Cairo and São Paulo have had days without a midnight.
describe.each([
  'Europe/London',
  'UTC',
  'Pacific/Apia',
  'America/Sao_Paulo',
  'Africa/Cairo',
  'Pacific/Kiritimati',
])('with the machine set to %s', (zone) => {
  const before = process.env['TZ'];
  beforeAll(() => {
    process.env['TZ'] = zone;
  });
  afterAll(() => {
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
  });

  test('days are counted across the changes of the clocks and the skipped day', () => {
    expect(daysBetween(d('2026-03-28'), d('2026-03-30'))).toBe(2);
    expect(daysBetween(d('2026-10-24'), d('2026-10-26'))).toBe(2);
    expect(addDays(d('2011-12-29'), 1)).toBe('2011-12-30');
    expect(addDays(d('2011-12-30'), 1)).toBe('2011-12-31');
    expect(addDays(d('2018-11-03'), 1)).toBe('2018-11-04');
    expect(weekdayOf(d('2026-11-20'))).toBe(5);
  });

  test('adding days and counting them back agree for every date', () => {
    fc.assert(
      fc.property(someDate, fc.integer({ min: -15_000, max: 15_000 }), (date, days) => {
        const later = addDays(date, days);
        expect(daysBetween(date, later)).toBe(days);
        expect(LocalDate.safeParse(later).success).toBe(true);
        expect(((weekdayOf(later) - weekdayOf(date) - days) % 7) + 0).toBe(0);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a date', () => {
  test.each(['2026-02-29', '1900-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '26-04-01', '1899-12-31'])(
    '%s is not taken',
    (text) => expect(LocalDate.safeParse(text).success).toBe(false),
  );
  test.each(['2200-01-01', ' 2026-04-01', '2026-4-1', '2026-04-01T00:00', '', '2026-04-00'])(
    '"%s" is not taken',
    (text) => expect(LocalDate.safeParse(text).success).toBe(false),
  );
  test.each(['2024-02-29', '2000-02-29', '1900-01-01', '2199-12-31'])('%s is taken', (text) =>
    expect(LocalDate.parse(text)).toBe(text),
  );
  test('is made from numbers only where it is real', () => {
    expect(localDateOf(2026, 9, 12)).toBe('2026-09-12');
    expect(localDateOf(2026, 2, 30)).toBeNull();
    expect(localDateOf(26, 2, 3)).toBeNull();
    expect(localDateOf(2026, 2.5, 3)).toBeNull();
  });
  test('from untrusted text throws, and the message does not repeat the text', () => {
    expect(() => localDate('Ann Testwood')).toThrow(/^Not a calendar date$/);
  });
  test('every day from 1900 to 2199 is real, and compares as text does', () => {
    fc.assert(
      fc.property(anyDate, anyDate, (a, b) => {
        expect(LocalDate.safeParse(a).success).toBe(true);
        expect(isBefore(a, b)).toBe(daysBetween(a, b) > 0);
        expect(Math.sign(compareDates(a, b))).toBe(-Math.sign(daysBetween(a, b)) + 0);
      }),
    );
  });
});

test('a time is HH:MM within the day', () => {
  expect(LocalTime.safeParse('09:05').success).toBe(true);
  for (const text of ['24:00', '9:05', '12:60', '12:5'])
    expect(LocalTime.safeParse(text).success).toBe(false);
});

describe('months and years', () => {
  test('go to the last of a month that is too short', () => {
    expect(addMonths(d('2026-01-31'), 1)).toBe('2026-02-28');
    expect(addMonths(d('2024-01-31'), 1)).toBe('2024-02-29');
    expect(addMonths(d('2026-11-30'), 3)).toBe('2027-02-28');
    expect(addMonths(d('2026-01-15'), -1)).toBe('2025-12-15');
  });
  test('twelve months before 29 Feb is 28 Feb', () =>
    expect(addYears(d('2024-02-29'), -1)).toBe('2023-02-28'));
  test('weeks are seven days', () => expect(addWeeks(d('2026-12-28'), 6)).toBe('2027-02-08'));
  test('whole weeks are rounded down', () => expect([34, 35, 0, 6].map(wholeWeeks)).toEqual([4, 5, 0, 0]));
});

describe('age', () => {
  test('is completed years, reached on the birthday', () => {
    expect(ageOn(d('2015-07-21'), d('2026-07-20'))).toBe(10);
    expect(ageOn(d('2015-07-21'), d('2026-07-21'))).toBe(11);
  });
  test('of someone born on 29 Feb is reached on 1 March in a common year', () => {
    const born = d('2012-02-29');
    expect(ageOn(born, d('2026-02-28'))).toBe(13);
    expect(ageOn(born, d('2026-03-01'))).toBe(14);
    expect(ageOn(born, d('2028-02-29'))).toBe(16);
    expect(turnsOn(born, 18)).toBe('2030-03-01');
    expect(turnsOn(born, 16)).toBe('2028-02-29');
  });
  test('in months counts completed months', () => {
    expect(ageInYearsAndMonths(d('2015-07-21'), d('2026-11-20'))).toEqual({ years: 11, months: 3 });
    expect(ageInYearsAndMonths(d('2015-07-21'), d('2026-11-21'))).toEqual({ years: 11, months: 4 });
    expect(ageInYearsAndMonths(d('2015-01-31'), d('2015-02-28'))).toEqual({ years: 0, months: 0 });
  });
  test('is reached exactly on the date that turnsOn gives', () => {
    fc.assert(
      fc.property(someDate, fc.integer({ min: 0, max: 25 }), (born, age) => {
        const day = turnsOn(born, age);
        expect(ageOn(born, day)).toBe(age);
        expect(ageOn(born, addDays(day, -1))).toBe(age - 1);
        expect(ageInYearsAndMonths(born, day)).toEqual({ years: age, months: 0 });
      }),
    );
  });
});

describe('weekdays', () => {
  test('next weekday is the same day where it already is one', () => {
    expect(nextWeekday(d('2026-11-19'), 4)).toBe('2026-11-19');
    expect(nextWeekday(d('2026-11-20'), 4)).toBe('2026-11-26');
    expect(startOfWeek(d('2026-11-22'))).toBe('2026-11-16');
    expect(startOfWeek(d('2026-11-16'))).toBe('2026-11-16');
  });
  test('working days pass over weekends and holidays', () => {
    const none = () => false;
    expect(workingDaysAfter(d('2026-11-20'), 2, none)).toBe('2026-11-24');
    expect(workingDaysAfter(d('2026-11-21'), 1, none)).toBe('2026-11-23');
    expect(workingDaysAfter(d('2026-12-24'), 1, (day) => day === '2026-12-25' || day === '2026-12-28')).toBe(
      '2026-12-29',
    );
    expect(workingDaysAfter(d('2026-11-20'), 0, none)).toBe('2026-11-20');
    expect(workingDayFrom(d('2026-11-20'), none)).toBe('2026-11-20');
    expect(workingDayFrom(d('2026-11-21'), none)).toBe('2026-11-23');
    expect(workingDayFrom(d('2027-01-01'), (day) => day === '2027-01-01')).toBe('2027-01-04');
  });
});

test('dates and times are written as the screens write them', () => {
  const day = d('2026-11-20');
  expect(formatDate(day)).toBe('20 Nov 2026');
  expect(formatDay(day)).toBe('Fri 20 Nov');
  expect(formatLongDay(day)).toBe('Friday 20 November');
  expect(
    ['16:00', '15:30', '09:05', '12:00', '00:00', '00:15', '12:30'].map((t) => formatTime(localTime(t))),
  ).toEqual(['4 pm', '3.30 pm', '9.05 am', 'midday', 'midnight', '12.15 am', '12.30 pm']);
});

describe('financial quarters', () => {
  test('begin in April', () => {
    expect(financialQuarterOf(d('2026-11-20'))).toEqual({
      label: '2026/27 Q3',
      startsOn: '2026-10-01',
      endsOn: '2026-12-31',
    });
    expect(financialQuarterOf(d('2027-03-31'))).toEqual({
      label: '2026/27 Q4',
      startsOn: '2027-01-01',
      endsOn: '2027-03-31',
    });
    expect(financialQuarterOf(d('2027-04-01')).label).toBe('2027/28 Q1');
    expect(financialQuarterOf(d('2099-12-31')).label).toBe('2099/00 Q3');
  });
  test('a label that is not a quarter is not read', () => {
    for (const label of ['2026/28 Q3', '2026/27 Q5', '2026/27', '2026-27 Q3', '26/27 Q3'])
      expect(parseQuarterLabel(label)).toBeNull();
  });
  test('hold every date in exactly one, and read back from their label', () => {
    fc.assert(
      fc.property(someDate, (date) => {
        const quarter = financialQuarterOf(date);
        expect(quarter.startsOn <= date && date <= quarter.endsOn).toBe(true);
        expect(parseQuarterLabel(quarter.label)).toEqual(quarter);
        expect(financialQuarterOf(addDays(quarter.startsOn, -1)).endsOn).toBe(addDays(quarter.startsOn, -1));
      }),
    );
  });
  test('are listed from the first that is touched to the last', () => {
    expect(listQuarters(d('2026-06-30'), d('2027-01-01')).map((q) => q.label)).toEqual([
      '2026/27 Q1',
      '2026/27 Q2',
      '2026/27 Q3',
      '2026/27 Q4',
    ]);
    expect(listQuarters(d('2026-06-30'), d('2026-06-29'))).toEqual([]);
  });
});
