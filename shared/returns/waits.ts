import { daysBetween, type LocalDate, wholeWeeks } from '../dates.ts';
import { WAIT_BANDS, waitBandOf, waitStatistics } from '../waitingList/rules.ts';
import type { ReturnView } from './view.ts';

/** Waits in days with how many waited so long. */
export type Waits = { days: number; count: number }[];

/** The waits from each date received to its end, shortest first. */
export function waitsOf(spans: readonly { from: LocalDate; to: LocalDate; count: number }[]): Waits {
  return spans
    .filter((span) => span.count > 0)
    .map(({ from, to, count }) => ({ days: Math.max(0, daysBetween(from, to)), count }))
    .toSorted((a, b) => a.days - b.days);
}

/** The figures of the section "waits" by column; all but the count are null for nobody. */
export function waitFigures(waits: Waits): Record<string, number | null> {
  const each = waits.flatMap(({ days, count }) => Array.from({ length: count }, () => days));
  const { count, median, p75, longest } = waitStatistics(each);
  const weeks = (days: number | null) => (days === null ? null : wholeWeeks(days));
  return {
    count,
    median_days: median,
    median_weeks: weeks(median),
    p75_days: p75,
    p75_weeks: weeks(p75),
    longest_days: longest,
    longest_weeks: weeks(longest),
  };
}

/**
 * The ranks, counted from 1, of the waits that `waitFigures` are made of, with the band (from 0) each lies in: the
 * one or two in the middle, the 75th percentile and the longest.
 */
export function waitRanksOf(waits: Waits): ReturnView['waitRanks'] {
  const count = waits.reduce((sum, wait) => sum + wait.count, 0);
  if (count === 0) return [];
  const ranks = [Math.ceil(count / 2), Math.floor(count / 2) + 1, Math.ceil((count * 3) / 4), count];
  return ranks.map((rank) => {
    let passed = 0;
    const wait = waits.find((one) => (passed += one.count) >= rank);
    const code = waitBandOf(wait?.days ?? 0);
    return { rank, band: WAIT_BANDS.findIndex((band) => band.code === code) };
  });
}
