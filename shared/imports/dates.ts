// Reading the dates people write in spreadsheets. Always day, month, year: a month never comes first unless its name
// is written out. Two figures of a year are 20yy.
import { addDays, localDate, localDateOf, partsOf, type LocalDate } from '../dates.ts';
import type { Cell } from './sheet.ts';

export type DateReading =
  /** `certain`: it could be nothing else even for a reader who puts the month first. */
  { ok: true; date: LocalDate; certain: boolean } | { ok: false; message: string };

const MONTH_NAMES = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const WEEKDAY = /^(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?[,.]?\s+/i;
const TIME = /[T\s]+\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?\s*(?:am|pm|z|[+-]\d{2}:?\d{2})?$/i;
const DAY_MONTH_YEAR = /^(\d{1,2})\s*[/.\s-]\s*(\d{1,2})\s*[/.\s-]\s*(\d{4}|\d{2})$/;
const YEAR_MONTH_DAY = /^(\d{4})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{1,2})$/;
const DAY_NAME_YEAR = /^(\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?[\s/.-]*([a-z]{3,9})\.?[\s/.,-]*(\d{4}|\d{2})$/i;
const NAME_DAY_YEAR = /^([a-z]{3,9})\.?[\s-]*(\d{1,2})(?:st|nd|rd|th)?(?:\s*,\s*|[\s-]+)(\d{4}|\d{2})$/i;

/** The two ways in which Excel counts days. Day 1 is 1 January 1900, but it takes 1900 for a leap year. */
const DAY_1_OF_1900 = localDate('1900-01-01');
const DAY_0_OF_1904 = localDate('1904-01-01');
const LAST_SERIAL = 109_500;
/** A bare number in a column of dates is a day count only within these years; '2026' or '45' is not. */
const FIRST_BARE_SERIAL = 18_264;
const LAST_BARE_SERIAL = 73_050;

/**
 * The date in a cell: a real Excel date, or text such as 17/03/2016, 1.9.26, 12 Sept 2026, Sept 12 2026, 2026-09-12.
 * Where it is not one, `message` says why in a sentence of its own.
 */
export function parseDate(cell: Cell, { date1904 = false }: { date1904?: boolean } = {}): DateReading {
  if (cell.kind === 'date') return { ok: true, date: cell.date, certain: true };
  if (cell.kind === 'blank') return { ok: false, message: 'There is no date.' };
  const serial = cell.kind === 'number' ? bareSerial(cell.text, date1904) : null;
  if (serial !== null) return { ok: true, date: serial, certain: true };
  return parseDateText(cell.text);
}

/** The date of Excel's day number, by whole days; null for a time without a day and for days before 1900. */
export function serialToDate(serial: number, date1904 = false): LocalDate | null {
  const day = Math.floor(serial);
  if (!Number.isFinite(serial) || day > LAST_SERIAL) return null;
  if (date1904) return day < 0 ? null : addDays(DAY_0_OF_1904, day);
  // Day 60 is 29 February 1900, which never was; the days after it are one too many.
  if (day < 1 || day === 60) return null;
  return addDays(DAY_1_OF_1900, day < 60 ? day - 1 : day - 2);
}

/** 'dd/mm/yyyy', as it stands in a spreadsheet. */
export function formatShort(date: LocalDate): string {
  const { year, month, day } = partsOf(date);
  return `${String(day).padStart(2, '0')}/${String(month).padStart(2, '0')}/${year}`;
}

function bareSerial(text: string, date1904: boolean): LocalDate | null {
  const serial = Number(text);
  const offset = date1904 ? 1462 : 0;
  if (serial + offset < FIRST_BARE_SERIAL || serial + offset > LAST_BARE_SERIAL) return null;
  return serialToDate(serial, date1904);
}

function parseDateText(raw: string): DateReading {
  const text = raw.trim().replace(WEEKDAY, '').replace(TIME, '').replace(/\s+/g, ' ').trim();
  const numbers = DAY_MONTH_YEAR.exec(text);
  if (numbers) {
    const [day, month] = [Number(numbers[1]), Number(numbers[2])];
    return real(yearOf(numbers[3]), month, day, day > 12 || day === month);
  }
  const iso = YEAR_MONTH_DAY.exec(text);
  if (iso) return real(Number(iso[1]), Number(iso[2]), Number(iso[3]), true);
  const dayFirst = DAY_NAME_YEAR.exec(text);
  if (dayFirst) return named(dayFirst[2], dayFirst[1], dayFirst[3]);
  const nameFirst = NAME_DAY_YEAR.exec(text);
  if (nameFirst) return named(nameFirst[1], nameFirst[2], nameFirst[3]);
  return { ok: false, message: 'This is not a whole date with day, month and year.' };
}

function named(name: string | undefined, day: string | undefined, year: string | undefined): DateReading {
  const month = monthOf(name ?? '');
  if (month === null) return { ok: false, message: `“${name}” is not the name of a month.` };
  return real(yearOf(year), month, Number(day), true);
}

/** 1 to 12 for a month's name or the beginning of it, of three letters or more ('Sept'). */
function monthOf(name: string): number | null {
  const at = MONTH_NAMES.findIndex((month) => month.startsWith(name.toLowerCase()));
  return at === -1 ? null : at + 1;
}

function yearOf(digits: string | undefined): number {
  return digits?.length === 2 ? 2000 + Number(digits) : Number(digits);
}

function real(year: number, month: number, day: number, certain: boolean): DateReading {
  const date = localDateOf(year, month, day);
  if (date !== null) return { ok: true, date, certain };
  return { ok: false, message: whyNot(year, month, day) };
}

function whyNot(year: number, month: number, day: number): string {
  const name = MONTH_NAMES[month - 1];
  if (name === undefined) return `There is no month ${month}: dates are read as day, month, year.`;
  const month_ = name.charAt(0).toUpperCase() + name.slice(1);
  if (month === 2 && day === 29 && localDateOf(year, 1, 1) !== null)
    return `There is no 29 February in ${year}.`;
  if (localDateOf(2000, month, day) === null) return `There is no ${day} ${month_}.`;
  return `The year ${year} is not one Holdfast can keep.`;
}
