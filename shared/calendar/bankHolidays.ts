// Bank holidays of the UK nations by rule, so that they need no feed and no network. One-off days that were
// proclaimed are listed; the rules are right from 2012 on.
import { z } from 'zod';
import {
  addDays,
  compareDates,
  LocalDate,
  localDate,
  localDateOf,
  nextWeekday,
  partsOf,
  weekdayOf,
} from '../dates.ts';

export const NATIONS = ['england_wales', 'scotland', 'northern_ireland'] as const;
export type Nation = (typeof NATIONS)[number];
export const Nation = z.enum(NATIONS);
export const NATION_LABELS: Record<Nation, string> = {
  england_wales: 'England and Wales',
  scotland: 'Scotland',
  northern_ireland: 'Northern Ireland',
};

/** `isSubstitute`: a weekday in place of a holiday that falls on a weekend. */
export type BankHoliday = { date: LocalDate; name: string; isSubstitute: boolean };

type Named = { date: LocalDate; name: string };

/** Proclaimed days beyond the yearly ones. */
const EXTRA_DAYS: readonly (Named & { nations: readonly Nation[] })[] = [
  { date: localDate('2012-06-05'), name: 'Queen’s Diamond Jubilee', nations: NATIONS },
  { date: localDate('2022-06-03'), name: 'Queen’s Platinum Jubilee', nations: NATIONS },
  { date: localDate('2022-09-19'), name: 'State funeral of Queen Elizabeth II', nations: NATIONS },
  { date: localDate('2023-05-08'), name: 'Coronation of King Charles III', nations: NATIONS },
  { date: localDate('2026-06-15'), name: 'World Cup', nations: ['scotland'] },
];

/** Years in which a Monday holiday was held on another day, in every nation. */
const MOVED_EARLY_MAY: Readonly<Record<number, LocalDate>> = { 2020: localDate('2020-05-08') };
const MOVED_SPRING: Readonly<Record<number, LocalDate>> = {
  2012: localDate('2012-06-04'),
  2022: localDate('2022-06-02'),
};

/** The bank holidays of a year that fall on, or are moved to, a weekday; earliest first. */
export function bankHolidays(nation: Nation, year: number): BankHoliday[] {
  const named = yearlyDays(nation, year);
  for (const extra of EXTRA_DAYS)
    if (extra.nations.includes(nation) && partsOf(extra.date).year === year) named.push(extra);
  named.sort((a, b) => compareDates(a.date, b.date));

  const taken = new Set(named.map((day) => day.date));
  return named
    .map(({ date, name }) => {
      if (weekdayOf(date) <= 5) return { date, name, isSubstitute: false };
      let instead = date;
      while (weekdayOf(instead) > 5 || taken.has(instead)) instead = addDays(instead, 1);
      taken.add(instead);
      return { date: instead, name, isSubstitute: true };
    })
    .sort((a, b) => compareDates(a.date, b.date));
}

/** The holiday on a date, or null. Weekends are not bank holidays. */
export function bankHolidayOn(nation: Nation, date: LocalDate): BankHoliday | null {
  return bankHolidays(nation, partsOf(date).year).find((holiday) => holiday.date === date) ?? null;
}

/** What a service changed of the bank holidays: days it added, and days by rule on which it works. */
export const OwnHolidays = z.strictObject({ added: z.array(LocalDate), takenOut: z.array(LocalDate) });
export type OwnHolidays = z.infer<typeof OwnHolidays>;
export const NO_OWN_HOLIDAYS: OwnHolidays = { added: [], takenOut: [] };

/**
 * Whether a date is a bank holiday of the nation as the service keeps them, for many dates: each year is worked out once.
 * A day that was both added and taken out is worked. Without
 * the service's own changes it is the rule alone.
 */
export function holidayCheck(
  nation: Nation,
  own: OwnHolidays = NO_OWN_HOLIDAYS,
): (date: LocalDate) => boolean {
  const added = new Set(own.added);
  const takenOut = new Set(own.takenOut);
  const years = new Map<number, Set<LocalDate>>();
  return (date) => {
    const { year } = partsOf(date);
    let holidays = years.get(year);
    if (holidays === undefined) {
      holidays = new Set(bankHolidays(nation, year).map((holiday) => holiday.date));
      years.set(year, holidays);
    }
    return !takenOut.has(date) && (added.has(date) || holidays.has(date));
  };
}

/** Easter Sunday in the Gregorian calendar (the Meeus, Jones and Butcher reckoning). */
export function easterSunday(year: number): LocalDate {
  const a = year % 19;
  const century = Math.floor(year / 100);
  const ofCentury = year % 100;
  const leapCenturies = Math.floor(century / 4);
  const f = Math.floor((century + 8) / 25);
  const g = Math.floor((century - f + 1) / 3);
  const h = (19 * a + century - leapCenturies - g + 15) % 30;
  const leaps = Math.floor(ofCentury / 4);
  const l = (32 + 2 * (century % 4) + 2 * leaps - h - (ofCentury % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return day(year, Math.floor(n / 31), (n % 31) + 1);
}

function yearlyDays(nation: Nation, year: number): Named[] {
  const easter = easterSunday(year);
  const everywhere: Named[] = [
    { date: day(year, 1, 1), name: 'New Year’s Day' },
    { date: addDays(easter, -2), name: 'Good Friday' },
    { date: MOVED_EARLY_MAY[year] ?? nextWeekday(day(year, 5, 1), 1), name: 'Early May bank holiday' },
    { date: MOVED_SPRING[year] ?? nextWeekday(day(year, 5, 25), 1), name: 'Spring bank holiday' },
    { date: day(year, 12, 25), name: 'Christmas Day' },
    { date: day(year, 12, 26), name: 'Boxing Day' },
  ];
  if (nation === 'scotland')
    return [
      ...everywhere,
      { date: day(year, 1, 2), name: '2 January' },
      { date: nextWeekday(day(year, 8, 1), 1), name: 'Summer bank holiday' },
      { date: day(year, 11, 30), name: 'St Andrew’s Day' },
    ];
  const withEasterMonday: Named[] = [
    ...everywhere,
    { date: addDays(easter, 1), name: 'Easter Monday' },
    { date: nextWeekday(day(year, 8, 25), 1), name: 'Summer bank holiday' },
  ];
  if (nation === 'england_wales') return withEasterMonday;
  return [
    ...withEasterMonday,
    { date: day(year, 3, 17), name: 'St Patrick’s Day' },
    { date: day(year, 7, 12), name: 'Battle of the Boyne' },
  ];
}

function day(year: number, month: number, ofMonth: number): LocalDate {
  const date = localDateOf(year, month, ofMonth);
  if (date === null) throw new RangeError('Bank holidays are known for 1900 to 2199');
  return date;
}
