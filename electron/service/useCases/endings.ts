import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import { standingOf } from '../../../shared/courses/facts.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import { assertReasonGiven, takeVersion } from './courses.ts';
import { loadCourse } from './courseView.ts';
import { assertEndingWhole, keepEnding } from './endingTold.ts';

/** Tells or corrects how a course ended that has ended already; the day stays, and what was told before is kept. */
export async function tell(
  ctx: Ctx,
  { courseId, version, told, ...input }: ParsedInputOf<'course.tellEnding'>,
): Promise<OutputOf<'course.tellEnding'>> {
  const course = await loadCourse(ctx, courseId);
  if (course.endedOn === null) throw new Refused('course_not_ended');
  assertEndingWhole(told);
  const reason = input.reason === '' ? null : input.reason;
  assertReasonGiven(standingOf(course, ctx.today).position === 'below', reason);
  await takeVersion(ctx, course, version, {
    ending: told.ending,
    ending_kind: told.kind,
    ending_reason: reason,
  });
  await keepEnding(ctx, courseId, told, reason);
  ctx.auditDetail({ kind: told.kind, ending: told.ending });
  return { courseId, version: version + 1 };
}
