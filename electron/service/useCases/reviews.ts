import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import { FEEDBACK_VOICES, type FeedbackVoice } from '../../../shared/courses/ending.ts';
import type { CourseView } from '../../../shared/courses/contract.ts';
import { plannedDates, reviewFactsOf } from '../../../shared/courses/facts.ts';
import { dateOrNull, type LocalDate } from '../../../shared/dates.ts';
import { isAnotherReview } from '../../../shared/reviews/expected.ts';
import { reviewDay } from '../../../shared/reviews/planDay.ts';
import { reviewState } from '../../../shared/reviews/rules.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import * as courses from '../store/courses.ts';
import * as reviews from '../store/reviews.ts';
import * as settings from '../store/settings.ts';
import { saveNote } from './clinicalNotes.ts';
import { takeVersion } from './courses.ts';
import { loadCourse } from './courseView.ts';
import { keepFeedbackAsked } from './endingTold.ts';

/** Puts the next review in the diary, or moves it. A review planned says nothing yet about one held. */
export async function plan(ctx: Ctx, input: ParsedInputOf<'review.plan'>): Promise<OutputOf<'review.plan'>> {
  const { courseId, version, plannedOn, startsAt } = input;
  const course = await loadCourse(ctx, courseId);
  if (course.endedOn !== null) throw new Refused('course_ended');
  const day = reviewDay(plannedOn, ctx.today);
  if (!day.ok) throw Refused.beside('plannedOn', day.code, day.detail);
  await takeVersion(ctx, course, version);
  const planned = await reviews.loadPlanned(ctx.db, courseId);
  const reviewId = planned?.id ?? ctx.newId();
  const dates = { planned_on: plannedOn, starts_at: startsAt };
  if (planned === null)
    await reviews.insert(ctx.db, { id: reviewId, course_id: courseId, ...dates, version: 1 });
  else await reviews.update(ctx.db, reviewId, { ...dates, version: planned.version + 1 });
  return { courseId, reviewId, version: version + 1 };
}

/** Says what became of what a held review decided. */
export async function carryOut(
  ctx: Ctx,
  { courseId, reviewId, words }: ParsedInputOf<'review.carryOut'>,
): Promise<OutputOf<'review.carryOut'>> {
  const review = await reviews.load(ctx.db, reviewId);
  if (review?.course_id !== courseId) throw new Refused('not_found');
  if (review.held_on === null) throw new Refused('review_not_held');
  if (review.carried_out !== null) throw new Refused('review_said');
  await reviews.update(ctx.db, reviewId, {
    carried_out: words,
    carried_out_on: ctx.today,
    carried_out_by: ctx.actor.accountId,
    version: review.version + 1,
  });
  ctx.auditDetail({ reviewId, outcome: review.outcome });
  return { courseId, reviewId };
}

/** Records a review that was held. Which point it answers follows from its date and the sessions attended by then. */
export async function record(
  ctx: Ctx,
  input: ParsedInputOf<'review.record'>,
): Promise<OutputOf<'review.record'>> {
  const { courseId, version, heldOn, outcome } = input;
  const course = await loadCourse(ctx, courseId);
  if (heldOn > ctx.today) {
    throw new Refused('future_date', { fields: { heldOn: 'Enter a date that is not in the future' } });
  }
  const stored =
    input.reviewId === null
      ? await plannedThat(ctx, course, heldOn)
      : await reviews.load(ctx.db, input.reviewId);
  if (input.reviewId !== null && stored?.course_id !== courseId) throw new Refused('not_found');
  await takeVersion(ctx, course, version);
  const reviewId = stored?.id ?? ctx.newId();
  const values = {
    held_on: heldOn,
    starts_at: input.startsAt,
    with_whom: JSON.stringify(input.withWhom),
    effective: input.effective,
    outcome,
    extend_to: outcome === 'extend' ? input.extendTo : null,
    plan_shared: input.planShared,
  };
  if (stored === null) {
    await reviews.insert(ctx.db, {
      id: reviewId,
      course_id: courseId,
      planned_on: null,
      ...values,
      version: 1,
    });
  } else {
    // What was said became of another decision says nothing of this one.
    const said =
      stored.outcome === outcome ? {} : { carried_out: null, carried_out_on: null, carried_out_by: null };
    await reviews.update(ctx.db, reviewId, { ...values, ...said, version: stored.version + 1 });
  }
  const asked = (voice: FeedbackVoice) =>
    input.feedbackAsked.includes(voice) ? { asked: 'asked' as const, reason: '' } : null;
  await keepFeedbackAsked(ctx, courseId, reviewId, { child: asked('child'), carer: asked('carer') });
  if (input.note !== null && input.note.text !== '') {
    await saveNote(ctx, { table: 'review', id: reviewId }, input.note);
  }
  for (const voice of FEEDBACK_VOICES) {
    const words = input.words[voice];
    if (words !== null && words.text !== '')
      await saveNote(ctx, { table: 'review', id: reviewId, column: `${voice}_words` }, words);
  }
  const before = reviewState(reviewFactsOf(course, ctx.today), ctx.today);
  ctx.auditDetail({ reviewId, outcome, wasDue: before.state !== 'ahead', at: before.at, by: before.by });
  await courses.refreshCourse(ctx.db, courseId, ctx.today, await settings.load(ctx.db));
  return { courseId, reviewId, version: version + 1 };
}

/** The planned review, where it is the one that was held: one that is still to come for a later point stays in the diary. */
async function plannedThat(ctx: Ctx, course: CourseView, heldOn: LocalDate) {
  const row = await reviews.loadPlanned(ctx.db, course.id);
  const plannedOn = dateOrNull(row?.planned_on);
  if (plannedOn === null || plannedOn <= ctx.today) return row;
  const facts = reviewFactsOf(course, ctx.today);
  const sessionsOn = plannedDates(course);
  return isAnotherReview(facts, { heldOn, plannedOn, sessionsOn }) ? null : row;
}

/** Says why the review of an ending will not be held. It leaves Today; a review held later is recorded all the same. */
export async function waiveEndingReview(
  ctx: Ctx,
  input: ParsedInputOf<'course.waiveEndingReview'>,
): Promise<OutputOf<'course.waiveEndingReview'>> {
  const { courseId, version, reason } = input;
  const course = await loadCourse(ctx, courseId);
  if (course.endedOn === null) throw new Refused('course_not_ended');
  await takeVersion(ctx, course, version, {
    ending_review_waived_on: ctx.today,
    ending_review_waived_by: ctx.actor.accountId,
    ending_review_waived_because: reason,
  });
  await courses.refreshCourse(ctx.db, courseId, ctx.today, await settings.load(ctx.db));
  return { courseId, version: version + 1 };
}
