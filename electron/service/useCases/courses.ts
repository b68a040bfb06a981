import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import {
  besidesOf,
  countedDates,
  extensionsOf,
  isReviewedForDecision,
  progressFrom,
  reachIn,
  reviewFactsOf,
  sessionsOf,
  standingOf,
} from '../../../shared/courses/facts.ts';
import type { CourseView } from '../../../shared/courses/contract.ts';
import { decideExtension, type PassedLimit } from '../../../shared/courses/extension.ts';
import { endCourse } from '../../../shared/courses/rules.ts';
import type { LocalDate } from '../../../shared/dates.ts';
import { currentTry } from '../../../shared/courses/sessions.ts';
import { nextReviewPoint, openReviewPoints } from '../../../shared/reviews/rules.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import * as courses from '../store/courses.ts';
import * as handovers from '../store/handovers.ts';
import * as reviews from '../store/reviews.ts';
import * as sessions from '../store/sessions.ts';
import * as settings from '../store/settings.ts';
import { loadCourse } from './courseView.ts';
import { assertEndingWhole, keepEnding, takenBy } from './endingTold.ts';

export async function childOf(
  ctx: Ctx,
  input: ParsedInputOf<'course.childOf'>,
): Promise<OutputOf<'course.childOf'>> {
  const course = await courses.load(ctx.db, input.courseId);
  if (course === null) throw new Refused('not_found');
  return { childId: course.child_id };
}

export async function get(ctx: Ctx, input: ParsedInputOf<'course.get'>): Promise<OutputOf<'course.get'>> {
  return loadCourse(ctx, input.courseId);
}

/** Records a decision on the course's bound: how far, who, why and when it is looked at again; or that it stays. */
export async function extend(
  ctx: Ctx,
  input: ParsedInputOf<'course.extend'>,
): Promise<OutputOf<'course.extend'>> {
  const { courseId, version, decision, nextReviewOn } = input;
  const course = await loadCourse(ctx, courseId);
  const { bounds, source, reviews: rhythm } = course.terms;
  if (course.endedOn !== null) throw new Refused('course_ended');
  const isExtending = decision.is === 'extend';
  const isReviewed = isReviewedForDecision(course);
  let passed: PassedLimit | null = null;
  if (isExtending) {
    const { count } = standingOf(course, ctx.today);
    const decided = decideExtension(
      { bounds, source, extensions: extensionsOf(course), count },
      { decidedOn: ctx.today, toSessions: decision.toSessions },
    );
    if (!decided.ok) throw new Refused(decided.code, { parts: decided.detail });
    ({ passed } = decided.value);
  }
  const withoutReview = isExtending && !isReviewed ? (input.withoutReview ?? '') : null;
  const pastLimit = passed === null ? null : (input.pastLimit ?? '');
  assertAllSaid({
    reason: input.reasons.length === 0 ? input.reason : null,
    withoutReview,
    pastLimit,
  });
  if (nextReviewOn !== null && nextReviewOn <= ctx.today) {
    throw new Refused('past_date', { fields: { nextReviewOn: 'Enter a date that is still to come' } });
  }
  await takeVersion(ctx, course, version);
  const reach = reachIn(course);
  const upTo = isExtending ? decision.toSessions : reach === 'open' ? null : (reach ?? 0);
  const next = { by: rhythm.by, at: nextReviewPoint(reviewFactsOf(course, ctx.today)) };
  await courses.insertDecision(ctx.db, {
    id: ctx.newId(),
    course_id: courseId,
    up_to_sessions: upTo,
    decided_on: ctx.today,
    decided_by: ctx.actor.accountId,
    agreed_by: JSON.stringify(input.agreedBy),
    reasons: JSON.stringify(input.reasons),
    reason: input.reason,
    next_review_on: nextReviewOn,
    next_review_at: isExtending && nextReviewOn === null ? JSON.stringify(next) : null,
    without_review: withoutReview,
    past_limit: pastLimit,
  });
  if (nextReviewOn !== null) {
    const planned = await reviews.loadPlanned(ctx.db, courseId);
    const review = { planned_on: nextReviewOn, starts_at: null };
    if (planned !== null) await reviews.update(ctx.db, planned.id, review);
    else await reviews.insert(ctx.db, { id: ctx.newId(), course_id: courseId, ...review, version: 1 });
  }
  ctx.auditDetail({ decision: decision.is, toSessions: upTo, isReviewed, passed });
  return { courseId, version: version + 1 };
}

