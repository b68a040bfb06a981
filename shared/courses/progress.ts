// How far a course has come, in what its protocol counts: sessions or days held, or the time it lasts.
import { addDays, addMonths, addWeeks, daysBetween, type LocalDate, partsOf } from '../dates.ts';
import type { BoundUnit, CourseBounds } from '../protocols/types.ts';

/** The sessions proposed where the source says neither a number nor a time (our own default). */
export const USUAL_SESSIONS = 12;
/** In weeks; only for a proposal before its first day is known. */
const USUAL_MONTH = 365.25 / 12 / 7;

export type Progress = {
  /** Counted sessions held. */
  attended: number;
  /** Further dates that count under the service's policy: see `countedBesides`. */
  besides?: number;
  /** The day of the first of them; null before it. */
  startedOn: LocalDate | null;
  /** Today, or of a course that has ended the day of its last counted session. */
  until: LocalDate | null;
  /** Whether `until` is the last session: the rest of its week belongs to the course then. */
  hasEnded?: boolean;
};

/**
 * How much of a course there is, in a unit. Time runs from the first session. A week counts once it has begun, so that
 * 16 weekly sessions are 16 weeks. A month is a calendar month and counts once it is full: of a course that began on
 * 10 June, six on 10 December. The week of the last session belongs to a course that has ended (our own reckoning: the
 * sources give a time and do not say how it is measured).
 */
export function countIn(unit: BoundUnit, progress: Progress): number {
  const { attended, besides = 0, startedOn, until } = progress;
  if (unit === 'session' || unit === 'day') return attended + besides;
  if (startedOn === null || until === null || until < startedOn) return 0;
  if (unit === 'week') return Math.floor(daysBetween(startedOn, until) / 7) + 1;
  return fullMonths(startedOn, progress.hasEnded === true ? addDays(until, 7) : until);
}

function fullMonths(from: LocalDate, to: LocalDate): number {
  const [begun, come] = [partsOf(from), partsOf(to)];
  const months = (come.year - begun.year) * 12 + come.month - begun.month;
  return addMonths(from, months) > to ? months - 1 : months;
}

/**
 * The day on which a course that began on a day has had so many full weeks or calendar months; a month that is too short
 * for that day is full on its last: six months from 31 August on 28 February.
 */
export function fullOn(unit: 'week' | 'month', startedOn: LocalDate, count: number): LocalDate {
  return unit === 'week' ? addWeeks(startedOn, count) : addMonths(startedOn, count);
}

/** Whether a course has gone on past so many sessions, days or weeks, or past the day on which so many months are full. */
export function isPast(unit: BoundUnit, progress: Progress, count: number): boolean {
  const { startedOn, until } = progress;
  if (unit !== 'month') return countIn(unit, progress) > count;
  return startedOn !== null && until !== null && until > fullOn(unit, startedOn, count);
}

/** Whether a course is counted by the time it lasts. */
export function isInTime(bounds: CourseBounds): bounds is CourseBounds & { unit: 'week' | 'month' } {
  return bounds.unit === 'week' || bounds.unit === 'month';
}

/**
 * How many sessions are proposed for a course from a day on: the most its range names, else the least; for a time as many
 * weekly ones as fill it. The sources that give a time say "weekly" or nothing of how often.
 */
export function proposedSessions(bounds: CourseBounds, startsOn: LocalDate | null): number {
  const stated = bounds.max ?? bounds.min;
  if (stated === null) return USUAL_SESSIONS;
  if (bounds.unit !== 'month') return stated;
  const days = startsOn === null ? null : daysBetween(startsOn, fullOn('month', startsOn, stated));
  return Math.ceil(days === null ? stated * USUAL_MONTH : days / 7);
}

/** Whether so many weekly sessions from a day on lie outside the range: asked why, never refused for it. */
export function isPlanOutside(
  bounds: CourseBounds,
  { count, startsOn }: { count: number | null; startsOn: LocalDate | null },
): boolean {
  const { min, max, unit } = bounds;
  if (count === null || count < 1 || (isInTime(bounds) && startsOn === null)) return false;
  const until = startsOn === null ? null : addWeeks(startsOn, count - 1);
  const planned = { attended: count, startedOn: startsOn, until, hasEnded: true };
  return (min !== null && countIn(unit, planned) < min) || (max !== null && isPast(unit, planned, max));
}
