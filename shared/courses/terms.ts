import * as z from 'zod';
import { courseBoundsOf } from '../protocols/catalogue.ts';
import { CourseBounds, type Protocol, ProtocolSource, StrandKind } from '../protocols/types.ts';
import { CountPolicy } from './counting.ts';
import { type ReviewIntervals, ReviewRhythm, rhythmOf } from '../reviews/rhythm.ts';

/** What a course is judged by: its bounds, whose sessions count and which of their dates, the carer's limit that its source states, its reviews. */
export const CourseTerms = z.strictObject({
  bounds: CourseBounds,
  /** What the source says, where the bounds are the service's own; null where they are the source's. */
  source: CourseBounds.nullable(),
  /** Whose word the source is. */
  statedBy: ProtocolSource,
  countedStrand: StrandKind,
  counts: CountPolicy,
  carerMax: z.int().nullable(),
  reviews: ReviewRhythm,
});
export type CourseTerms = z.infer<typeof CourseTerms>;

/** The terms of a protocol as a service holds it, for a course counted by a policy. */
export function termsOf(protocol: Protocol, intervals: ReviewIntervals, counts: CountPolicy): CourseTerms {
  return {
    bounds: courseBoundsOf(protocol),
    source: protocol.local?.source ?? null,
    statedBy: protocol.source,
    countedStrand: protocol.countedStrand,
    counts,
    carerMax: protocol.carerStrand?.max ?? null,
    reviews: rhythmOf(protocol, intervals),
  };
}