const WHY_MISSING = {
  reason: 'Say why in your words, or choose a reason',
  withoutReview: 'Say why it is decided without a review',
  pastLimit: 'Say why it goes past that limit',
};

/** Each reason that is asked for and empty is said beside its own field, all at once. */
function assertAllSaid(asked: Record<keyof typeof WHY_MISSING, string | null>): void {
  const missing = Object.entries(WHY_MISSING).filter(([field]) => asked[field as keyof typeof asked] === '');
  if (missing.length > 0)
    throw new Refused('decision_reason_needed', { fields: Object.fromEntries(missing) });
}

/** Ends a course. Dates after that day are taken out of the diary; days that still need logging stay. */
export async function end(ctx: Ctx, input: ParsedInputOf<'course.end'>): Promise<OutputOf<'course.end'>> {
  const { courseId, version, endedOn, told } = input;
  const { ending } = told;
  const course = await loadCourse(ctx, courseId);
  if (course.endedOn !== null) throw new Refused('course_ended');
  const decided = decidedEnding(ctx, course, endedOn);
  assertEndingWhole(told);
  const reason = input.reason === '' ? null : input.reason;
  const { warnings } = decided;
  assertReasonGiven(warnings.includes('below_minimum'), reason);
  await takeVersion(ctx, course, version, {
    ended_on: endedOn,
    ending,
    ending_kind: told.kind,
    ending_reason: reason,
  });
  const taken = await takenBy(ctx, course, endedOn);
  await keepEnding(ctx, courseId, told, { reason, endedOn, because: null, taken });
  const datesReleased = await sessions.releasePlanned(ctx.db, courseId, endedOn);
  await reviews.removePlanned(ctx.db, courseId);
  const settled = { endedOn, by: ctx.actor.accountId, at: ctx.now };
  const handoversClosed = await handovers.closeWithCourse(ctx.db, courseId, settled);
  ctx.auditDetail({
    kind: told.kind,
    ending,
    warnings,
    datesReleased,
    handoversClosed,
    standing: standingOf({ ...course, endedOn }, ctx.today).state,
  });
  await courses.refreshCourse(ctx.db, courseId, ctx.today, await settings.load(ctx.db));
  return { courseId, version: version + 1, datesReleased };
}

/** What the rules say of a day of ending; refused beside the day. */
export function decidedEnding(ctx: Ctx, course: CourseView, endedOn: LocalDate) {
  const attendedOn = countedDates(course);
  const decided = endCourse(
    {
      bounds: course.terms.bounds,
      // A course lasts to its last session, whatever the day on which somebody ends it.
      ...progressFrom(attendedOn, true, ctx.today),
      besides: besidesOf(course),
      isEnded: false,
      extensions: extensionsOf(course),
      attendedOn,
      openReviews: openReviewPoints(reviewFactsOf(course, endedOn)).length,
      plannedAhead: sessionsOf(course).filter((each) => currentTry(each)?.status === 'planned').length,
    },
    endedOn,
    ctx.today,
  );
  if (!decided.ok) throw Refused.beside('endedOn', decided.code, decided.detail);
  return decided.value;
}

/** An ending below the minimum says why; it is never refused for it. */
export function assertReasonGiven(isBelow: boolean, reason: string | null): void {
  if (!isBelow || reason !== null) return;
  throw new Refused('ending_reason_needed', { fields: { reason: 'Say why it ends here, in a few words' } });
}

/** Takes the course's next version, or refuses with what was saved meanwhile. */
export async function takeVersion(
  ctx: Ctx,
  course: { id: string },
  version: number,
  changes: Parameters<typeof courses.save>[3] = {},
): Promise<void> {
  if (await courses.save(ctx.db, course.id, version, changes)) return;
  throw new Refused('conflict', { detail: { theirs: await loadCourse(ctx, course.id) } });
}
