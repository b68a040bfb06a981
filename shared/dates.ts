// Calendar dates without a clock and without a time zone. A date is 'YYYY-MM-DD' text and is reckoned as a
// count of days through UTC, so that no machine's zone, summer time or skipped day can move it. Turning an
// instant into a date is the clock's work, not done here. Long because it is the one place where dates are reckoned.
import { z } from 'zod';

export const EARLIEST_YEAR = 1900;
export const LATEST_YEAR = 2199;

const DAY_MS = 86_400_000;
const DATE_SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;
const TIME_SHAPE = /^([01]\d|2[0-3]):[0-5]\d$/;
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** A real calendar date from 1900 to 2199 as 'YYYY-MM-DD'. Sorts and compares as text. */
export const LocalDate = z
  .string()
  .refine(isRealDate, { error: 'Enter a real date, such as 20 Nov 2026' })
  .brand<'LocalDate'>();
export type LocalDate = z.infer<typeof LocalDate>;

/** A time of day as 'HH:MM', 24 hours, at the place where the session is. */
export const LocalTime = z
  .string()
  .regex(TIME_SHAPE, { error: 'Enter a time, such as 16:00' })
  .brand<'LocalTime'>();
export type LocalTime = z.infer<typeof LocalTime>;

/** ISO weekday: 1 is Monday, 7 is Sunday. */
export const WEEKDAY_NUMBERS = [1, 2, 3, 4, 5, 6, 7] as const;
export type Weekday = (typeof WEEKDAY_NUMBERS)[number];

/** Whether the text is a real calendar date within the years Holdfast takes. */
export function isLocalDate(text: string): text is LocalDate {
  return isRealDate(text);
}

function isRealDate(text: string): boolean {
  const parts = DATE_SHAPE.exec(text);
  return parts !== null && localDateOf(Number(parts[1]), Number(parts[2]), Number(parts[3])) !== null;
}

/** The text as a date. For constants and trusted text: throws RangeError where it is not a date. */
export function localDate(text: string): LocalDate {
  if (!isLocalDate(text)) throw new RangeError('Not a calendar date');
  return text;
}

/** A date as it is stored, or null where none is. */
export function dateOrNull(text: string | null | undefined): LocalDate | null {
  return text === null || text === undefined ? null : localDate(text);
}

/** The text as a time of day. For constants and trusted text: throws RangeError where it is not one. */
export function localTime(text: string): LocalTime {
  if (!TIME_SHAPE.test(text)) throw new RangeError('Not a time of day');
  return text as LocalTime;
}

/** The date of these numbers (month 1 to 12), or null where there is no such date, as 30 Feb or the year 26. */
export function localDateOf(year: number, month: number, day: number): LocalDate | null {
  if (!Number.isInteger(year) || year < EARLIEST_YEAR || year > LATEST_YEAR) return null;
  if (!Number.isInteger(month) || month < 1 || month > 12) return null;
  if (!Number.isInteger(day) || day < 1 || day > daysInMonth(year, month)) return null;
  return write(year, month, day);
}

/** Year, month (1 to 12) and day of a date. */
export function partsOf(date: LocalDate): { year: number; month: number; day: number } {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

/** `days` later, or earlier where negative. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return fromDayNumber(toDayNumber(date) + days);
}

/** `weeks` times seven days later, or earlier where negative. */
export function addWeeks(date: LocalDate, weeks: number): LocalDate {
  return addDays(date, weeks * 7);
}

/** The same day `months` later or earlier, or the last of that month where it is too short: 31 Jan gives 28 Feb. */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const { year, month, day } = partsOf(date);
  const index = year * 12 + (month - 1) + months;
  const toYear = Math.floor(index / 12);
  const toMonth = index - toYear * 12 + 1;
  return write(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)));
}

/** The same day `years` later or earlier; 29 Feb gives 28 Feb in a common year (for birthdays use `turnsOn`). */
export function addYears(date: LocalDate, years: number): LocalDate {
  return addMonths(date, years * 12);
}

