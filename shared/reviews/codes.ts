// What a review found and decided (QS179 5(c) asks that effectiveness is reviewed).
import * as z from 'zod';

/** "Is it helping?" */
export const REVIEW_FINDINGS = ['yes', 'partly', 'no', 'too_early'] as const;
export const ReviewFinding = z.enum(REVIEW_FINDINGS);
export type ReviewFinding = z.infer<typeof ReviewFinding>;
export const REVIEW_FINDING_LABELS: Record<ReviewFinding, string> = {
  yes: 'Helping',
  partly: 'Helping in part',
  no: 'Not helping',
  too_early: 'Too early to tell',
};

/** "Was the plan shared, and agreed?" A plan is agreed with the child and whoever cares for them (NG76 1.4.5). */
export const PLAN_SHARED = ['agreed', 'agreed_in_part', 'not_agreed', 'not_yet'] as const;
export const PlanShared = z.enum(PLAN_SHARED);
export type PlanShared = z.infer<typeof PlanShared>;
export const PLAN_SHARED_LABELS: Record<PlanShared, string> = {
  agreed: 'Shared and agreed',
  agreed_in_part: 'Agreed in part',
  not_agreed: 'Shared, not agreed',
  not_yet: 'Not shared yet',
};

export const REVIEW_OUTCOMES = ['continue', 'extend', 'change', 'pause', 'end'] as const;
export const ReviewOutcome = z.enum(REVIEW_OUTCOMES);
export type ReviewOutcome = z.infer<typeof ReviewOutcome>;
export const REVIEW_OUTCOME_LABELS: Record<ReviewOutcome, string> = {
  continue: 'Carry on',
  extend: 'Ask for an extension',
  change: 'Change what we offer',
  pause: 'Pause',
  end: 'Work towards ending',
};
