import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  NATIONS,
  bankHolidayOn,
  bankHolidays,
  easterSunday,
  holidayCheck,
} from '../../../shared/calendar/bankHolidays.ts';
import type { Nation } from '../../../shared/calendar/bankHolidays.ts';
import { formatDayMonth, localDate, weekdayOf } from '../../../shared/dates.ts';

const TABLE: [Nation, number, string][] = [
  ['england_wales', 2026, '1 Jan, 3 Apr, 6 Apr, 4 May, 25 May, 31 Aug, 25 Dec, 28 Dec (sub)'],
  ['england_wales', 2027, '1 Jan, 26 Mar, 29 Mar, 3 May, 31 May, 30 Aug, 27 Dec (sub), 28 Dec (sub)'],
  ['england_wales', 2028, '3 Jan (sub), 14 Apr, 17 Apr, 1 May, 29 May, 28 Aug, 25 Dec, 26 Dec'],
  ['scotland', 2026, '1 Jan, 2 Jan, 3 Apr, 4 May, 25 May, 15 Jun, 3 Aug, 30 Nov, 25 Dec, 28 Dec (sub)'],
  ['scotland', 2027, '1 Jan, 4 Jan (sub), 26 Mar, 3 May, 31 May, 2 Aug, 30 Nov, 27 Dec (sub), 28 Dec (sub)'],
  ['scotland', 2028, '3 Jan (sub), 4 Jan (sub), 14 Apr, 1 May, 29 May, 7 Aug, 30 Nov, 25 Dec, 26 Dec'],
  [
    'northern_ireland',
    2026,
    '1 Jan, 17 Mar, 3 Apr, 6 Apr, 4 May, 25 May, 13 Jul (sub), 31 Aug, 25 Dec, 28 Dec (sub)',
  ],
  [
    'northern_ireland',
    2027,
    '1 Jan, 17 Mar, 26 Mar, 29 Mar, 3 May, 31 May, 12 Jul, 30 Aug, 27 Dec (sub), 28 Dec (sub)',
  ],
  [
    'northern_ireland',
    2028,
    '3 Jan (sub), 17 Mar, 14 Apr, 17 Apr, 1 May, 29 May, 12 Jul, 28 Aug, 25 Dec, 26 Dec',
  ],
  // With the years above, every nation from 2024 to 2032, typed from the rules.
  ['england_wales', 2024, '1 Jan, 29 Mar, 1 Apr, 6 May, 27 May, 26 Aug, 25 Dec, 26 Dec'],
  ['england_wales', 2025, '1 Jan, 18 Apr, 21 Apr, 5 May, 26 May, 25 Aug, 25 Dec, 26 Dec'],
  ['england_wales', 2029, '1 Jan, 30 Mar, 2 Apr, 7 May, 28 May, 27 Aug, 25 Dec, 26 Dec'],
  ['england_wales', 2030, '1 Jan, 19 Apr, 22 Apr, 6 May, 27 May, 26 Aug, 25 Dec, 26 Dec'],
  ['england_wales', 2031, '1 Jan, 11 Apr, 14 Apr, 5 May, 26 May, 25 Aug, 25 Dec, 26 Dec'],
  ['england_wales', 2032, '1 Jan, 26 Mar, 29 Mar, 3 May, 31 May, 30 Aug, 27 Dec (sub), 28 Dec (sub)'],
  ['scotland', 2024, '1 Jan, 2 Jan, 29 Mar, 6 May, 27 May, 5 Aug, 2 Dec (sub), 25 Dec, 26 Dec'],
  ['scotland', 2025, '1 Jan, 2 Jan, 18 Apr, 5 May, 26 May, 4 Aug, 1 Dec (sub), 25 Dec, 26 Dec'],
  ['scotland', 2029, '1 Jan, 2 Jan, 30 Mar, 7 May, 28 May, 6 Aug, 30 Nov, 25 Dec, 26 Dec'],
  ['scotland', 2030, '1 Jan, 2 Jan, 19 Apr, 6 May, 27 May, 5 Aug, 2 Dec (sub), 25 Dec, 26 Dec'],
  ['scotland', 2031, '1 Jan, 2 Jan, 11 Apr, 5 May, 26 May, 4 Aug, 1 Dec (sub), 25 Dec, 26 Dec'],
  ['scotland', 2032, '1 Jan, 2 Jan, 26 Mar, 3 May, 31 May, 2 Aug, 30 Nov, 27 Dec (sub), 28 Dec (sub)'],
  [
    'northern_ireland',
    2024,
    '1 Jan, 18 Mar (sub), 29 Mar, 1 Apr, 6 May, 27 May, 12 Jul, 26 Aug, 25 Dec, 26 Dec',
  ],
  [
    'northern_ireland',
    2025,
    '1 Jan, 17 Mar, 18 Apr, 21 Apr, 5 May, 26 May, 14 Jul (sub), 25 Aug, 25 Dec, 26 Dec',
  ],
  [
    'northern_ireland',
    2029,
    '1 Jan, 19 Mar (sub), 30 Mar, 2 Apr, 7 May, 28 May, 12 Jul, 27 Aug, 25 Dec, 26 Dec',
  ],
  [
    'northern_ireland',
    2030,
    '1 Jan, 18 Mar (sub), 19 Apr, 22 Apr, 6 May, 27 May, 12 Jul, 26 Aug, 25 Dec, 26 Dec',
  ],
  [
    'northern_ireland',
    2031,
    '1 Jan, 17 Mar, 11 Apr, 14 Apr, 5 May, 26 May, 14 Jul (sub), 25 Aug, 25 Dec, 26 Dec',
  ],
  [
    'northern_ireland',
    2032,
    '1 Jan, 17 Mar, 26 Mar, 29 Mar, 3 May, 31 May, 12 Jul, 30 Aug, 27 Dec (sub), 28 Dec (sub)',
  ],
  // Years with proclaimed days, and the two ways a Christmas weekend can fall.
  ['england_wales', 2012, '2 Jan (sub), 6 Apr, 9 Apr, 7 May, 4 Jun, 5 Jun, 27 Aug, 25 Dec, 26 Dec'],
  ['england_wales', 2020, '1 Jan, 10 Apr, 13 Apr, 8 May, 25 May, 31 Aug, 25 Dec, 28 Dec (sub)'],
  ['england_wales', 2021, '1 Jan, 2 Apr, 5 Apr, 3 May, 31 May, 30 Aug, 27 Dec (sub), 28 Dec (sub)'],
  [
    'england_wales',
    2022,
    '3 Jan (sub), 15 Apr, 18 Apr, 2 May, 2 Jun, 3 Jun, 29 Aug, 19 Sep, 26 Dec, 27 Dec (sub)',
  ],
  ['england_wales', 2023, '2 Jan (sub), 7 Apr, 10 Apr, 1 May, 8 May, 29 May, 28 Aug, 25 Dec, 26 Dec'],
  ['scotland', 2023, '2 Jan, 3 Jan (sub), 7 Apr, 1 May, 8 May, 29 May, 7 Aug, 30 Nov, 25 Dec, 26 Dec'],
];

