import { type CourseTerms, termsOf } from '../../../shared/courses/terms.ts';
import { protocolById } from '../../../shared/protocols/catalogue.ts';
import type { ReviewIntervals } from '../../../shared/reviews/rhythm.ts';
import type { RunningCourse } from '../store/runningCourses.ts';

/** A course under way, with the terms it is judged by. */
export type CourseOnTerms = RunningCourse & { terms: CourseTerms };

/** Each course with the terms of its protocol in this service. */
export function onTerms(courses: readonly RunningCourse[], intervals: ReviewIntervals): CourseOnTerms[] {
  return courses.map((course) => ({
    ...course,
    terms: termsOf(protocolById(course.protocolId), intervals, course.counts),
  }));
}
