import { addDays, addWeeks, daysBetween, nextWeekday, startOfWeek } from '../dates.ts';
import type { LocalDate, LocalTime, Weekday } from '../dates.ts';
import type { ReviewRhythm } from '../reviews/rhythm.ts';

/** A plan stops after this many weeks, so that dates which are all in the way cannot make it endless. */
export const PLAN_HORIZON_WEEKS = 156;

export type PlannedDate = {
  /** The session's number; null where the date is skipped. */
  number: number | null;
  on: LocalDate;
  time: LocalTime;
  /** What is in the way, in a few words; null where nothing is. */
  skipped: string | null;
  /** For a skipped date: the nearest free weekday of the same week, or null. */
  suggestion: LocalDate | null;
  /** The date this one was moved from; null where it stands in the rhythm. */
  movedFrom: LocalDate | null;
};

export type PlanInput = {
  /** The first session is on this date, or on the first such weekday after it. */
  startsOn: LocalDate;
  weekday: Weekday;
  time: LocalTime;
  /** Sessions to place. */
  count: number;
  /** Weeks from one to the next; 1 where not given. */
  everyWeeks?: number;
  /** The number of the first session; 1 where not given. */
  firstNumber?: number;
  /** Why a date cannot be used (a bank holiday, leave, a closure, a clash), or null. */
  skip: (date: LocalDate) => string | null;
  /** Dates of the rhythm that are moved elsewhere. */
  moves?: readonly { from: LocalDate; to: LocalDate }[];
};

/**
 * Every date of the rhythm until `count` sessions are placed. Skipped ones are listed with their reason and take no
 * number; the count goes on after them. A moved date takes its number where it was moved to.
 */
export function plannedDates(input: PlanInput): PlannedDate[] {
  const { time, count, skip, everyWeeks = 1, firstNumber = 1, moves = [] } = input;
  const dates: PlannedDate[] = [];
  let placed = 0;
  const first = nextWeekday(input.startsOn, input.weekday);
  for (let week = 0; placed < count && week < PLAN_HORIZON_WEEKS; week += everyWeeks) {
    const inRhythm = addWeeks(first, week);
    const move = moves.find((each) => each.from === inRhythm);
    const on = move?.to ?? inRhythm;
    const skipped = skip(on);
    dates.push({
      number: skipped === null ? firstNumber + placed : null,
      on,
      time,
      skipped,
      suggestion: skipped === null ? null : suggestDate(on, skip),
      movedFrom: move === undefined ? null : inRhythm,
    });
    if (skipped === null) placed += 1;
  }
  return dates;
}

/** The nearest weekday of the same week that is free, the earlier where two are as near; null where none is. */
export function suggestDate(date: LocalDate, skip: (date: LocalDate) => string | null): LocalDate | null {
  const monday = startOfWeek(date);
  return (
    [0, 1, 2, 3, 4]
      .map((day) => addDays(monday, day))
      .filter((day) => day !== date && skip(day) === null)
      .sort((a, b) => Math.abs(daysBetween(a, date)) - Math.abs(daysBetween(b, date)))[0] ?? null
  );
}

/**
 * Which of the child's dates the carer's sessions share: the first, then the first in a week at least `everyWeeks`
 * after the one before, up to `max`. Numbers are the carer's own, from `firstNumber`.
 */
export function carerDates(
  childDates: readonly PlannedDate[],
  { everyWeeks, max, firstNumber = 1 }: { everyWeeks: number; max: number; firstNumber?: number },
): PlannedDate[] {
  const dates: PlannedDate[] = [];
  let lastWeek: LocalDate | null = null;
  for (const each of childDates) {
    if (dates.length >= max) break;
    if (each.number === null) continue;
    const week = startOfWeek(each.on);
    if (lastWeek !== null && daysBetween(lastWeek, week) < everyWeeks * 7) continue;
    dates.push({ ...each, number: firstNumber + dates.length });
    lastWeek = week;
  }
  return dates;
}

/** A review among planned dates: at which point, about when, and after which session's number it stands. */
export type PlannedReview = { by: ReviewRhythm['by']; at: number; about: LocalDate; afterSession: number };

/** Where reviews fall among planned dates. `attendedSoFar` are already held. */
export function plannedReviews(
  dates: readonly Pick<PlannedDate, 'number' | 'on'>[],
  rhythm: ReviewRhythm,
  attendedSoFar = 0,
): PlannedReview[] {
  const placed = dates.flatMap(({ number, on }) => (number === null ? [] : [{ number, on }]));
  const { by, every } = rhythm;
  if (by !== 'week') {
    return placed.flatMap(({ number, on }, index) => {
      const at = attendedSoFar + index + 1;
      return at % every === 0 ? [{ by, at, about: on, afterSession: number }] : [];
    });
  }
  const first = placed[0];
  const last = placed.at(-1);
  if (first === undefined || last === undefined) return [];
  const reviews: PlannedReview[] = [];
  for (let at = every; addWeeks(first.on, at) <= last.on; at += every) {
    const about = addWeeks(first.on, at);
    const before = placed.findLast(({ on }) => on <= about) ?? first;
    reviews.push({ by, at, about, afterSession: before.number });
  }
  return reviews;
}

/** Whether two sessions of a strand fall on the same day. */
export function isTwice(dates: readonly ({ on: LocalDate } | null)[]): boolean {
  const on = dates.flatMap((each) => (each === null ? [] : [each.on]));
  return new Set(on).size !== on.length;
}
