// From what is stored of a course to what the rules ask for: one place, for the screens and the use-cases alike.
import { compareDates, type LocalDate } from '../dates.ts';
import type { ReviewFacts } from '../reviews/rules.ts';
import type { BoundDecisionView, CourseView, SessionView, StrandView } from './contract.ts';
import { countedBesides, countedBesidesBy } from './counting.ts';
import type { Progress } from './progress.ts';
import { type ExtensionDecision, reachOf } from './extension.ts';
import type { InterpretedDate } from './interpreter.ts';
import { type CarerLimit, standing, type Standing } from './rules.ts';
import { isReviewedBeforeBound } from './notices.ts';
import { attendedDates, type Session } from './sessions.ts';
import type { StripInput } from './strip.ts';

type Facts = Pick<CourseView, 'terms' | 'strands' | 'sessions' | 'decisions' | 'reviews' | 'endedOn'>;

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

/** The dates in the diary of all strands, as the rules of interpreters read them. */
export function plannedDatesOf({ sessions }: Pick<Facts, 'sessions'>): InterpretedDate[] {
  return sessions.flatMap(({ strandId, number, tries }) =>
    tries
      .filter(({ status }) => status === 'planned')
      .map(({ id, on, time, interpreter }) => ({ tryId: id, strandId, number, on, time, said: interpreter })),
  );
}

/** The strand whose sessions count towards the protocol's bounds. */
export function countedStrandOf({ strands }: Pick<Facts, 'strands'>): StrandView | null {
  return strands.find((strand) => strand.isCounted) ?? null;
}

/** The first strand beside the counted one: the carer's own, with its own count. */
export function carerStrandOf(facts: Pick<Facts, 'strands'>): StrandView | null {
  return carerStrandsOf(facts)[0] ?? null;
}

/** Every strand beside the counted one: a parent or carer each. */
export function carerStrandsOf({ strands }: Pick<Facts, 'strands'>): StrandView[] {
  return strands.filter((strand) => !strand.isCounted);
}

/** Decisions that took the course further than before. One that stays where it was is no extension. */
export function extensionsOf({ terms, decisions }: Pick<Facts, 'terms' | 'decisions'>): ExtensionDecision[] {
  return decisions.filter((each) => isExtension({ terms, decisions }, each)).map(toExtension);
}

/** Whether a decision took the course further than the bound and every decision before it. */
export function isExtension(
  { terms, decisions }: Pick<Facts, 'terms' | 'decisions'>,
  decision: BoundDecisionView,
): boolean {
  const earlier = decisions.slice(0, decisions.indexOf(decision)).map(toExtension);
  const reached = reachOf(terms.bounds, earlier) ?? 0;
  return decision.upTo === null || (reached !== 'open' && decision.upTo > reached);
}

/** How far the course may go by what was decided: see `reachOf`. */
export function reachIn({ terms, decisions }: Pick<Facts, 'terms' | 'decisions'>): number | 'open' | null {
  return reachOf(terms.bounds, decisions.map(toExtension));
}

/** Whether a review was held near enough to the bound that a decision is about: see `isReviewedBeforeBound`. */
export function isReviewedForDecision(facts: Facts): boolean {
  const bound = reachIn(facts);
  const [startedOn = null] = countedDates(facts);
  return (
    typeof bound === 'number' &&
    isReviewedBeforeBound(facts.terms.bounds, { bound, startedOn }, reviewsAndCounts(facts))
  );
}

/** The dates on which sessions that count were held. */
export function countedDates(facts: Pick<Facts, 'strands' | 'sessions' | 'terms'>): LocalDate[] {
  const strands = facts.strands.filter(({ isCounted }) => isCounted);
  const own = sessionsOf({ strands, sessions: facts.sessions });
  return attendedDates(own, facts.terms.countedStrand).sort(compareDates);
}

/** The dates in the diary for sessions that count, those that wait to be logged among them. */
export function plannedDates({ strands, sessions }: Pick<Facts, 'strands' | 'sessions'>): LocalDate[] {
  const isCounted = new Set(strands.filter((strand) => strand.isCounted).map(({ id }) => id));
  return sessions
    .filter(({ strandId }) => isCounted.has(strandId))
    .flatMap(({ tries }) => tries)
    .flatMap(({ status, on }) => (status === 'planned' ? [on] : []))
    .sort(compareDates);
}

/** How far the course has come: by today, or by its last counted session once it has ended. */
export function progressOf(
  facts: Pick<Facts, 'strands' | 'sessions' | 'terms' | 'endedOn'>,
  today: LocalDate,
): Progress {
  return {
    ...progressFrom(countedDates(facts), facts.endedOn !== null, today),
    besides: besidesOf(facts),
  };
}

/** How many dates of the counted strand count beside those that were attended. */
export function besidesOf(facts: Pick<Facts, 'strands' | 'sessions' | 'terms'>): number {
  return countedBesides(triesThatCount(facts), facts.terms.counts);
}

function triesThatCount({ strands, sessions }: Pick<Facts, 'strands' | 'sessions'>) {
  const counted = strands.filter(({ isCounted }) => isCounted).map(({ id }) => id);
  return sessions.filter(({ strandId }) => counted.includes(strandId)).flatMap(({ tries }) => tries);
}