/** Calendar days from one date to another: 0 on the same day, negative where `to` comes first. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return toDayNumber(to) - toDayNumber(from);
}

/** Whole weeks within a count of days, rounded down: 34 days are 4 weeks. */
export function wholeWeeks(days: number): number {
  return Math.floor(days / 7);
}

/** 1 for Monday to 7 for Sunday. */
export function weekdayOf(date: LocalDate): Weekday {
  // 1 January 1970, day 0, was a Thursday.
  return (((((toDayNumber(date) + 3) % 7) + 7) % 7) + 1) as Weekday;
}

/** The first such weekday on or after the date. */
export function nextWeekday(date: LocalDate, weekday: Weekday): LocalDate {
  return addDays(date, (weekday - weekdayOf(date) + 7) % 7);
}

/** The Monday of the date's week (ISO: weeks begin on Monday). */
export function startOfWeek(date: LocalDate): LocalDate {
  return addDays(date, 1 - weekdayOf(date));
}

/** Whether `a` is an earlier date than `b`. */
export function isBefore(a: LocalDate, b: LocalDate): boolean {
  return a < b;
}

/** Whether `a` is a later date than `b`. */
export function isAfter(a: LocalDate, b: LocalDate): boolean {
  return a > b;
}

/** Negative, 0 or positive, earliest first; for sorting. */
export function compareDates(a: LocalDate, b: LocalDate): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The earlier of two dates. */
export function earlierOf(a: LocalDate, b: LocalDate): LocalDate {
  return a <= b ? a : b;
}

/** The later of two dates. */
export function laterOf(a: LocalDate, b: LocalDate): LocalDate {
  return a >= b ? a : b;
}

/**
 * Completed years. Someone born on 29 Feb reaches an age on 1 March in a common year (the law's reckoning).
 * Negative before birth.
 */
