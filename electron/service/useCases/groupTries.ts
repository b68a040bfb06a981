// The sessions of a group's members in their own courses, as its dates are made and moved.
import { interpreterAfter, InterpreterSaid } from '../../../shared/courses/interpreter.ts';
import { heldTry } from '../../../shared/courses/sessions.ts';
import type { Booking } from '../../../shared/diary/clashes.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import * as courses from '../store/courses.ts';
import type { Inside } from '../store/groups.ts';
import * as sessions from '../store/sessions.ts';
import * as settings from '../store/settings.ts';
import { bookingOfMember, type DateOfGroup } from './groupBookings.ts';

type Member = Inside['people'][number];

/** A member's own session on a date, as it stands in the diary; none while it has no time. */
export function memberBooking(
  groupId: string,
  date: DateOfGroup,
  member: Member,
  tryId: string | null,
): Booking[] {
  const { time } = date;
  return time === null ? [] : [bookingOfMember(groupId, { ...date, time }, member, tryId)];
}

/** Does something in a member's course and counts it anew. */
export async function ofMember(
  ctx: Ctx,
  { courseId, courseVersion }: Member,
  work: () => Promise<void>,
): Promise<void> {
  if (!(await courses.save(ctx.db, courseId, courseVersion))) throw new Refused('conflict');
  await work();
  await courses.refreshCourse(ctx.db, courseId, ctx.today, await settings.load(ctx.db));
}

/** The first of a member's sessions that was not held and has no date to come; a new one where there is none. */
export async function sessionToHold(ctx: Ctx, { courseId, strandId }: Member): Promise<string> {
  const own = (await sessions.listOfCourse(ctx.db, courseId)).filter((each) => each.strandId === strandId);
  const waiting = own.find(
    (each) => heldTry(each) === null && each.tries.every(({ status }) => status !== 'planned'),
  );
  if (waiting !== undefined) return waiting.id;
  const id = ctx.newId();
  const number = Math.max(0, ...own.map((each) => each.number)) + 1;
  await sessions.insert(ctx.db, { id, course_id: courseId, strand_id: strandId, number });
  return id;
}

type NewTry = { sessionId: string; date: DateOfGroup; clash: string | null };

/** Plans a member's session on a date of the group. */
export async function insertTry(
  ctx: Ctx,
  { courseId, strandId }: Member,
  { sessionId, date, clash }: NewTry,
): Promise<void> {
  const as = { length_minutes: date.lengthMinutes, ...ofTry(date) };
  const session = { id: sessionId, strandId, courseId };
  const { on, time } = date;
  await sessions.insertTries(ctx.db, [
    sessions.plannedTry({ id: ctx.newId(), session, on, time, as, clashReason: clash }),
  ]);
}

/** Moves a member's planned session with its date, as a plan made anew. */
export async function updateInPlace(
  ctx: Ctx,
  tryId: string,
  { after, isMoved, clash }: { after: DateOfGroup; isMoved: boolean; clash: string | null },
): Promise<void> {
  const stored = await sessions.loadTry(ctx.db, tryId);
  await sessions.updateTry(ctx.db, tryId, {
    planned_on: after.on,
    starts_at: after.time,
    ...ofTry(after),
    clash_reason: clash,
    interpreter: interpreterAfter(InterpreterSaid.nullable().parse(stored?.interpreter ?? null), {
      isMoved,
      isSwapped: stored?.practitioner_id !== after.practitionerId,
    }),
  });
}

/** Leaves a member's session on record as moved. */
export async function leaveAsMoved(ctx: Ctx, tryId: string): Promise<void> {
  await sessions.updateTry(ctx.db, tryId, {
    status: 'moved',
    logged_on: ctx.today,
    logged_by: ctx.actor.accountId,
  });
}

const ofTry = ({ practitionerId, roomId, place }: DateOfGroup) => ({
  practitioner_id: practitionerId,
  room_id: roomId,
  place,
});
