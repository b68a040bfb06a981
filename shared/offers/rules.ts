import { isAfter, isBefore, type LocalDate } from '../dates.ts';
import { allowed, type Decision, notAllowed } from '../decision.ts';
import type { Need } from '../assessment/codes.ts';
import type { LateYesDone, OfferAnswer } from './codes.ts';
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

/** `referralId` may be left out where all are offers of one referral. */
type Offered = Pick<OfferView, 'id' | 'madeOn' | 'answer'> & { referralId?: string };

/**
 * Whether another offer took the place of one that has no answer yet, or was answered "not ready" or "something else":
 * there is a later one of the same referral that nobody declined. Only the newest that stands is followed: it is asked
 * about, and its day is the one in letters (our own rule). Two that were made on one day and have no answer are a choice
 * between two, and both stand. Ids sort by the time they were made.
 */
export function isSuperseded(offer: Offered, others: readonly Offered[]): boolean {
  if (!isOpen(offer)) return false;
  return others.some(
    (other) =>
      other.referralId === offer.referralId &&
      other.answer !== 'declined' &&
      (other.madeOn > offer.madeOn ||
        (other.madeOn === offer.madeOn && offer.answer !== null && other.id > offer.id)),
  );
}

/** The offer of one referral that is to be followed: it may still be answered, and none took its place. */
export function offerToFollow<Each extends Offered>(offers: readonly Each[]): Each | null {
  return offers.find((offer) => isOpen(offer) && !isSuperseded(offer, offers)) ?? null;
}

/** Whether an offer still counts: it was made after the last course began. One made before was settled by that course. */
export function isOfferStanding(madeOn: LocalDate, lastCourseStartedOn: LocalDate | null): boolean {
  return lastCourseStartedOn === null || madeOn > lastCourseStartedOn;
}

export type PastOffer = 'declined' | 'superseded' | 'lapsed';

/**
 * Why an offer is open no longer: it was declined, another took its place, or a course began since. Null where it may be
 * answered, or was accepted.
 */
export function pastBecause(
  offer: Offered,
  others: readonly Offered[],
  lastCourseStartedOn: LocalDate | null,
): PastOffer | null {
  if (offer.answer === 'accepted') return null;
  if (offer.answer === 'declined') return 'declined';
  if (isSuperseded(offer, others)) return 'superseded';
  return isOfferStanding(offer.madeOn, lastCourseStartedOn) ? null : 'lapsed';
}

export type LateYesRefusal =
  | 'late_yes_not_late'
  | 'late_yes_recorded'
  | 'future_date'
  | 'before_offer'
  | 'late_yes_before_answer'
  | 'late_yes_before_course';

type LateYesSaid = { saidOn: LocalDate; done: LateYesDone; lastCourseStartedOn: LocalDate | null };

/**
 * Records that a family said yes to an offer that is open no longer, once, on a day after all they said before (our own rule:
 * the choice is theirs for as long as they wait, NG76 1.7.2). What was done is said by whoever records it. A yes from
 * before the last course began was settled by it: taken up, it would be an offer that nobody follows.
 */
export function decideLateYes(
  offer: Pick<OfferView, 'madeOn' | 'answeredOn' | 'lateYes'>,
  past: PastOffer | null,
  { saidOn, done, lastCourseStartedOn }: LateYesSaid,
  today: LocalDate,
): Decision<null, LateYesRefusal> {
  if (offer.lateYes !== null) return notAllowed('late_yes_recorded');
  if (past === null) return notAllowed('late_yes_not_late');
  if (isAfter(saidOn, today)) return notAllowed('future_date');
  if (isBefore(saidOn, offer.madeOn)) return notAllowed('before_offer', { madeOn: offer.madeOn });
  if (offer.answeredOn !== null && isBefore(saidOn, offer.answeredOn))
    return notAllowed('late_yes_before_answer', { answeredOn: offer.answeredOn });
  if (done === 'taken_up' && lastCourseStartedOn !== null && !isOfferStanding(saidOn, lastCourseStartedOn))
    return notAllowed('late_yes_before_course', { startedOn: lastCourseStartedOn });
  return allowed(null);
}

const isOpen = ({ answer }: Offered): boolean => answer !== 'accepted' && answer !== 'declined';

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
