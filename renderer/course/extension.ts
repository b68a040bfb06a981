import type { CourseView } from '../../shared/courses/contract.ts';
import { extensionsOf, reviewFactsOf } from '../../shared/courses/facts.ts';
import { isInTime } from '../../shared/courses/progress.ts';
import type { LocalDate } from '../../shared/dates.ts';
import { unitWord } from '../../shared/protocols/catalogue.ts';
import type { CourseBounds } from '../../shared/protocols/types.ts';
import { pointInWords } from '../../shared/reviews/rhythm.ts';
import { nextReviewPoint } from '../../shared/reviews/rules.ts';

const STEP = 2;
const OFFERED = 5;

/** How many sessions the course reaches to now: its bound, or the last extension agreed. */
export function reachOf(course: CourseView): number {
  const agreed = extensionsOf(course).map((each) => each.toSessions ?? 0);
  return Math.max(course.terms.bounds.max ?? 0, ...agreed);
}

/** Numbers to press: in steps of two sessions or one of time, as far as the source recommends going on. */
export function extensionChoices(bounds: CourseBounds, reach: number): number[] {
  const steps = Array.from(
    { length: OFFERED },
    (_, index) => reach + (index + 1) * (isInTime(bounds) ? 1 : STEP),
  );
  const { extendTo } = bounds;
  return extendTo === null || reach >= extendTo ? steps : steps.filter((each) => each <= extendTo);
}

/** 'NICE: 20, extending to 30.' */
export function sourceWords({ min, max, extendTo, openExtension, unit }: CourseBounds): string {
  const numbers = min === null || min === max ? String(max) : `${min} to ${max}`;
  const range = unit === 'session' ? numbers : `${numbers} ${unitWord(unit, max ?? 0)}`;
  if (openExtension) return `NICE: ${range}, more if needed.`;
  return extendTo === null
    ? `The source says ${range}, and nothing of more.`
    : `NICE: ${range}, extending to ${extendTo}.`;
}

/** After which point the next review falls: 'session 12', 'week 12' */
export function reviewAfter(course: CourseView, today: LocalDate): string {
  return pointInWords(course.terms.reviews, nextReviewPoint(reviewFactsOf(course, today)));
}
