import { formatDate, isLocalDate, localDateOf, type LocalDate } from './dates.ts';

export type ReadDate = { ok: true; date: LocalDate } | { ok: false; message: string };

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
const WEEKDAY = /^(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+/i;
const NUMBERS = /^(\d{1,2})[/.\-\s](\d{1,2})[/.\-\s](\d{4}|\d{2})$/;
const WORDS = /^(\d{1,2})(?:st|nd|rd|th)?[\s\-/]*([a-z]+)\.?,?[\s\-/]*(\d{4}|\d{2})$/i;
const NO_YEAR = /^\d{1,2}(?:[/.\-\s]\d{1,2}|(?:st|nd|rd|th)?\s*[a-z]+\.?)$/i;

/**
 * Reads a date as people in the UK type it: day first, never month first. Takes 20/11/2026, 20.11.26, 20 Nov 2026,
 * Friday 20 November 2026 and 2026-11-20; a year of two figures is in this century (our own default). Anything else
 * gives a sentence that says what to do.
 */
export function readDate(typed: string): ReadDate {
  const text = typed.trim().replace(/\s+/g, ' ').replace(WEEKDAY, '');
  if (isLocalDate(text)) return { ok: true, date: text };
  const numbers = NUMBERS.exec(text);
  if (numbers) return fromParts(numbers[1], Number(numbers[2]), numbers[3]);
  const words = WORDS.exec(text);
  if (words) {
    const month = monthNumber(words[2] ?? '');
    if (month !== null) return fromParts(words[1], month, words[3]);
  }
  if (NO_YEAR.test(text)) return { ok: false, message: 'Add the year, as in 20 Nov 2026' };
  return { ok: false, message: 'Enter a date like 20 Nov 2026 or 20/11/2026' };
}

/** How a date field shows its value: a date in words, anything else as it was typed. */
export function showTypedDate(value: string): string {
  return isLocalDate(value) ? formatDate(value) : value;
}

function fromParts(day: string | undefined, month: number, year: string | undefined): ReadDate {
  const wholeYear = year?.length === 2 ? 2000 + Number(year) : Number(year);
  const date = localDateOf(wholeYear, month, Number(day));
  if (date !== null) return { ok: true, date };
  if (month > 12) return { ok: false, message: 'Put the day first, then the month, as in 20/11/2026' };
  return { ok: false, message: 'There is no such date. Check the day, the month and the year' };
}

/** 1 to 12 for a month's name or any beginning of it from three letters on ("Sept"), null for other words. */
function monthNumber(word: string): number | null {
  const lower = word.toLowerCase();
  const at = lower.length < 3 ? -1 : MONTH_NAMES.findIndex((name) => name.startsWith(lower));
  return at === -1 ? null : at + 1;
}
