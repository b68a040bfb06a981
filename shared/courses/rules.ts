import { z } from 'zod';
import { addWeeks, compareDates, daysBetween, formatDate } from '../dates.ts';
import type { LocalDate } from '../dates.ts';
import { allowed, notAllowed } from '../decision.ts';
import type { Decision } from '../decision.ts';
import { boundsLabel, unitWord } from '../protocols/catalogue.ts';
import { BoundUnit, type CourseBounds, type ProtocolSource } from '../protocols/types.ts';
import { extendedTo, type ExtensionDecision } from './extension.ts';
import { countIn, fullOn, isInTime, isPast, type Progress } from './progress.ts';

/** A note appears when this many counted sessions are left before the upper bound (our own default). */
export const NOTICE_BEFORE_BOUND_SESSIONS = 2;
/** The same for a bound in weeks or months: this many weeks before it (our own default). */
export const NOTICE_BEFORE_BOUND_WEEKS = 4;

export type CourseFacts = Progress & {
  bounds: CourseBounds;
  /** Whether the course has been ended. */
  isEnded: boolean;
  extensions: readonly ExtensionDecision[];
};

/**
 * Where a count stands against the bounds of the protocol. Without one session it is below, whatever the protocol.
 * Past the upper bound it is extended as far as the source recommends going on, and beyond after that; decisions of
 * the service do not change which of the two it is.
 */
export type Position = 'below' | 'within' | 'extended' | 'beyond';

export const STANDINGS = [
  'under_way',
  'ended_below',
  'ended_within',
  'ended_extended',
  'ended_beyond',
] as const;
export type StandingState = (typeof STANDINGS)[number];
export const STANDING_LABELS: Record<StandingState, string> = {
  under_way: 'Under way',
  ended_below: 'Ended below the range',
  ended_within: 'Ended within the range',
  ended_extended: 'Ended after an extension',
  ended_beyond: 'Ended beyond the range',
};

export type Standing = {
  state: StandingState;
  position: Position;
  /** Held past the upper bound, or past the last extension agreed, without a decision that covers it. */
  decisionNeeded: boolean;
  /** What is counted: sessions, days, weeks or months. */
  unit: BoundUnit;
  /** How much of it there is: the "7" of "7 of 12–16". */
  count: number;
  /** As many full months as the bound, and past the day on which they were full: 'over 6 of 4–6 months'. */
  isOver: boolean;
  /** '12–16', 'up to 20', or the number it was extended to; null where the source gives no number. */
  ofLabel: string | null;
  /** '5 more to the minimum', '20, extended by 6'; null where nothing is to be said. */
  sub: string | null;
  /** Near the upper bound, or the extension agreed. Null otherwise and once ended. */
  nearBound: NearBound | null;
};

/** How near a bound is: the sessions or days left (0 to 2), or the weeks left (0 to 4) and the day it is reached. */
export type NearBound = { bound: number; left: number; on: LocalDate | null };

/** Where a course stands. Without one session held it is below, whatever the protocol and however long ago it began. */
export function positionOf(bounds: CourseBounds, progress: Progress): Position {
  const { unit, min, max, extendTo, openExtension } = bounds;
  if (progress.attended === 0 || (min !== null && countIn(unit, progress) < min)) return 'below';
  if (max === null || !isPast(unit, progress, max)) return 'within';
  if (openExtension) return 'extended';
  return extendTo !== null && !isPast(unit, progress, extendTo) ? 'extended' : 'beyond';
}

/** Where the course stands, and the words beside its count. */
export function standing(facts: CourseFacts): Standing {
  const { bounds, isEnded, extensions } = facts;
  const { unit } = bounds;
  const position = positionOf(bounds, facts);
  const count = countIn(unit, facts);
  const agreed = extendedTo(bounds, extensions);
  const isPastBound = position === 'extended' || position === 'beyond';
  const bound = agreed === 'open' ? null : (agreed ?? bounds.max);
  const decisionNeeded = isPastBound && bound !== null && isPast(unit, facts, bound);
  return {
    state: isEnded ? `ended_${position}` : 'under_way',
    position,
    decisionNeeded,
    unit,
    count,
    isOver: count === bound && isPast(unit, facts, bound),
    ofLabel: typeof agreed === 'number' ? amountInWords(unit, agreed) : boundsLabel({ bounds }),
    sub: subLine(bounds, count, agreed, decisionNeeded, isEnded),
    nearBound: isEnded || bound === null ? null : nearnessOf(facts, bound),
  };
}

/** Two sessions or days, or four weeks, before a bound that is not passed. */
function nearnessOf(facts: CourseFacts, bound: number): NearBound | null {
  const { bounds, startedOn, until } = facts;
  if (isPast(bounds.unit, facts, bound)) return null;
  if (!isInTime(bounds)) {
    const left = bound - countIn(bounds.unit, facts);
    return left > NOTICE_BEFORE_BOUND_SESSIONS ? null : { bound, left, on: null };
  }
  if (startedOn === null || until === null) return null;
  const on = fullOn(bounds.unit, startedOn, bound);
  if (until < addWeeks(on, -NOTICE_BEFORE_BOUND_WEEKS)) return null;
  return { bound, left: Math.max(0, Math.ceil(daysBetween(until, on) / 7)), on };
}

