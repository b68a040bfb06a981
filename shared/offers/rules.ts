import { isAfter, isBefore, type LocalDate } from '../dates.ts';
import { allowed, type Decision, notAllowed } from '../decision.ts';
import type { Need } from '../assessment/codes.ts';
import type { OfferAnswer } from './codes.ts';
import type { OfferView } from './contract.ts';

// No national rule says how soon an offer is answered or followed; these are our own defaults, and settings of the service.
/** Days in which an answer to an offer is looked for. */
export const OFFER_ANSWER_WITHIN_DAYS = 14;
/** Days in which another therapy is offered to those who asked for something else. */
export const OTHER_OFFER_WITHIN_DAYS = 14;
/** Weeks after which those who were not ready are asked again, unless another day is agreed: the rhythm of a check-in. */
export const ASK_AGAIN_AFTER_WEEKS = 6;

export type AnswerRefusal =
  'offer_answered' | 'future_date' | 'before_offer' | 'ask_again_needed' | 'ask_again_not_after';

/**
 * Records what was said to an offer. "Not ready" keeps the door open: it needs the day on which to ask again, and the
 * child stays on the list. Any other answer keeps no such day.
 */
export function answerOffer(
  offer: { madeOn: LocalDate; answer: OfferAnswer | null },
  input: { answer: OfferAnswer; answeredOn: LocalDate; askAgainOn: LocalDate | null },
  today: LocalDate,
): Decision<{ answer: OfferAnswer; answeredOn: LocalDate; askAgainOn: LocalDate | null }, AnswerRefusal> {
  const { answer, answeredOn, askAgainOn } = input;
  // Somebody who was not ready, or wanted something else, may come back to the same offer.
  if (offer.answer === 'accepted' || offer.answer === 'declined') return notAllowed('offer_answered');
  if (isAfter(answeredOn, today)) return notAllowed('future_date');
  if (isBefore(answeredOn, offer.madeOn)) return notAllowed('before_offer', { madeOn: offer.madeOn });
  if (answer !== 'not_ready') return allowed({ answer, answeredOn, askAgainOn: null });
  if (askAgainOn === null) return notAllowed('ask_again_needed');
  if (!isAfter(askAgainOn, answeredOn)) return notAllowed('ask_again_not_after');
  return allowed({ answer, answeredOn, askAgainOn });
}

/**
 * Whether another offer took the place of one that was answered "not ready" or "something else": there is a later one of
 * the same referral that nobody declined. Our own rule; offers stand newest first.
 */
export function isSuperseded(
  offer: Pick<OfferView, 'id' | 'referralId' | 'answer'>,
  newestFirst: readonly Pick<OfferView, 'id' | 'referralId' | 'answer'>[],
): boolean {
  if (offer.answer !== 'not_ready' && offer.answer !== 'wants_another') return false;
  const at = newestFirst.findIndex(({ id }) => id === offer.id);
  return newestFirst
    .slice(0, Math.max(at, 0))
    .some(({ referralId, answer }) => referralId === offer.referralId && answer !== 'declined');
}

export const OFFER_PARTS = [
  'assessmentId',
  'noAssessmentReason',
  'needs',
  'helpExpected',
  'alternatives',
] as const;
export type OfferPart = (typeof OFFER_PARTS)[number];
export const OFFER_PART_MESSAGES: Record<OfferPart, string> = {
  assessmentId: 'Choose the assessment this offer rests on',
  noAssessmentReason: 'Say why it is offered before an assessment',
  needs: 'Choose at least one need it is for',
  helpExpected: 'Say in a few words how it may help',
  alternatives: 'Say what else was explained, if only waiting',
};

/**
 * What an offer lacks: the assessment it rests on, or why there is none yet; at least one need (QS179 5(b)); the help
 * expected and the other choices that were explained (NG76 1.7.1, 1.7.2). A child who was assessed is offered therapy
 * on that footing.
 */
export function whatAnOfferLacks(
  offer: {
    assessmentId: string | null;
    noAssessmentReason: string | null;
    needs: readonly Need[];
    helpExpected: string | null;
    alternatives: string | null;
  },
  isAssessed: boolean,
): OfferPart[] {
  const isEmpty = (words: string | null) => words === null || words.trim() === '';
  const lacks: Record<OfferPart, boolean> = {
    assessmentId: offer.assessmentId === null && isAssessed,
    noAssessmentReason: offer.assessmentId === null && !isAssessed && isEmpty(offer.noAssessmentReason),
    needs: offer.needs.length === 0,
    helpExpected: isEmpty(offer.helpExpected),
    alternatives: isEmpty(offer.alternatives),
  };
  return OFFER_PARTS.filter((part) => lacks[part]);
}
