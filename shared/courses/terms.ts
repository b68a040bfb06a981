import * as z from 'zod';
import { courseBoundsOf } from '../protocols/catalogue.ts';
import { CourseBounds, type Protocol, StrandKind } from '../protocols/types.ts';
import { type ReviewIntervals, ReviewRhythm, rhythmOf } from '../reviews/rhythm.ts';

/** What a course is judged by: its bounds, whose sessions count, the carer's limit that its source states, its reviews. */
export const CourseTerms = z.strictObject({
  bounds: CourseBounds,
  countedStrand: StrandKind,
  carerMax: z.int().nullable(),
  reviews: ReviewRhythm,
});
export type CourseTerms = z.infer<typeof CourseTerms>;

/** The terms of a protocol in a service. */
export function termsOf(protocol: Protocol, intervals: ReviewIntervals): CourseTerms {
  return {
    bounds: courseBoundsOf(protocol),
    countedStrand: protocol.countedStrand,
    carerMax: protocol.carerStrand?.max ?? null,
    reviews: rhythmOf(protocol, intervals),
  };
}
