import { daysBetween, earlierOf, type LocalDate } from '../dates.ts';
import { daysWaiting, type Pause, pausedDays, type WaitFacts } from './rules.ts';

export type MilestoneFacts = WaitFacts & {
  pauses: readonly Pause[];
  /** The days on which triage decided: accepted, signposted or declined. Asking the referrer for more decides nothing. */
  decidedOn: readonly LocalDate[];
  /** The days on which assessments were completed, or one made elsewhere was accepted. */
  assessedOn: readonly LocalDate[];
};

/** Calendar days. Each step is null while it has not come; one dated before the referral came after 0 days. */
export type Milestones = {
  toTriage: number | null;
  toAssessment: number | null;
  toFirstSession: number | null;
  /** The wait without its paused days: shown second, never instead of the whole wait. */
  adjustedDays: number;
};

/**
 * How long a referral took to each step, every one counted from the date it was received, and the wait without its
 * pauses. Voluntary services have no national clock, so these are our own definitions; allocation and holding support
 * are no steps.
 */
export function milestones(facts: MilestoneFacts, today: LocalDate): Milestones {
  const after = (dates: readonly (LocalDate | null)[]): number | null => {
    const come = dates.filter((on): on is LocalDate => on !== null && on <= today);
    const [first, ...others] = come;
    return first === undefined
      ? null
      : Math.max(0, daysBetween(facts.receivedOn, others.reduce(earlierOf, first)));
  };
  return {
    toTriage: after(facts.decidedOn),
    toAssessment: after(facts.assessedOn),
    toFirstSession: after([facts.courseStartedOn]),
    adjustedDays: daysWaiting(facts, today) - pausedDays(facts, today),
  };
}
