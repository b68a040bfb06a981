// The two scales behind the marks of the course strip: the zones of the protocol's range, and the months.
import { compareDates, formatDayMonth, monthName, partsOf } from '../dates.ts';
import type { LocalDate } from '../dates.ts';
import { unitWord } from '../protocols/catalogue.ts';
import type { CourseBounds } from '../protocols/types.ts';
import { countIn, isInTime, isPast, type Progress } from './progress.ts';
import { extendedTo } from './extension.ts';
import type { ExtensionDecision } from './extension.ts';

/** `from` and `to` are columns, both within. */
export type StripZone = { kind: 'range' | 'agreed' | 'possible'; from: number; to: number; label: string };
export type StripMonth = { label: string; from: number; to: number };

/** Which sessions lie at a bound: the first by which so much is reached, and the last that is within it. */
export type SessionsAt = { first: (count: number) => number; last: (count: number) => number };

/**
 * For sessions and days their own number; for weeks and months by the dates of the sessions, as if the course ended with
 * each: the same reckoning as the one of a course that did.
 */
export function sessionsAt(
  bounds: CourseBounds,
  { startedOn, dates }: { startedOn: LocalDate | null; dates: readonly LocalDate[] },
): SessionsAt {
  if (!isInTime(bounds) || startedOn === null) return { first: (count) => count, last: (count) => count };
  const endingOn = (until: LocalDate): Progress => ({ attended: 1, startedOn, until, hasEnded: true });
  return {
    // One that was put off moves neither edge: the range begins after the last that falls short of it.
    first: (count) => dates.findLastIndex((date) => countIn(bounds.unit, endingOn(date)) < count) + 2,
    last: (count) => dates.findLastIndex((date) => !isPast(bounds.unit, endingOn(date), count)) + 1,
  };
}

type ZonesInput = {
  bounds: CourseBounds;
  isOwnRange: boolean;
  extensions: readonly ExtensionDecision[];
  isEnded: boolean;
  /** Sessions drawn, and columns in all. */
  places: number;
  columns: number;
  /** A session's column. */
  columnOf: (number: number) => number;
  at: SessionsAt;
};

/** The protocol's range, the extension agreed, and the one still possible. A zone that no session reaches is left out. */
export function layZones(input: ZonesInput): StripZone[] {
  const { bounds, isOwnRange, extensions, isEnded, places, columns, columnOf, at } = input;
  const { min, max, extendTo, openExtension, unit } = bounds;
  const endOf = (number: number) => (number < places ? columnOf(number + 1) - 1 : columns);
  const inUnit = unit === 'session' ? '' : ` ${unitWord(unit, max ?? min ?? 0)}`;
  const [whose, whoseRange] = isOwnRange ? ['Our range', 'Our range'] : ['Protocol', 'Protocol range'];
  const zones: StripZone[] = [];
  const add = (kind: StripZone['kind'], first: number, last: number, label: string) => {
    if (first <= Math.min(last, places))
      zones.push({ kind, from: columnOf(first), to: endOf(Math.min(last, places)), label });
  };
  if (columns === 0) return zones;
  if (max === null) {
    if (min !== null) add('range', at.first(min), places, `${whose}, at least ${min}${inUnit}`);
    return zones;
  }
  const range = min === null ? `${whose}, up to ${max}` : `${whoseRange}, ${min} to ${max}`;
  const label = (min === max ? `${whose}, ${max}` : range) + inUnit;
  if (min === null) zones.push({ kind: 'range', from: 1, to: endOf(at.last(max)), label });
  else add('range', at.first(min), at.last(max), label);

  const agreed = extendedTo(bounds, extensions);
  const agreedTo = agreed === 'open' ? places : at.last(Math.max(agreed ?? max, max));
  const decidedOn = [...extensions].sort((a, b) => compareDates(a.decidedOn, b.decidedOn)).at(-1)?.decidedOn;
  const to = agreed === 'open' ? 'Extended as needed' : `Extended to ${agreed}${inUnit}`;
  if (decidedOn !== undefined)
    add('agreed', at.last(max) + 1, agreedTo, `${to}, agreed ${formatDayMonth(decidedOn)}`);

  const possibleTo = openExtension
    ? places
    : Math.min(places, extendTo === null ? at.last(max) : at.last(extendTo));
  if (!isEnded)
    add('possible', agreedTo + 1, possibleTo, possibleTo === extendTo ? `Limit ${extendTo}` : 'If extended');
  return zones;
}

/** One ruler of months over the columns; columns without a date belong to the month before them. */
export function layMonths(dates: readonly (LocalDate | null)[]): StripMonth[] {
  const months: (StripMonth & { month: string })[] = [];
  dates.forEach((date, index) => {
    const column = index + 1;
    const current = months.at(-1);
    if (date === null || date.slice(0, 7) === current?.month) {
      if (current !== undefined) current.to = column;
      return;
    }
    const year = partsOf(date).year;
    const isNewYear = current !== undefined && current.month.slice(0, 4) !== String(year);
    const name = monthName(date).slice(0, 3);
    const from = current === undefined ? 1 : column;
    months.push({ month: date.slice(0, 7), label: isNewYear ? `${name} ${year}` : name, from, to: column });
  });
  return months.map(({ label, from, to }) => ({ label, from, to }));
}
