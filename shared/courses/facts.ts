// From what is stored of a course to what the rules ask for: one place, for the screens and the use-cases alike.
import { compareDates, type LocalDate } from '../dates.ts';
import { protocolById, reviewEveryFor } from '../protocols/catalogue.ts';
import type { ReviewFacts } from '../reviews/rules.ts';
import type { BoundDecisionView, CourseView, SessionView, StrandView } from './contract.ts';
import { standing, type CarerLimit, type ExtensionDecision, type Standing } from './rules.ts';
import { attendedDates, type Session } from './sessions.ts';
import type { StripInput } from './strip.ts';

type Facts = Pick<CourseView, 'protocolId' | 'strands' | 'sessions' | 'decisions' | 'reviews' | 'endedOn'>;

/** The sessions of all strands as the rules read them. */
export function sessionsOf({ strands, sessions }: Pick<Facts, 'strands' | 'sessions'>): Session[] {
  return sessions.flatMap((session) => {
    const strand = strands.find((each) => each.id === session.strandId);
    return strand === undefined ? [] : [ruleSession(session, strand)];
  });
}

/** One session as the rules read it. */
export function ruleSession(session: SessionView, strand: Pick<StrandView, 'kind'>): Session {
  return { id: session.id, strand: strand.kind, number: session.number, tries: session.tries };
}

/** The strand whose sessions count towards the protocol's bounds. */
export function countedStrandOf({ strands }: Pick<Facts, 'strands'>): StrandView | null {
  return strands.find((strand) => strand.isCounted) ?? null;
}

/** The strand beside the counted one: the carer's own, with its own count. */
export function carerStrandOf({ strands }: Pick<Facts, 'strands'>): StrandView | null {
  return strands.find((strand) => !strand.isCounted) ?? null;
}

/** Decisions that took the course further than before. One that stays where it was is no extension. */
export function extensionsOf({
  protocolId,
  decisions,
}: Pick<Facts, 'protocolId' | 'decisions'>): ExtensionDecision[] {
  return decisions.filter((each) => isExtension({ protocolId, decisions }, each)).map(toExtension);
}

/** Whether a decision took the course further than the bound and every decision before it. */
export function isExtension(
  { protocolId, decisions }: Pick<Facts, 'protocolId' | 'decisions'>,
  decision: BoundDecisionView,
): boolean {
  if (decision.upTo === null) return true;
  const earlier = decisions.slice(0, decisions.indexOf(decision)).map((each) => each.upTo);
  if (earlier.includes(null)) return false;
  const reached = Math.max(
    protocolById(protocolId).bounds.max ?? 0,
    ...earlier.filter((each) => each !== null),
  );
  return decision.upTo > reached;
}

/** The dates on which sessions that count were held. */
export function countedDates(facts: Pick<Facts, 'strands' | 'sessions' | 'protocolId'>): LocalDate[] {
  return attendedDates(sessionsOf(facts), protocolById(facts.protocolId).countedStrand);
}

/** Where the course stands. */
export function standingOf(facts: Omit<Facts, 'reviews'>): Standing {
  return standing({
    bounds: protocolById(facts.protocolId).bounds,
    attended: countedDates(facts).length,
    isEnded: facts.endedOn !== null,
    extensions: extensionsOf(facts),
  });
}

/** What the rules of reviews ask for. */
export function reviewFactsOf(
  facts: Pick<Facts, 'protocolId' | 'strands' | 'sessions' | 'reviews'>,
): ReviewFacts {
  return {
    attendedOn: countedDates(facts),
    reviewsHeldOn: heldReviews(facts).map((each) => each.heldOn),
    every: reviewEveryFor(protocolById(facts.protocolId)),
  };
}

/** The reviews held, oldest first: the place in the list is the number of the review. */
export function heldReviews({ reviews }: Pick<Facts, 'reviews'>) {
  return reviews
    .flatMap((review) => (review.heldOn === null ? [] : [{ ...review, heldOn: review.heldOn }]))
    .sort((a, b) => compareDates(a.heldOn, b.heldOn));
}

/** The carer's limit and whose it is; null without a carer's strand or limit. */
export function carerLimitOf(facts: Pick<Facts, 'protocolId' | 'strands'>): CarerLimit | null {
  const limit = carerStrandOf(facts)?.limit ?? null;
  if (limit === null) return null;
  const stated = protocolById(facts.protocolId).carerStrand?.max ?? null;
  return { max: limit, limitFrom: stated === limit ? 'protocol' : 'service' };
}

/** The extension somebody asked for in the latest review and nobody has decided on since; null where there is none. */
export function askedExtension(
  facts: Pick<Facts, 'protocolId' | 'reviews' | 'decisions' | 'endedOn'>,
): { on: LocalDate; to: number | null; reviewNumber: number } | null {
  const held = heldReviews(facts);
  const latest = held.at(-1);
  if (latest === undefined || latest.outcome !== 'extend' || facts.endedOn !== null) return null;
  const isDecided = facts.decisions.some((each) => each.decidedOn >= latest.heldOn);
  const reach = extensionsOf(facts).map((each) => each.toSessions ?? Infinity);
  const isReached = latest.extendTo !== null && reach.some((each) => each >= (latest.extendTo ?? 0));
  return isDecided || isReached
    ? null
    : { on: latest.heldOn, to: latest.extendTo, reviewNumber: held.length };
}

/** What the strip is drawn from. */
export function stripInputOf(facts: Facts, today: LocalDate): StripInput {
  const protocol = protocolById(facts.protocolId);
  return {
    bounds: protocol.bounds,
    countedStrand: protocol.countedStrand,
    sessions: sessionsOf(facts),
    extensions: extensionsOf(facts),
    reviews: heldReviews(facts).map(({ id, heldOn }) => ({ id, heldOn })),
    reviewEvery: reviewEveryFor(protocol),
    carerMax: carerLimitOf(facts)?.max ?? null,
    isEnded: facts.endedOn !== null,
    today,
  };
}

function toExtension({ decidedOn, upTo }: BoundDecisionView): ExtensionDecision {
  return { decidedOn, toSessions: upTo };
}
