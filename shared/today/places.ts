// Where an open referral stands: in the inbox, on the waiting list, in a course with something ahead, or as a job on Today. Nobody
// may be found by a search for the name alone (NG76 1.7: who holds the child is known at every step; the lists are our own).
import type { LocalDate } from '../dates.ts';
import type { OfferAnswer } from '../offers/codes.ts';
import { isOfferStanding, isSuperseded } from '../offers/rules.ts';
import { INBOX_STAGES, type Stage, WAITING_LIST_STAGES } from '../waitingList/rules.ts';

/** What a running course has before it. */
export type CourseAhead = {
  /** Dates in the diary, those whose day has come and that nobody has logged included. */
  plannedDates: number;
  isReviewDue: boolean;
  isDecisionNeeded: boolean;
};

export type OfferMade = {
  id: string;
  madeOn: LocalDate;
  answer: OfferAnswer | null;
  answeredOn: LocalDate | null;
  askAgainOn: LocalDate | null;
  /** Whether a course was planned from it. */
  hasCourse: boolean;
};

export type PlaceFacts = {
  isClosed: boolean;
  /** Whether a pause lasts makes no difference: a paused child stands on the waiting list too. */
  stage: Stage;
  runningCourses: readonly CourseAhead[];
  /** When the last course began, running or ended. */
  lastCourseStartedOn: LocalDate | null;
  offers: readonly OfferMade[];
};

/** What is to be done about a child whose course has ended and who has no other. */
export type NextStep =
  | { step: 'answer_offer' | 'ask_again' | 'offer_another' | 'plan_course'; offerId: string }
  | { step: 'close_or_plan'; offerId: null };

export type ReferralPlace =
  | { list: 'inbox' }
  | { list: 'waiting_list' }
  | { list: 'course' }
  /** A course runs, and nothing in it lies ahead. */
  | { list: 'today'; job: 'nothing_planned' }
  | { list: 'today'; job: NextStep };

/** Whether a stage is one of the inbox (what puts a referral there: waitingList/rules.ts, `isUnanswered`). */
export function isInInbox(stage: Stage): boolean {
  return (INBOX_STAGES as readonly Stage[]).includes(stage);
}

/** Whether a stage stands on the waiting list. */
export function isOnWaitingList(stage: Stage): boolean {
  return (WAITING_LIST_STAGES as readonly Stage[]).includes(stage);
}

/** The offers of a referral that still count: made since its last course began, and none took their place. */
export function standingOffers<Each extends Pick<OfferMade, 'id' | 'madeOn' | 'answer'>>({
  offers,
  lastCourseStartedOn,
}: {
  offers: readonly Each[];
  lastCourseStartedOn: LocalDate | null;
}): Each[] {
  return offers.filter(
    (offer) => isOfferStanding(offer.madeOn, lastCourseStartedOn) && !isSuperseded(offer, offers),
  );
}

/** Whether a running course has nothing that brings it up again by itself. */
export function isNothingPlanned(course: CourseAhead): boolean {
  return course.plannedDates === 0 && !course.isReviewDue && !course.isDecisionNeeded;
}

/**
 * The offer after which they asked for something else, while nothing else was offered since: the choice goes on until there
 * is another (NG76 1.7.2; QS179 5). Another offer that still waits for an answer, or led on, is what holds the child then.
 */
export function anotherToOffer({
  offers,
  lastCourseStartedOn,
}: Pick<PlaceFacts, 'offers' | 'lastCourseStartedOn'>): OfferMade | null {
  const standing = standingOffers({ offers, lastCourseStartedOn });
  const isSettled = ({ id, answer, answeredOn, madeOn }: OfferMade) =>
    standing.some(
      (other) =>
        other.id !== id &&
        ((other.answer !== 'declined' && other.answer !== answer) ||
          (other.madeOn > madeOn && other.madeOn >= (answeredOn ?? madeOn))),
    );
  return standing.find((offer) => offer.answer === 'wants_another' && !isSettled(offer)) ?? null;
}

/** What comes next after the last course: an offer to hear about, a course to plan, or a decision to take. */
export function nextStepOf({
  offers,
  lastCourseStartedOn,
}: Pick<PlaceFacts, 'offers' | 'lastCourseStartedOn'>): NextStep {
  const standing = standingOffers({ offers, lastCourseStartedOn });
  const unanswered = standing.find(({ answer }) => answer === null);
  if (unanswered !== undefined) return { step: 'answer_offer', offerId: unanswered.id };
  const accepted = standing.find(({ answer, hasCourse }) => answer === 'accepted' && !hasCourse);
  if (accepted !== undefined) return { step: 'plan_course', offerId: accepted.id };
  const later = standing.find(({ answer, askAgainOn }) => answer === 'not_ready' && askAgainOn !== null);
  if (later !== undefined) return { step: 'ask_again', offerId: later.id };
  const another = anotherToOffer({ offers, lastCourseStartedOn });
  if (another !== null) return { step: 'offer_another', offerId: another.id };
  return { step: 'close_or_plan', offerId: null };
}

/** The working list on which a referral stands; null only for one that is closed. */
export function placeOf(facts: PlaceFacts): ReferralPlace | null {
  if (facts.isClosed) return null;
  if (isInInbox(facts.stage)) return { list: 'inbox' };
  if (isOnWaitingList(facts.stage)) return { list: 'waiting_list' };
  if (facts.runningCourses.length > 0)
    return facts.runningCourses.every(isNothingPlanned)
      ? { list: 'today', job: 'nothing_planned' }
      : { list: 'course' };
  return { list: 'today', job: nextStepOf(facts) };
}
