import type { CourseView } from '../../shared/courses/contract.ts';
import { extensionsOf, reviewFactsOf } from '../../shared/courses/facts.ts';
import { protocolById } from '../../shared/protocols/catalogue.ts';
import type { SessionBounds } from '../../shared/protocols/types.ts';
import { nextReviewPoint } from '../../shared/reviews/rules.ts';

const STEP = 2;
const OFFERED = 5;

/** How many sessions the course reaches to now: its bound, or the last extension agreed. */
export function reachOf(course: CourseView): number {
  const agreed = extensionsOf(course).map((each) => each.toSessions ?? 0);
  return Math.max(protocolById(course.protocolId).bounds.max ?? 0, ...agreed);
}

/** Numbers to press: in steps of two, as far as the source recommends going on. */
export function extensionChoices(bounds: SessionBounds, reach: number): number[] {
  const steps = Array.from({ length: OFFERED }, (_, index) => reach + (index + 1) * STEP);
  const { extendTo } = bounds;
  return extendTo === null || reach >= extendTo ? steps : steps.filter((each) => each <= extendTo);
}

/** 'NICE: 20, extending to 30.' */
export function sourceWords({ min, max, extendTo, openExtension }: SessionBounds): string {
  const range = min === null ? String(max) : `${min} to ${max}`;
  if (openExtension) return `NICE: ${range}, more if needed.`;
  return extendTo === null
    ? `The source says ${range}, and nothing of more.`
    : `NICE: ${range}, extending to ${extendTo}.`;
}

/** After how many attended sessions the next review falls. */
export function reviewAfter(course: CourseView): number {
  return nextReviewPoint(reviewFactsOf(course));
}