test.each(TABLE)('%s %i', (nation, year, expected) => {
  const written = bankHolidays(nation, year)
    .map((holiday) => formatDayMonth(holiday.date) + (holiday.isSubstitute ? ' (sub)' : ''))
    .join(', ');
  expect(written).toBe(expected);
});

test.each([
  [1943, '1943-04-25'],
  [1961, '1961-04-02'],
  [2000, '2000-04-23'],
  [2008, '2008-03-23'],
  [2024, '2024-03-31'],
  [2038, '2038-04-25'],
  [2160, '2160-03-23'],
])('Easter of %i', (year, date) => expect(easterSunday(year)).toBe(date));

test('every holiday is a weekday, once, in its own year, and a substitute never lands on another', () => {
  fc.assert(
    fc.property(fc.constantFrom(...NATIONS), fc.integer({ min: 1979, max: 2199 }), (nation, year) => {
      const days = bankHolidays(nation, year);
      expect(new Set(days.map((day) => day.date)).size).toBe(days.length);
      for (const { date } of days) {
        expect(weekdayOf(date)).toBeLessThanOrEqual(5);
        expect(date.startsWith(String(year))).toBe(true);
        expect(weekdayOf(easterSunday(year))).toBe(7);
      }
    }),
  );
});

describe('asking about one date', () => {
  test('names the holiday, by nation', () => {
    expect(bankHolidayOn('england_wales', localDate('2027-03-26'))?.name).toBe('Good Friday');
    expect(holidayCheck('scotland')(localDate('2026-04-06'))).toBe(false);
    expect(holidayCheck('northern_ireland')(localDate('2026-04-06'))).toBe(true);
    expect(bankHolidayOn('england_wales', localDate('2026-11-20'))).toBeNull();
  });
  test('as the service keeps them: days it added, without those on which it works', () => {
    const own = { added: [localDate('2026-11-27')], takenOut: [localDate('2026-12-25')] };
    const check = holidayCheck('england_wales', own);
    expect(['2026-11-27', '2026-12-25', '2026-12-28'].map((d) => check(localDate(d)))).toEqual([
      true,
      false,
      true,
    ]);
    const both = holidayCheck('england_wales', { ...own, takenOut: own.added });
    expect(both(localDate('2026-11-27'))).toBe(false);
  });
  test('asks about many dates, over the turn of a year', () => {
    const check = holidayCheck('england_wales');
    expect(['2026-12-24', '2026-12-25', '2026-12-26', '2027-01-01'].map((d) => check(localDate(d)))).toEqual([
      false,
      true,
      false,
      true,
    ]);
  });
});
