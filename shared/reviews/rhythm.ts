import * as z from 'zod';
import { courseBoundsOf } from '../protocols/catalogue.ts';
import type { CourseBounds, Protocol } from '../protocols/types.ts';

/**
 * A review is due after every sixth attended session of the counted strand. QS179 5(c) asks that effectiveness is
 * reviewed and gives no number; six is the interval of The Green House (LimeCulture), and our default for all.
 */
export const REVIEW_EVERY_ATTENDED_SESSIONS = 6;

/** Weeks from one review to the next where a course is counted in time: six weekly sessions (our own default). */
export const REVIEW_EVERY_WEEKS = 6;

/** A review held this many sessions before its point already answers it (our own default). */
export const REVIEW_EARLY_BY_SESSIONS = 2;

/** A review held this many weeks before its day already answers it: two weekly sessions (our own default). */
export const REVIEW_EARLY_BY_WEEKS = 2;

/** When reviews fall: after so many counted sessions or days, or so many weeks after the first session. */
export const ReviewRhythm = z.strictObject({
  by: z.enum(['session', 'day', 'week']),
  every: z.int().min(1),
});
export type ReviewRhythm = z.infer<typeof ReviewRhythm>;

/** How often a service reviews, where no source says: settings. */
export type ReviewIntervals = { reviewEverySessions: number; reviewEveryWeeks: number };

export const DEFAULT_REVIEW_INTERVALS: ReviewIntervals = {
  reviewEverySessions: REVIEW_EVERY_ATTENDED_SESSIONS,
  reviewEveryWeeks: REVIEW_EVERY_WEEKS,
};

/**
 * The rhythm of a protocol's reviews: what the service says for it; its own where the source states one; at the last day of a course of days; by
 * date where it is counted in time; otherwise after so many counted sessions, which are the carer's own where only
 * carers come.
 */
export function rhythmOf(
  protocol: Pick<Protocol, 'bounds' | 'duration' | 'reviewEvery' | 'local'>,
  intervals: ReviewIntervals,
): ReviewRhythm {
  if (protocol.local !== null && protocol.local.reviews !== null) return protocol.local.reviews;
  const bounds = courseBoundsOf(protocol);
  if (protocol.reviewEvery !== null) return { by: 'session', every: protocol.reviewEvery };
  return usualRhythm(bounds, intervals);
}

/** The rhythm that goes with bounds where no source states one. */
export function usualRhythm(bounds: CourseBounds, intervals: ReviewIntervals): ReviewRhythm {
  if (bounds.unit === 'day') {
    return { by: 'day', every: bounds.min ?? bounds.max ?? intervals.reviewEverySessions };
  }
  if (bounds.unit === 'session') return { by: 'session', every: intervals.reviewEverySessions };
  return { by: 'week', every: intervals.reviewEveryWeeks };
}

/** How long before its point a review already answers it, in what the rhythm counts; always less than the interval. */
export function earlyBy({ by, every }: ReviewRhythm): number {
  if (by === 'day') return 0;
  return Math.min(by === 'session' ? REVIEW_EARLY_BY_SESSIONS : REVIEW_EARLY_BY_WEEKS, every - 1);
}

/** 'every 6 attended sessions', 'every 6 weeks', 'at the end of every 4 days' */
export function rhythmInWords({ by, every }: ReviewRhythm): string {
  const each = every === 1 ? 'every' : `every ${every}`;
  if (by === 'day') return `at the end of ${each} ${every === 1 ? 'day' : 'days'}`;
  return by === 'week'
    ? `${each} ${every === 1 ? 'week' : 'weeks'}`
    : `after ${each} attended ${every === 1 ? 'session' : 'sessions'}`;
}

/** Where a point lies: 'session 12', 'day 4', 'week 12' */
export function pointInWords({ by }: Pick<ReviewRhythm, 'by'>, at: number): string {
  return `${by} ${at}`;
}
