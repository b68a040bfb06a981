// What a score is filled in for, and why one was not.
import * as z from 'zod';

export const OCCASIONS = ['baseline', 'review', 'end', 'other'] as const;
export const Occasion = z.enum(OCCASIONS);
export type Occasion = z.infer<typeof Occasion>;
export const OCCASION_LABELS: Record<Occasion, string> = {
  baseline: 'Baseline',
  review: 'Review',
  end: 'End',
  other: 'Another time',
};

export const NOT_DONE_REASONS = [
  'declined',
  'not_now',
  'does_not_fit',
  'not_returned',
  'no_time',
  'other',
] as const;
export const NotDoneReason = z.enum(NOT_DONE_REASONS);
export type NotDoneReason = z.infer<typeof NotDoneReason>;
export const NOT_DONE_REASON_LABELS: Record<NotDoneReason, string> = {
  declined: 'They did not want to',
  not_now: 'Too much for them that day',
  does_not_fit: 'It does not fit their age, language or needs',
  not_returned: 'Given out and not returned',
  no_time: 'No time for it',
  other: 'Another reason',
};
