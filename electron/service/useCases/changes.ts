import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import type { CourseView } from '../../../shared/courses/contract.ts';
import { interpreterAfter, InterpreterSaid } from '../../../shared/courses/interpreter.ts';
import { localDate, localTime } from '../../../shared/dates.ts';
import { changePlanned, type Changed, FIELD_REFUSED, type PlannedTry } from '../../../shared/diary/change.ts';
import type { Booking } from '../../../shared/diary/clashes.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import * as courses from '../store/courses.ts';
import * as sessions from '../store/sessions.ts';
import * as settings from '../store/settings.ts';
import { takeVersion } from './courses.ts';
import { groupOf, loadCourse } from './courseView.ts';
import { giveForGood } from './forGood.ts';
import { assertMayGive, assertMayHaveDates } from './joining.ts';
import { namesToSay } from './namesToSay.ts';
import { clashesOfAll, loadDiary, reasonsFor, takenByAll } from './diaryFacts.ts';
import { assertWorksHere } from './worksHere.ts';

type ChangeInput = Pick<ParsedInputOf<'session.changePreview'>, 'tryId' | 'scope' | 'to' | 'withOthers'>;

/** What a change would make of the planned dates, with what is in the way of each. */
export async function preview(
  ctx: Ctx,
  input: ParsedInputOf<'session.changePreview'>,
): Promise<OutputOf<'session.changePreview'>> {
  const course = await loadCourse(ctx, input.courseId);
  const isPlanned = ({ id, status }: { id: string; status: string }) =>
    id === input.tryId && status === 'planned';
  // Saved meanwhile, by this window or another: then there is nothing to look ahead to.
  if (!course.sessions.some(({ tries }) => tries.some(isPlanned))) return { dates: [] };
  const changed = changedBy(course, input);
  const bookings = changed.flatMap(({ after }) => bookingOf(course, after) ?? []);
  const days = bookings.map(({ on }) => on).toSorted();
  const [first] = days;
  const last = days.at(-1);
  const diary =
    first === undefined || last === undefined ? null : await loadDiary(ctx, { from: first, to: last });
  const clashes = diary === null ? [] : clashesOfAll(bookings, diary);
  const taken = diary === null ? [] : takenByAll(bookings, diary);
  const nameOf = await namesToSay(ctx, taken.flat());
  const at = (tryId: string) => bookings.findIndex((each) => each.tryId === tryId);
  return {
    dates: changed.map(({ before, after }) => ({
      tryId: after.tryId,
      number: after.number,
      isCarers: !isCounted(course, after),
      from: { on: before.on, time: before.time },
      to: { on: after.on, time: after.time },
      clashes: clashes[at(after.tryId)] ?? [],
      takenBy: (taken[at(after.tryId)] ?? []).map((each) => ({
        childName: nameOf(each),
        time: each.time,
      })),
    })),
  };
}

/**
 * Changes planned dates. One that moves by itself stays on record as moved, with a new date for its number: the family
 * was told of it. A change of this and later plans the rest of the course anew, in place; the log keeps that it was.
 */
export async function change(
  ctx: Ctx,
  input: ParsedInputOf<'session.change'>,
): Promise<OutputOf<'session.change'>> {
  const { courseId, version, scope } = input;
  const course = await loadCourse(ctx, courseId);
  if (course.endedOn !== null) throw new Refused('course_ended');
  const changed = changedBy(course, input);
  await assertNotAhead(ctx, course, input.tryId, changed);
  const { practitionerId } = input.to;
  const isGiven = changed.some(({ before, after }) => before.practitionerId !== after.practitionerId);
  if (isGiven && practitionerId !== null) await assertWorksHere(ctx, practitionerId, 'practitionerId');
  for (const { before, after } of changed)
    if (before.practitionerId !== after.practitionerId)
      assertMayGive(
        course.strands.find(({ id }) => id === before.strandId),
        'practitionerId',
      );
  const bookings = changed.flatMap(({ after }) => bookingOf(course, after) ?? []);
  const reasons = await reasonsFor(ctx, bookings, input.clashReason);
  await takeVersion(ctx, course, version);
  for (const { before, after } of changed) {
    const at = bookings.findIndex(({ tryId }) => tryId === after.tryId);
    await saveChange(ctx, courseId, { before, after, scope, reason: reasons[at] ?? null });
  }
  await followForGood(ctx, course, input);
  ctx.auditDetail({ scope, changed: changed.length, withOthers: input.withOthers });
  await courses.refreshCourse(ctx.db, courseId, ctx.today, await settings.load(ctx.db));
  return { courseId, version: version + 1, changed: changed.length };
}