/** The reviews held, with how much counted towards the range by the day of each. */
export function reviewsAndCounts(
  facts: Pick<Facts, 'strands' | 'sessions' | 'terms' | 'reviews'>,
): { on: LocalDate; countedByThen: number }[] {
  const tries = triesThatCount(facts);
  return heldReviews(facts).map(({ heldOn, attendedWhenHeld }) => ({
    on: heldOn,
    countedByThen: (attendedWhenHeld ?? 0) + countedBesidesBy(tries, facts.terms.counts, heldOn),
  }));
}

/** The same from the dates of the counted sessions, in any order. */
export function progressFrom(attendedOn: readonly LocalDate[], isEnded: boolean, today: LocalDate): Progress {
  const dates = [...attendedOn].sort(compareDates);
  return {
    attended: dates.length,
    startedOn: dates[0] ?? null,
    until: isEnded ? (dates.at(-1) ?? null) : today,
    hasEnded: isEnded,
  };
}

/** Where the course stands on a day. */
export function standingOf(facts: Omit<Facts, 'reviews'>, today: LocalDate): Standing {
  return standing({
    bounds: facts.terms.bounds,
    ...progressOf(facts, today),
    isEnded: facts.endedOn !== null,
    extensions: extensionsOf(facts),
  });
}

/** What the rules of reviews ask for on a day. */
export function reviewFactsOf(facts: Omit<Facts, 'decisions'>, today: LocalDate): ReviewFacts {
  return {
    attendedOn: countedDates(facts),
    reviewsHeldOn: heldReviews(facts).map((each) => each.heldOn),
    rhythm: facts.terms.reviews,
    until: facts.endedOn ?? today,
  };
}

/** The reviews held, oldest first: the place in the list is the number of the review. */
export function heldReviews({ reviews }: Pick<Facts, 'reviews'>) {
  return reviews
    .flatMap((review) => (review.heldOn === null ? [] : [{ ...review, heldOn: review.heldOn }]))
    .sort((a, b) => compareDates(a.heldOn, b.heldOn));
}

/** The day of the last review held before a day; null where there is none. */
export function reviewBefore(facts: Pick<Facts, 'reviews'>, on: LocalDate): LocalDate | null {
  return heldReviews(facts).findLast(({ heldOn }) => heldOn < on)?.heldOn ?? null;
}

/** The limit of a carer's strand and whose it is, of the first unless told; null without one. */
export function carerLimitOf(
  facts: Pick<Facts, 'terms' | 'strands'>,
  strand = carerStrandOf(facts),
): CarerLimit | null {
  const limit = strand?.limit ?? null;
  if (limit === null) return null;
  const { carerMax, statedBy } = facts.terms;
  return { max: limit, limitFrom: carerMax === limit ? statedBy : 'own' };
}

/** The extension somebody asked for in the latest review and nobody has decided on since; null where there is none. */
export function askedExtension(
  facts: Pick<Facts, 'terms' | 'reviews' | 'decisions' | 'endedOn'>,
): { on: LocalDate; to: number | null; reviewNumber: number } | null {
  const held = heldReviews(facts);
  const latest = held.at(-1);
  if (latest === undefined || latest.outcome !== 'extend' || facts.endedOn !== null) return null;
  const isDecided = facts.decisions.some((each) => each.decidedOn >= latest.heldOn);
  const reach = reachIn(facts);
  const isReached =
    reach === 'open' || (latest.extendTo !== null && reach !== null && reach >= latest.extendTo);
  return isDecided || isReached
    ? null
    : { on: latest.heldOn, to: latest.extendTo, reviewNumber: held.length };
}

/** What the strip is drawn from: the counted sessions, and those of each carer. */
export function stripInputOf(facts: Facts, today: LocalDate): StripInput {
  const ofStrands = (strands: StrandView[]) => sessionsOf({ strands, sessions: facts.sessions });
  return {
    bounds: facts.terms.bounds,
    isOwnRange: facts.terms.source !== null || facts.terms.statedBy === 'own',
    countedStrand: facts.terms.countedStrand,
    sessions: ofStrands(facts.strands.filter(({ isCounted }) => isCounted)),
    carers: carerStrandsOf(facts).map((strand) => ({
      id: strand.id,
      sessions: ofStrands([strand]),
      max: carerLimitOf(facts, strand)?.max ?? null,
    })),
    extensions: extensionsOf(facts),
    reviews: heldReviews(facts).map(({ id, heldOn }) => ({ id, heldOn })),
    rhythm: facts.terms.reviews,
    until: facts.endedOn ?? today,
    isEnded: facts.endedOn !== null,
    today,
  };
}

function toExtension({ decidedOn, upTo }: BoundDecisionView): ExtensionDecision {
  return { decidedOn, toSessions: upTo };
}

/**
 * The date whose plan for the next session is brought forward to a session: the last of its strand that planned
 * anything, before the date on which this one is or was held; misses in between carry it on. Null without one.
 */
export function planBefore(
  { sessions }: Pick<Facts, 'sessions'>,
  sessionId: string,
): { tryId: string; number: number; on: LocalDate } | null {
  const session = sessions.find(({ id }) => id === sessionId);
  const current = session?.tries.at(-1);
  if (session === undefined) return null;
  return (
    sessions
      .filter(({ strandId }) => strandId === session.strandId)
      .flatMap(({ number, tries }) => tries.map((one) => ({ ...one, number })))
      .filter(
        ({ hasPlan, id, on }) => hasPlan && id !== current?.id && (current === undefined || on <= current.on),
      )
      .sort((a, b) => compareDates(a.on, b.on))
      .map(({ id, number, on }) => ({ tryId: id, number, on }))
      .at(-1) ?? null
  );
}
