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