/** A date that was asked to move gets another only where its sessions may have dates; what moves along with it may. */
async function assertNotAhead(
  ctx: Ctx,
  course: CourseView,
  tryId: string,
  changed: readonly Changed[],
): Promise<void> {
  const own = changed.find(({ before }) => before.tryId === tryId);
  if (own === undefined || (own.before.on === own.after.on && own.before.time === own.after.time)) return;
  const strand = course.strands.find(({ id }) => id === own.before.strandId);
  if (strand !== undefined) await assertMayHaveDates(ctx, course, strand, 'on');
}

function changedBy(course: CourseView, { tryId, scope, to, withOthers }: ChangeInput): Changed[] {
  const planned = course.sessions.flatMap((session) =>
    session.tries
      .filter(({ status }) => status === 'planned')
      .map((each): PlannedTry => {
        const { on, time, lengthMinutes, practitionerId, roomId, place } = each;
        const { strandId, number } = session;
        return { tryId: each.id, strandId, number, on, time, lengthMinutes, practitionerId, roomId, place };
      }),
  );
  const own = planned.find((each) => each.tryId === tryId)?.strandId;
  const along = withOthers ? course.strands.map(({ id }) => id).filter((id) => id !== own) : [];
  const place = to.place === '' ? null : to.place;
  const decided = changePlanned(planned, { tryId, scope, to: { ...to, place }, along });
  if (!decided.ok) throw Refused.beside(FIELD_REFUSED[decided.code], decided.code, decided.detail);
  return decided.value;
}

function bookingOf(course: CourseView, each: PlannedTry): Booking | null {
  const strand = course.strands.find(({ id }) => id === each.strandId);
  if (strand === undefined || each.time === null) return null;
  const { tryId, on, time, lengthMinutes, practitionerId, roomId, place } = each;
  return {
    tryId,
    courseId: course.id,
    on,
    time,
    lengthMinutes,
    practitionerId,
    roomId,
    place,
    childId: course.child.id,
    groupId: groupOf(course, strand.id, on),
    personId: strand.person?.id ?? null,
    isCarers: strand.kind === 'carer',
  };
}

const isCounted = (course: CourseView, { strandId }: PlannedTry) =>
  course.strands.some(({ id, isCounted: counts }) => id === strandId && counts);

async function saveChange(
  ctx: Ctx,
  courseId: string,
  { before, after, scope, reason }: Changed & { scope: ChangeInput['scope']; reason: string | null },
): Promise<void> {
  const stored = await sessions.loadTry(ctx.db, before.tryId);
  if (stored === null) throw new Refused('not_found');
  const isMoved = before.on !== after.on || before.time !== after.time;
  const interpreter = interpreterAfter(InterpreterSaid.nullable().parse(stored.interpreter), {
    isMoved,
    isSwapped: before.practitionerId !== after.practitionerId,
  });
  const place = {
    practitioner_id: after.practitionerId,
    room_id: after.roomId,
    place: after.place,
    clash_reason: reason,
    interpreter,
  };
  if (scope === 'this_and_later' || !isMoved) {
    await sessions.updateTry(ctx.db, before.tryId, {
      planned_on: after.on,
      starts_at: after.time,
      ...place,
    });
    return;
  }
  await sessions.updateTry(ctx.db, before.tryId, {
    status: 'moved',
    logged_on: ctx.today,
    logged_by: ctx.actor.accountId,
  });
  const session = { id: stored.session_id, strandId: stored.strand_id, courseId };
  const added = sessions.plannedTry({
    id: ctx.newId(),
    session,
    on: localDate(after.on),
    time: after.time === null ? null : localTime(after.time),
    as: { ...stored, ...place },
  });
  await sessions.insertTries(ctx.db, [{ ...added, clash_reason: reason, interpreter }]);
}

/** A practitioner who takes this and later is the strand's from then on, which is a handover where another held it. */
async function followForGood(
  ctx: Ctx,
  course: CourseView,
  { tryId, scope, to, handoverReason }: ParsedInputOf<'session.change'>,
): Promise<void> {
  const session = course.sessions.find(({ tries }) => tries.some(({ id }) => id === tryId));
  const was = session?.tries.find(({ id }) => id === tryId)?.practitionerId ?? null;
  const strand = course.strands.find(({ id }) => id === session?.strandId);
  const holderId = strand?.practitioner?.id ?? null;
  const { practitionerId } = to;
  if (strand === undefined || practitionerId === null || scope === 'this' || was === practitionerId) return;
  const { id: courseId } = course;
  await giveForGood(ctx, {
    courseId,
    strandId: strand.id,
    holderId,
    to: practitionerId,
    startsOn: to.on,
    reason: handoverReason,
  });
}
