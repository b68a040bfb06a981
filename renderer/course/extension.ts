import type { CourseView } from '../../shared/courses/contract.ts';
import { reachIn, reviewFactsOf } from '../../shared/courses/facts.ts';
import { isInTime } from '../../shared/courses/progress.ts';
import { type PassedLimit } from '../../shared/courses/extension.ts';
import { amountInWords } from '../../shared/courses/rules.ts';
import type { CourseTerms } from '../../shared/courses/terms.ts';
import type { LocalDate } from '../../shared/dates.ts';
import { unitWord } from '../../shared/protocols/catalogue.ts';
import { type CourseBounds, SOURCE_NAMES } from '../../shared/protocols/types.ts';
import { pointInWords } from '../../shared/reviews/rhythm.ts';
import { nextReviewPoint } from '../../shared/reviews/rules.ts';
import { upperFirst } from '../textCase.ts';

const STEP = 2;
const OFFERED = 5;

/** How many the course reaches to now, as a number to go past: its bound, or the last extension agreed. */
export function numberReached(course: CourseView): number {
  const reach = reachIn(course);
  return typeof reach === 'number' ? reach : (course.terms.bounds.max ?? 0);
}

/**
 * Numbers to press, past what was agreed and what is counted already: in steps of two sessions or one of time, as far as is
 * recommended to go on while that lies ahead.
 */
export function extensionChoices(
  bounds: CourseBounds,
  { reach, count }: { reach: number; count: number },
): number[] {
  const step = isInTime(bounds) ? 1 : STEP;
  const passed = Math.max(0, Math.floor((count - reach) / step));
  const steps = Array.from({ length: OFFERED }, (_, index) => reach + (passed + index + 1) * step);
  const { extendTo } = bounds;
  const within = extendTo === null ? [] : steps.filter((each) => each <= extendTo);
  return within.length === 0 ? steps : within;
}

/** 'NICE NG76: up to 20, extending to 30.'; of a range of the service's own that one, and then what the source says. */
export function sourceWords({ bounds, source, statedBy }: CourseTerms): string {
  const stated = `${upperFirst(SOURCE_NAMES[statedBy])}: ${rangeWords(source ?? bounds)}.`;
  return source === null ? stated : `This service’s own range: ${rangeWords(bounds)}. ${stated}`;
}

/** 'up to 20, extending to 30', '12 to 16, more if needed', 'up to 30, and nothing of more' */
function rangeWords({ min, max, extendTo, openExtension, unit }: CourseBounds): string {
  if (max === null) return min === null ? 'no number' : `at least ${amountInWords(unit, min)}`;
  const numbers = min === null ? `up to ${max}` : min === max ? String(max) : `${min} to ${max}`;
  const range = unit === 'session' ? numbers : `${numbers} ${unitWord(unit, max)}`;
  if (openExtension) return `${range}, more if needed`;
  return extendTo === null ? `${range}, and nothing of more` : `${range}, extending to ${extendTo}`;
}

/** 'That is past the 30 that NICE NG76 names.', 'That is past the 18 of this service’s own range.' */
export function passedWords({ limit, whose }: PassedLimit, { bounds, statedBy }: CourseTerms): string {
  const amount = amountInWords(bounds.unit, limit);
  return whose === 'source' && statedBy !== 'own'
    ? `That is past the ${amount} that ${SOURCE_NAMES[statedBy]} names.`
    : `That is past the ${amount} of this service’s own range.`;
}

/** After which point the next review falls: 'session 12', 'week 12' */
export function reviewAfter(course: CourseView, today: LocalDate): string {
  return pointInWords(course.terms.reviews, nextReviewPoint(reviewFactsOf(course, today)));
}
