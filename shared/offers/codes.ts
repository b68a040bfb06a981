// An offer of therapy and what was said to it. "Not ready" is an answer with an easy way back, not a refusal.
import * as z from 'zod';

export const OFFER_ANSWERS = ['accepted', 'declined', 'not_ready', 'wants_another'] as const;
export const OfferAnswer = z.enum(OFFER_ANSWERS);
export type OfferAnswer = z.infer<typeof OfferAnswer>;
export const OFFER_ANSWER_LABELS: Record<OfferAnswer, string> = {
  accepted: 'Accepted',
  declined: 'Declined',
  not_ready: 'Not ready yet',
  wants_another: 'Would like something else',
};

/** What was done when a family said yes to an offer that was no longer open. */
export const LATE_YES_DONE = ['taken_up', 'other_goes_on', 'waits'] as const;
export const LateYesDone = z.enum(LATE_YES_DONE);
export type LateYesDone = z.infer<typeof LateYesDone>;
export const LATE_YES_DONE_LABELS: Record<LateYesDone, string> = {
  taken_up: 'It is taken up now',
  other_goes_on: 'What was agreed since goes on',
  waits: 'It cannot begin now: they stay on the list',
};

/** To whom an offer and its alternatives were explained (NG76 1.7.17: discuss fully with the child first). */
export const EXPLAINED_TO = ['child', 'carer', 'social_worker', 'interpreter', 'other'] as const;
export const ExplainedTo = z.enum(EXPLAINED_TO);
export type ExplainedTo = z.infer<typeof ExplainedTo>;
export const EXPLAINED_TO_LABELS: Record<ExplainedTo, string> = {
  child: 'The child',
  carer: 'Their carer',
  social_worker: 'Their social worker',
  interpreter: 'Through an interpreter',
  other: 'Somebody else',
};
