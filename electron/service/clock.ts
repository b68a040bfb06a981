import type { LocalDate } from '../../shared/dates.ts';
import { londonDateOf } from '../../shared/instants.ts';

export type Clock = { now: () => string; today: () => LocalDate };

/**
 * The one source of time. `now` gives ISO text in UTC, `today` the date in Europe/London. With `fixedToday`, for the
 * demo and tests only, the time of day runs on but the date stands still.
 */
export function makeClock(fixedToday: LocalDate | null = null): Clock {
  const instant = () => new Date(Date.now()).toISOString();
  if (fixedToday === null) return { now: instant, today: () => londonDateOf(instant()) };
  return { now: () => `${fixedToday}T${instant().slice(11)}`, today: () => fixedToday };
}
