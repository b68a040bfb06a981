// A plan of holding support for one child: what is needed, what is given, by whom, until when, and when it is looked at
// again (NG76 1.6.2 and 1.5.4 for what it can hold; LimeCulture, recommendation 19, for holding support as planned work).
import { addWeeks, type LocalDate } from '../dates.ts';
import type { Stage } from '../waitingList/rules.ts';

/** Weeks until a new plan is looked at again: our own default, the rhythm of check-ins. */
export const PLAN_REVIEW_WEEKS = 6;
export const planReviewOn = (today: LocalDate): LocalDate => addWeeks(today, PLAN_REVIEW_WEEKS);

/** `untilOn` is the last day; null: until therapy starts. */
export type PlanDates = { readonly untilOn: LocalDate | null; readonly reviewOn: LocalDate };

export const PLAN_STANDINGS = ['none', 'current', 'to_review', 'ended'] as const;
export type PlanStanding = (typeof PLAN_STANDINGS)[number];

/** Where a referral's plan stands on a day. One without a last day ends on the day therapy starts. */
export function planStanding(
  plan: PlanDates | null,
  therapyStartedOn: LocalDate | null,
  today: LocalDate,
): PlanStanding {
  if (plan === null) return 'none';
  const { untilOn, reviewOn } = plan;
  const isOver = untilOn === null ? therapyStartedOn !== null && therapyStartedOn <= today : untilOn < today;
  if (isOver) return 'ended';
  return reviewOn <= today ? 'to_review' : 'current';
}

/** Whether a plan lasts: to be looked at again, it still stands. */
export function planLasts(
  plan: PlanDates | null,
  therapyStartedOn: LocalDate | null,
  today: LocalDate,
): boolean {
  const standing = planStanding(plan, therapyStartedOn, today);
  return standing === 'current' || standing === 'to_review';
}

/**
 * Whether a child is in aftercare: therapy has ended, and a plan of holding support lasts. It ends by itself with the
 * plan's last day, so it is asked of today and never stored (LimeCulture, recommendation 19: care afterwards).
 */
export function isInAftercare(
  stage: Stage,
  plan: PlanDates | null,
  therapyStartedOn: LocalDate | null,
  today: LocalDate,
): boolean {
  return stage === 'ended' && planLasts(plan, therapyStartedOn, today);
}

export type PlanWords = PlanDates & {
  readonly need: string;
  readonly kinds: readonly string[];
  readonly givenBy: string;
};
export type PlanLacks =
  | 'support_need_needed'
  | 'support_kind_needed'
  | 'support_giver_needed'
  | 'support_until_needed'
  | 'support_until_past'
  | 'review_not_ahead'
  | 'support_review_after_end';

/** The field that each of them is about. */
export const PLAN_FIELD_OF = {
  support_need_needed: 'need',
  support_kind_needed: 'kinds',
  support_giver_needed: 'givenBy',
  support_until_needed: 'untilOn',
  support_until_past: 'untilOn',
  review_not_ahead: 'reviewOn',
  support_review_after_end: 'reviewOn',
} as const satisfies Record<PlanLacks, keyof PlanWords>;

/**
 * Everything a plan still lacks, at most one for each field. As aftercare it needs a last day, since "until therapy
 * starts" has gone by.
 */
export function whatPlanLacks(
  plan: PlanWords,
  therapyStartedOn: LocalDate | null,
  today: LocalDate,
): PlanLacks[] {
  const { need, kinds, givenBy, untilOn, reviewOn } = plan;
  const lacks: PlanLacks[] = [];
  if (need.trim() === '') lacks.push('support_need_needed');
  if (kinds.length === 0) lacks.push('support_kind_needed');
  if (givenBy.trim() === '') lacks.push('support_giver_needed');
  if (untilOn === null && therapyStartedOn !== null && therapyStartedOn <= today)
    lacks.push('support_until_needed');
  if (untilOn !== null && untilOn < today) lacks.push('support_until_past');
  else if (reviewOn <= today) lacks.push('review_not_ahead');
  else if (untilOn !== null && reviewOn > untilOn) lacks.push('support_review_after_end');
  return lacks;
}
