// How far a course has come, in what its protocol counts: sessions or days held, or the time it lasts.
import { addWeeks, daysBetween, type LocalDate } from '../dates.ts';
import type { BoundUnit, CourseBounds } from '../protocols/types.ts';

/** Half a year is 26 weekly sessions, and a year 52 (our own reckoning). */
const WEEKS_PER_MONTH = 52 / 12;
/** The sessions proposed where the source says neither a number nor a time (our own default). */
export const USUAL_SESSIONS = 12;

export type Progress = {
  /** Counted sessions held. */
  attended: number;
  /** Further dates that count under the service's policy: see `countedBesides`. */
  besides?: number;
  /** The day of the first of them; null before it. */
  startedOn: LocalDate | null;
  /** Today, or of a course that has ended the day of its last counted session. */
  until: LocalDate | null;
};

/**
 * How much of a course there is, in a unit. Time runs from the first session; the week of the last one belongs to it,
 * so that 16 weekly sessions are 16 weeks. Months are counted in weeks and when they are full: 26 weekly sessions are
 * six months, 52 a year (our own reckoning: the sources give a time and do not say how it is measured).
 */
export function countIn(unit: BoundUnit, { attended, besides = 0, startedOn, until }: Progress): number {
  if (unit === 'session' || unit === 'day') return attended + besides;
  if (startedOn === null || until === null || until < startedOn) return 0;
  const weeks = Math.floor(daysBetween(startedOn, until) / 7) + 1;
  if (unit === 'week') return weeks;
  let months = Math.ceil(weeks / WEEKS_PER_MONTH);
  while (weeksIn('month', months) > weeks) months -= 1;
  return months;
}

/** So many weeks or months, in weeks. */
function weeksIn(unit: 'week' | 'month', count: number): number {
  return unit === 'week' ? count : Math.round(count * WEEKS_PER_MONTH);
}

/** The first day on which a course that began on a day has come to so many weeks or months. */
export function reachedOn(unit: 'week' | 'month', startedOn: LocalDate, count: number): LocalDate {
  return addWeeks(startedOn, weeksIn(unit, count) - 1);
}

/** Whether a course is counted by the time it lasts. */
export function isInTime(bounds: CourseBounds): bounds is CourseBounds & { unit: 'week' | 'month' } {
  return bounds.unit === 'week' || bounds.unit === 'month';
}

/**
 * How many sessions are proposed for a course: the most its range names, else the least; for a time as many weekly
 * ones as it has weeks. The sources that give a time say "weekly" or nothing of how often.
 */
export function proposedSessions(bounds: CourseBounds): number {
  const stated = bounds.max ?? bounds.min;
  if (stated === null) return USUAL_SESSIONS;
  return isInTime(bounds) ? weeksIn(bounds.unit, stated) : stated;
}

/** Whether so many weekly sessions from a day on lie outside the range: asked why, never refused for it. */
export function isPlanOutside(
  bounds: CourseBounds,
  { count, startsOn }: { count: number | null; startsOn: LocalDate | null },
): boolean {
  const { min, max, unit } = bounds;
  if (count === null || count < 1 || (isInTime(bounds) && startsOn === null)) return false;
  const until = startsOn === null ? null : addWeeks(startsOn, count - 1);
  const planned = countIn(unit, { attended: count, startedOn: startsOn, until });
  return (min !== null && planned < min) || (max !== null && planned > max);
}
