// What the therapist and those who decide are told before a bound is reached. It never blocks: need decides.
import { addWeeks, formatDay, type LocalDate } from '../dates.ts';
import { unitWord } from '../protocols/catalogue.ts';
import type { BoundUnit, CourseBounds } from '../protocols/types.ts';
import { REVIEW_EARLY_BY_SESSIONS, REVIEW_EARLY_BY_WEEKS } from '../reviews/rhythm.ts';
import { fullOn, isInTime } from './progress.ts';
import { type ExtensionDecision } from './extension.ts';
import {
  amountInWords,
  NOTICE_BEFORE_BOUND_SESSIONS,
  NOTICE_BEFORE_BOUND_WEEKS,
  type NearBound,
  type Standing,
} from './rules.ts';

/**
 * The notice before an upper bound or the limit of an extension, until somebody has decided: an extension moves the
 * bound away, and a decision to stay is the answer to this one.
 */
export function boundNotice(
  bounds: CourseBounds,
  { nearBound }: Pick<Standing, 'nearBound'>,
  decisions: readonly ExtensionDecision[],
): NearBound | null {
  if (nearBound === null) return null;
  const atBound = decisions.filter(({ toSessions }) => toSessions === nearBound.bound).length;
  // The limit of an extension stands once in the decision that set it.
  const own = nearBound.bound === bounds.max ? 0 : 1;
  return atBound > own ? null : nearBound;
}

/**
 * Whether a review was held near enough to a bound for a decision on it to rest on: from the notice on, or as early as
 * a review may be held before its point, in what counts towards it by the course's policy. QS179 5(c) asks that effectiveness is reviewed; the nearness is our own default.
 */
export function isReviewedBeforeBound(
  bounds: CourseBounds,
  { bound, startedOn }: { bound: number; startedOn: LocalDate | null },
  reviews: readonly { on: LocalDate; countedByThen: number }[],
): boolean {
  if (!isInTime(bounds)) {
    const from = bound - NOTICE_BEFORE_BOUND_SESSIONS - REVIEW_EARLY_BY_SESSIONS;
    return reviews.some(({ countedByThen }) => countedByThen >= from);
  }
  if (startedOn === null) return false;
  const weeks = NOTICE_BEFORE_BOUND_WEEKS + REVIEW_EARLY_BY_WEEKS;
  const from = addWeeks(fullOn(bounds.unit, startedOn, bound), -weeks);
  return reviews.some(({ on }) => on >= from);
}

/**
 * The notice before the carer's cap, from two sessions before it, whether or not the next of them is in the diary yet. At
 * the cap it stands only while more of the carer's sessions are planned.
 */
export function carerNotice(strand: {
  attended: number;
  limit: number | null;
  plannedAhead: number;
}): { bound: number; left: number } | null {
  const { attended, limit, plannedAhead } = strand;
  if (limit === null || attended === 0) return null;
  const left = limit - attended;
  if (left > NOTICE_BEFORE_BOUND_SESSIONS || left < 0) return null;
  return left === 0 && plannedAhead === 0 ? null : { bound: limit, left };
}

/** '2 sessions left of 16', 'at the end of 20', '6 months are full on Thu 10 Dec' */
export function nearInWords({ bound, left, on }: NearBound, unit: BoundUnit, whose = 'of'): string {
  if (on !== null) return `${amountInWords(unit, bound)} are full on ${formatDay(on)}`;
  return left === 0
    ? `at the end ${whose} ${bound}`
    : `${left} ${unitWord(unit, left)} left ${whose} ${bound}`;
}
