import { isAfter, isBefore, type LocalDate } from '../dates.ts';
import { allowed, type Decision, notAllowed } from '../decision.ts';
import type { OfferAnswer } from './codes.ts';

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
