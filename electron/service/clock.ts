import { LocalDate } from '../../shared/dates.ts';

export type Clock = { now: () => string; today: () => LocalDate };

const londonDate = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The calendar date in the United Kingdom at an instant given as ISO text. */
export function londonDateOf(instant: string): LocalDate {
  return LocalDate.parse(londonDate.format(new Date(instant)));
}

/**
 * The one source of time. `now` gives ISO text in UTC, `today` the date in Europe/London. With `fixedToday`, for the
 * demo and tests only, the time of day runs on but the date stands still.
 */
export function makeClock(fixedToday: LocalDate | null = null): Clock {
  const instant = () => new Date(Date.now()).toISOString();
  if (fixedToday === null) return { now: instant, today: () => londonDateOf(instant()) };
  return { now: () => `${fixedToday}T${instant().slice(11)}`, today: () => fixedToday };
}
