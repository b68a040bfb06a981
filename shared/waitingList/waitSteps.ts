import { wholeWeeks } from '../dates.ts';
import { waitStatistics } from './rules.ts';

/** The chart of waits goes in steps of this many whole weeks (our own choice). */
export const STEP_WEEKS = 2;

/** The first whole week of the step that a wait in days belongs to. */
export function stepOf(days: number): number {
  return Math.floor(wholeWeeks(Math.max(0, days)) / STEP_WEEKS) * STEP_WEEKS;
}

export type EarlierWaits = {
  count: number;
  medianDays: number;
  longestDays: number;
  /** Steps that have somebody in them, shortest first. */
  steps: { fromWeeks: number; count: number }[];
};

/** How long those on a list had waited on an earlier day; null where nobody was on it. */
export function earlierWaits(days: readonly number[]): EarlierWaits | null {
  const { count, median, longest } = waitStatistics(days);
  if (median === null || longest === null) return null;
  const counts = new Map<number, number>();
  for (const each of days) counts.set(stepOf(each), (counts.get(stepOf(each)) ?? 0) + 1);
  return {
    count,
    medianDays: median,
    longestDays: longest,
    steps: [...counts]
      .map(([fromWeeks, of]) => ({ fromWeeks, count: of }))
      .sort((a, b) => a.fromWeeks - b.fromWeeks),
  };
}
