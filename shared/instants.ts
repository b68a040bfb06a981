import { formatDate, formatTime, LocalDate, localTime, type LocalTime } from './dates.ts';

/** Stored times are instants as ISO text; people read them on the clock of the United Kingdom. */
const london = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** The calendar date in the United Kingdom at an instant given as ISO text. */
export function londonDateOf(instant: string): LocalDate {
  const { year, month, day } = partsAt(instant);
  return LocalDate.parse(`${year}-${month}-${day}`);
}

/** The time of day in the United Kingdom at an instant given as ISO text. */
export function londonTimeOf(instant: string): LocalTime {
  const { hour, minute } = partsAt(instant);
  return localTime(`${hour}:${minute}`);
}

/**
 * The instant of a date and time on the clock of the United Kingdom, as ISO text. An hour that comes twice in October
 * is taken as the first, so that whoever counts from it counts no hour too few; one that is left out in March is taken
 * as if the clock had not moved yet.
 */
export function instantOf(date: LocalDate, time: LocalTime): string {
  const asUtc = Date.parse(`${date}T${time}:00.000Z`);
  const summer = new Date(asUtc - 3_600_000).toISOString();
  if (londonDateOf(summer) === date && londonTimeOf(summer) === time) return summer;
  return new Date(asUtc).toISOString();
}

/** '20 Nov 2026, 2.31 pm' */
export function formatInstant(instant: string): string {
  return `${formatDate(londonDateOf(instant))}, ${formatTime(londonTimeOf(instant))}`;
}

function partsAt(instant: string): Record<string, string> {
  return Object.fromEntries(london.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
}
