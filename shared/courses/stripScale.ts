// The two scales behind the marks of the course strip: the zones of the protocol's range, and the months.
import { compareDates, formatDayMonth, monthName, partsOf } from '../dates.ts';
import type { LocalDate } from '../dates.ts';
import type { SessionBounds } from '../protocols/types.ts';
import { extendedTo } from './rules.ts';
import type { ExtensionDecision } from './rules.ts';

/** `from` and `to` are columns, both within. */
export type StripZone = { kind: 'range' | 'agreed' | 'possible'; from: number; to: number; label: string };
export type StripMonth = { label: string; from: number; to: number };

/** The protocol's range, the extension agreed, and the one still possible; `columnOf` gives a session's column. */
export function layZones(
  { min, max, extendTo, openExtension }: SessionBounds,
  extensions: readonly ExtensionDecision[],
  isEnded: boolean,
  places: number,
  columns: number,
  columnOf: (number: number) => number,
): StripZone[] {
  const endOf = (number: number) => (number < places ? columnOf(number + 1) - 1 : columns);
  const zones: StripZone[] = [];
  if (columns === 0) return zones;
  if (max === null) {
    if (min !== null)
      zones.push({ kind: 'range', from: columnOf(min), to: columns, label: `Protocol, at least ${min}` });
    return zones;
  }
  zones.push({
    kind: 'range',
    from: min === null ? 1 : columnOf(min),
    to: endOf(max),
    label: min === null ? `Protocol, up to ${max}` : `Protocol range, ${min} to ${max}`,
  });

  const agreed = extendedTo(extensions);
  const agreedTo = agreed === 'open' ? places : Math.max(agreed ?? max, max);
  const decidedOn = [...extensions].sort((a, b) => compareDates(a.decidedOn, b.decidedOn)).at(-1)?.decidedOn;
  if (decidedOn !== undefined && agreedTo > max)
    zones.push({
      kind: 'agreed',
      from: columnOf(max + 1),
      to: endOf(agreedTo),
      label: `${agreed === 'open' ? 'Extended as needed' : `Extended to ${agreedTo}`}, agreed ${formatDayMonth(decidedOn)}`,
    });

  const possibleTo = openExtension ? places : Math.min(places, extendTo ?? max);
  if (!isEnded && possibleTo > agreedTo)
    zones.push({
      kind: 'possible',
      from: columnOf(agreedTo + 1),
      to: endOf(possibleTo),
      label: possibleTo === extendTo ? `Limit ${extendTo}` : 'If extended',
    });
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
