import { type CourseTerms, termsOf } from '../../../shared/courses/terms.ts';
import type { Catalogue } from '../../../shared/protocols/serviceCatalogue.ts';
import type { ReviewIntervals } from '../../../shared/reviews/rhythm.ts';
import type { RunningCourse } from '../store/runningCourses.ts';

/** A course under way, with the terms it is judged by. */
export type CourseOnTerms = RunningCourse & { terms: CourseTerms };

/** Each course with the terms it was begun with in this service. */
export function onTerms(
  courses: readonly RunningCourse[],
  intervals: ReviewIntervals,
  catalogue: Catalogue,
): CourseOnTerms[] {
  return courses.map((course) => ({
    ...course,
    terms: termsOf(catalogue.begunWith(course), intervals, course.counts),
  }));
}