export function ageOn(birthDate: LocalDate, on: LocalDate): number {
  const years = partsOf(on).year - partsOf(birthDate).year;
  return on.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** Completed years, and the completed months above them (0 to 11). */
export function ageInYearsAndMonths(birthDate: LocalDate, on: LocalDate): { years: number; months: number } {
  const born = partsOf(birthDate);
  const now = partsOf(on);
  const months = (now.year - born.year) * 12 + (now.month - born.month) - (now.day < born.day ? 1 : 0);
  const years = Math.floor(months / 12);
  return { years, months: months - years * 12 };
}

/** The date on which someone reaches an age; 1 March for a birthday on 29 Feb in a common year. */
export function turnsOn(birthDate: LocalDate, age: number): LocalDate {
  const { year, month, day } = partsOf(birthDate);
  const toYear = year + age;
  return day > daysInMonth(toYear, month) ? write(toYear, month + 1, 1) : write(toYear, month, day);
}

/** The nth working day after a date: Saturdays, Sundays and holidays are passed over. 0 gives the date itself. */
export function workingDaysAfter(
  date: LocalDate,
  count: number,
  isHoliday: (date: LocalDate) => boolean,
): LocalDate {
  let at = date;
  for (let left = count; left > 0;) {
    at = addDays(at, 1);
    if (weekdayOf(at) <= 5 && !isHoliday(at)) left -= 1;
  }
  return at;
}

/**
 * A date itself where it is a working day, and the last working day before it where it is not. Never `after` or
 * earlier: where no working day lies between, the date stands.
 */
export function workingDayUpTo(
  date: LocalDate,
  { after, isHoliday }: { after: LocalDate; isHoliday: (date: LocalDate) => boolean },
): LocalDate {
  for (let at = date; at > after; at = addDays(at, -1)) {
    if (weekdayOf(at) <= 5 && !isHoliday(at)) return at;
  }
  return date;
}

/** A date itself where it is a working day, and the next working day after it where it is not. */
export function workingDayFrom(date: LocalDate, isHoliday: (date: LocalDate) => boolean): LocalDate {
  let at = date;
  while (weekdayOf(at) > 5 || isHoliday(at)) at = addDays(at, 1);
  return at;
}

/** '20 Nov 2026' */
export function formatDate(date: LocalDate): string {
  return `${formatDayMonth(date)} ${partsOf(date).year}`;
}

/** '20 Nov', for places where the year is known. */
export function formatDayMonth(date: LocalDate): string {
  return `${partsOf(date).day} ${monthName(date).slice(0, 3)}`;
}

/** 'Fri 20 Nov' */
export function formatDay(date: LocalDate): string {
  return `${weekdayName(date).slice(0, 3)} ${formatDayMonth(date)}`;
}

/** 'Friday 20 November' */
export function formatLongDay(date: LocalDate): string {
  return `${weekdayName(date)} ${partsOf(date).day} ${monthName(date)}`;
}

/** 'November' */
export function monthName(date: LocalDate): string {
  return MONTHS[partsOf(date).month - 1] ?? '';
}

/** 'Friday' */
export function weekdayName(date: LocalDate): string {
  return WEEKDAYS[weekdayOf(date) - 1] ?? '';
}

/** '4 pm', '3.30 pm', 'midday', 'midnight' */
export function formatTime(time: LocalTime): string {
  const total = minutesOf(time);
  if (total === 0) return 'midnight';
  if (total === 720) return 'midday';
  const hours = Math.floor(total / 60);
  const minutes = total % 60;
  const twelve = hours % 12 === 0 ? 12 : hours % 12;
  const written = minutes === 0 ? `${twelve}` : `${twelve}.${String(minutes).padStart(2, '0')}`;
  return `${written} ${hours < 12 ? 'am' : 'pm'}`;
}

/** Minutes since midnight. */
export function minutesOf(time: LocalTime): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** A quarter of the UK financial year, which begins on 1 April. Both ends are within it. */
export type FinancialQuarter = { label: string; startsOn: LocalDate; endsOn: LocalDate };

/** The financial quarter a date lies in: 20 Nov 2026 is in '2026/27 Q3'. */
export function financialQuarterOf(date: LocalDate): FinancialQuarter {
  const { year, month } = partsOf(date);
  return month >= 4 ? quarter(year, Math.floor((month - 4) / 3) + 1) : quarter(year - 1, 4);
}

/** The quarter of a label such as '2026/27 Q3', or null where it is not one. */
export function parseQuarterLabel(label: string): FinancialQuarter | null {
  const parts = /^(\d{4})\/(\d{2}) Q([1-4])$/.exec(label);
  if (parts === null) return null;
  const year = Number(parts[1]);
  if (year < EARLIEST_YEAR || year > LATEST_YEAR || (year + 1) % 100 !== Number(parts[2])) return null;
  return quarter(year, Number(parts[3]));
}

function nextQuarter(of: FinancialQuarter): FinancialQuarter {
  return financialQuarterOf(addDays(of.endsOn, 1));
}

/** Every quarter that has a day from `from` to `to`, earliest first; none where `to` comes before `from`. */
export function listQuarters(from: LocalDate, to: LocalDate): FinancialQuarter[] {
  const quarters: FinancialQuarter[] = [];
  if (to < from) return quarters;
  for (let at = financialQuarterOf(from); at.startsOn <= to; at = nextQuarter(at)) quarters.push(at);
  return quarters;
}

function quarter(startYear: number, number: number): FinancialQuarter {
  const startsOn = addMonths(write(startYear, 4, 1), (number - 1) * 3);
  const endYear = String((startYear + 1) % 100).padStart(2, '0');
  return {
    label: `${startYear}/${endYear} Q${number}`,
    startsOn,
    endsOn: addDays(addMonths(startsOn, 3), -1),
  };
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function toDayNumber(date: LocalDate): number {
  const { year, month, day } = partsOf(date);
  return Date.UTC(year, month - 1, day) / DAY_MS;
}

function fromDayNumber(days: number): LocalDate {
  const at = new Date(days * DAY_MS);
  return write(at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate());
}

function write(year: number, month: number, day: number): LocalDate {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return text as LocalDate;
}
