import { STEP_WEEKS, stepOf } from '../../shared/waitingList/waitSteps.ts';

export type Wait = {
  readonly id: string;
  /** Calendar days since the referral was received. */
  readonly days: number;
  /** The next check-in is overdue. */
  readonly overdue: boolean;
};

export const DOTS_UP_TO = 120;
/** The axis always passes 52 weeks, so that a short list does not look like a long wait. */
const SHORTEST_AXIS_WEEKS = 58;

export type WaitStep = { readonly fromWeeks: number; readonly waits: readonly Wait[] };
export type WaitSummary = {
  readonly count: number;
  readonly medianDays: number;
  readonly medianWeeks: number;
  readonly longestWeeks: number;
  readonly over26: number;
  readonly overdue: number;
  /** Steps of two weeks that have somebody in them, shortest first; overdue check-ins last in each. */
  readonly steps: readonly WaitStep[];
  /** What the axis reaches to. */
  readonly axisWeeks: number;
};

/**
 * What the chart of waits says. Weeks are whole weeks; the median of an even count is the mean of the two middle
 * waits in days; over 26 weeks means more than 182 days. All zero for an empty list.
 */
export function summariseWaits(waits: readonly Wait[]): WaitSummary {
  const byDays = waits.toSorted((a, b) => a.days - b.days);
  const steps = new Map<number, Wait[]>();
  for (const wait of byDays) {
    const fromWeeks = stepOf(wait.days);
    const step = steps.get(fromWeeks);
    if (step === undefined) steps.set(fromWeeks, [wait]);
    else step.push(wait);
  }
  const middle = (byDays.length - 1) / 2;
  const lower = byDays[Math.floor(middle)]?.days ?? 0;
  const upper = byDays[Math.ceil(middle)]?.days ?? 0;
  const medianDays = (lower + upper) / 2;
  const longestWeeks = Math.floor((byDays.at(-1)?.days ?? 0) / 7);
  return {
    count: byDays.length,
    medianDays,
    medianWeeks: Math.floor(medianDays / 7),
    longestWeeks,
    over26: byDays.filter(({ days }) => days > 182).length,
    overdue: byDays.filter(({ overdue }) => overdue).length,
    steps: [...steps].map(([fromWeeks, inStep]) => ({
      fromWeeks,
      waits: inStep.toSorted((a, b) => Number(a.overdue) - Number(b.overdue)),
    })),
    axisWeeks: axisFor(byDays.at(-1)?.days ?? 0),
  };
}

/** What an axis of waits up to so many days reaches to, in weeks. */
export function axisFor(longestDays: number): number {
  return Math.max(SHORTEST_AXIS_WEEKS, stepOf(longestDays) + 2 * STEP_WEEKS);
}
