import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import { isToldOtherwise } from '../../../shared/courses/ending.ts';
import { standingOf } from '../../../shared/courses/facts.ts';
import {
  decideEndingDay,
  decideReopening,
  sessionFor,
  stillToPlan,
  type TakenDate,
  takenKey,
} from '../../../shared/courses/reopening.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import * as store from '../store/courseEndings.ts';
import * as courses from '../store/courses.ts';
import * as handovers from '../store/handovers.ts';
import { restsOnEnding } from '../store/restsOnEnding.ts';
import * as sessions from '../store/sessions.ts';
import * as serviceLists from '../store/serviceLists.ts';
import * as settings from '../store/settings.ts';
import { assertReasonGiven, decidedEnding, takeVersion } from './courses.ts';
import { loadCourse } from './courseView.ts';
import { assertEndingWhole, keepEnding, takenBy } from './endingTold.ts';
import { assertMayHaveDates } from './joining.ts';
import { planAnew } from './sessions.ts';
import type { Place } from './usualPlaces.ts';

/**
 * Tells or corrects how a course ended that has ended already, and on which day. What was told before is kept. Moved earlier,
 * dates after the day leave the diary as at any ending; moved later, none comes back by itself.
 */
export async function tell(
  ctx: Ctx,
  { courseId, version, told, ...input }: ParsedInputOf<'course.tellEnding'>,
): Promise<OutputOf<'course.tellEnding'>> {
  const course = await loadCourse(ctx, courseId);
  const row = await courses.load(ctx.db, courseId);
  if (course.endedOn === null || row === null) throw new Refused('course_not_ended');
  const endedOn = input.endedOn ?? course.endedOn;
  const isOtherDay = endedOn !== course.endedOn;
  if (isOtherDay) {
    decidedEnding(ctx, course, endedOn);
    const decided = decideEndingDay(await restsOnEnding(ctx.db, row), endedOn);
    if (!decided.ok) throw Refused.beside('endedOn', decided.code, decided.detail);
  }
  assertEndingWhole(told);
  const reason = input.reason === '' ? null : input.reason;
  assertReasonGiven(standingOf(course, ctx.today).position === 'below', reason);
  const because = input.because === '' ? null : input.because;
  const isOtherwise =
    course.endingTold !== null &&
    isToldOtherwise({ ...course.endingTold, reason: row.ending_reason }, { ...told, reason });
  if (because === null && (isOtherDay || isOtherwise))
    throw Refused.beside('because', 'correction_reason_needed', {});
  await takeVersion(ctx, course, version, {
    ended_on: endedOn,
    ending: told.ending,
    ending_kind: told.kind,
    ending_reason: reason,
  });
  const taken = isOtherDay ? await takenBy(ctx, course, endedOn) : null;
  await keepEnding(ctx, courseId, told, { reason, endedOn, because, taken });
  let datesReleased = 0;
  if (isOtherDay) {
    datesReleased = await sessions.releasePlanned(ctx.db, courseId, endedOn);
    await handovers.endCoverBy(ctx.db, courseId, endedOn);
    await courses.refreshCourse(ctx.db, courseId, ctx.today, await settings.load(ctx.db));
  }
  ctx.auditDetail({ kind: told.kind, ending: told.ending, endedOn, datesReleased });
  return { courseId, version: version + 1, datesReleased };
}

/**
 * A course that was ended by mistake goes on as it was. Only dates that somebody chose go back into the diary; handovers that
 * were called off and a review that was planned are planned anew.
 */
export async function reopen(
  ctx: Ctx,
  { courseId, version, because, planAgain, clashReason }: ParsedInputOf<'course.reopen'>,
): Promise<OutputOf<'course.reopen'>> {
  const ended = await loadCourse(ctx, courseId);
  const row = await courses.load(ctx.db, courseId);
  if (row === null) throw new Refused('not_found');
  const decided = decideReopening(await restsOnEnding(ctx.db, row), ctx.today);
  if (!decided.ok) throw new Refused(decided.code, { parts: decided.detail });
  const may = stillToPlan(ended.takenOut?.dates ?? [], ended, ctx.today);
  const chosen = new Set(planAgain.map(takenKey));
  const dates = may.filter((date) => chosen.has(takenKey(date)));
  if (dates.length < chosen.size) throw Refused.beside('planAgain', 'reopen_date_gone', {});
  await takeVersion(ctx, ended, version, {
    ended_on: null,
    ending: null,
    ending_kind: null,
    ending_reason: null,
    ending_review_waived_on: null,
    ending_review_waived_by: null,
    ending_review_waived_because: null,
  });
  await store.insertReopening(ctx.db, {
    id: ctx.newId(),
    course_id: courseId,
    ended_on: row.ended_on ?? ctx.today,
    ending: row.ending,
    ending_kind: row.ending_kind,
    ending_reason: row.ending_reason,
    because,
    reopened_by: ctx.actor.accountId,
    reopened_on: ctx.today,
    reopened_at: ctx.now,
  });
  const everybody = await serviceLists.practitioners(ctx.db);
  const working = new Set(everybody.flatMap(({ id, isActive }) => (isActive ? [id] : [])));
  for (const date of dates) {
    const course = await loadCourse(ctx, courseId);
    const strand = course.strands.find(({ id }) => id === date.strandId);
    if (strand === undefined) throw new Refused('not_found');
    await assertMayHaveDates(ctx, course, strand, 'planAgain');
    const found = sessionFor(course, date);
    const id = 'id' in found ? found.id : ctx.newId();
    if ('number' in found)
      await sessions.insert(ctx.db, { id, number: found.number, course_id: courseId, strand_id: strand.id });
    await planAnew(ctx, { course, session: { id }, strand, date, clashReason, as: placeOf(date, working) });
  }
  ctx.auditDetail({ endedOn: row.ended_on, ending: row.ending, datesPlanned: dates.length });
  await courses.refreshCourse(ctx.db, courseId, ctx.today, await settings.load(ctx.db));
  return { courseId, version: version + 1, datesPlanned: dates.length };
}

/** Where a date is held again, and with whom where somebody who still works here stood in for it. */
function placeOf({ as }: TakenDate, working: ReadonlySet<string>): Partial<Place> {
  if (as === null) return {};
  const { lengthMinutes, roomId, place, standInId } = as;
  return {
    length_minutes: lengthMinutes,
    room_id: roomId,
    place,
    ...(standInId !== null && working.has(standInId) && { practitioner_id: standInId }),
  };
}