/** A course's count as screens carry it. */
export const CourseFigure = z.strictObject({
  unit: BoundUnit,
  count: z.int().min(0),
  isOver: z.boolean(),
  ofLabel: z.string().nullable(),
  isEnded: z.boolean(),
});
export type CourseFigure = z.infer<typeof CourseFigure>;

/** The figure of a standing. */
export function figureOf({ unit, count, isOver, ofLabel, state }: Standing): CourseFigure {
  return { unit, count, isOver, ofLabel, isEnded: state !== 'under_way' };
}

/** '7 of 12–16', '7', 'week 9 of at least 16', 'day 2 of at least 4', 'over 6 of 4–6 months', '18 weeks of at least 16' */
export function figureInWords({ unit, count, isOver, ofLabel, isEnded }: CourseFigure): string {
  if (ofLabel === null) return String(count);
  const isInSteps = (unit === 'week' || unit === 'day') && count > 0;
  if (!isInSteps) return `${isOver ? 'over ' : ''}${count} of ${ofLabel.replace(/^up to /, '')}`;
  const of = ofLabel.replace(/^up to /, '').replace(/ (weeks?|days?)$/, '');
  return isEnded ? `${count} ${unitWord(unit, count)} of ${of}` : `${unit} ${count} of ${of}`;
}

/** The carer's own count. `limitFrom` says whose limit it is, and so what stands behind the number. */
export type CarerLimit = { max: number; limitFrom: ProtocolSource };

/** '3 of up to 8 (NICE)', '3 of up to 8, our limit' or '3', and whether the limit is passed. It never blocks. */
export function carerStanding(
  attended: number,
  limit: CarerLimit | null,
): { count: number; ofLabel: string | null; isOverLimit: boolean } {
  if (limit === null) return { count: attended, ofLabel: null, isOverLimit: false };
  return {
    count: attended,
    ofLabel: `up to ${limit.max}${limit.limitFrom === 'own' ? ', our limit' : ` (${limit.limitFrom === 'NG76' ? 'NICE' : limit.limitFrom})`}`,
    isOverLimit: attended > limit.max,
  };
}

export const COURSE_ENDINGS = [
  'as_planned',
  'child_chose',
  'family_chose',
  'moved_away',
  'another_service',
  'another_therapy',
  'needs_something_else',
  'not_reached',
  'turned_18',
  'service_ended',
  'other',
] as const;
export const CourseEnding = z.enum(COURSE_ENDINGS);
export type CourseEnding = z.infer<typeof CourseEnding>;
export const COURSE_ENDING_LABELS: Record<CourseEnding, string> = {
  as_planned: 'As planned',
  child_chose: 'The child chose to stop',
  family_chose: 'The family chose to stop',
  moved_away: 'Moved away',
  another_service: 'Another service goes on',
  another_therapy: 'Another therapy here',
  needs_something_else: 'Something else is needed',
  not_reached: 'Not reached, after a safeguarding review',
  turned_18: 'Over the service’s age',
  service_ended: 'The service could not go on',
  other: 'Another reason',
};

export type EndingWarning = 'below_minimum' | 'review_open' | 'sessions_still_planned';
export type EndingRefusal = 'future_date' | 'before_last_session';

/** Ends a course. Warnings ask for a reason and never stop it. */
export function endCourse(
  facts: CourseFacts & {
    attendedOn: readonly LocalDate[];
    openReviews: number;
    plannedAhead: number;
  },
  endedOn: LocalDate,
  today: LocalDate,
): Decision<{ endedOn: LocalDate; warnings: EndingWarning[] }, EndingRefusal> {
  if (endedOn > today) return notAllowed('future_date');
  const last = [...facts.attendedOn].sort(compareDates).at(-1);
  if (last !== undefined && endedOn < last)
    return notAllowed('before_last_session', { lastSessionOn: formatDate(last) });
  const warnings: EndingWarning[] = [];
  if (positionOf(facts.bounds, facts) === 'below') warnings.push('below_minimum');
  if (facts.openReviews > 0) warnings.push('review_open');
  if (facts.plannedAhead > 0) warnings.push('sessions_still_planned');
  return allowed({ endedOn, warnings });
}

/** '26', '8 months': sessions are said by their number alone. */
export function amountInWords(unit: BoundUnit, amount: number): string {
  return unit === 'session' ? String(amount) : `${amount} ${unitWord(unit, amount)}`;
}

function subLine(
  { min, max, unit }: CourseBounds,
  count: number,
  agreed: number | 'open' | null,
  decisionNeeded: boolean,
  isEnded: boolean,
): string | null {
  const some = (number: number) => amountInWords(unit, number);
  const more = (number: number) =>
    unit === 'session' ? `${number} more` : `${number} more ${unitWord(unit, number)}`;
  if (decisionNeeded) return 'decision needed';
  if (agreed === 'open') return max === null ? null : `extended past ${some(max)}, as needed`;
  if (agreed !== null && max !== null) return `${some(max)}, extended by ${agreed - max}`;
  if (min !== null && count < min)
    return isEnded ? `${some(min - count)} below the minimum` : `${more(min - count)} to the minimum`;
  if (isEnded || max === null) return null;
  return count < max ? `${more(max - count)} within the range` : 'at the end of the range';
}
