import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import type { CourseView, SessionView, StrandView } from '../../../shared/courses/contract.ts';
import { writtenDownOn } from '../../../shared/courses/counting.ts';
import { ruleSession } from '../../../shared/courses/facts.ts';
import { interpreterAfter, InterpreterSaid } from '../../../shared/courses/interpreter.ts';
import { logSession, type LogSessionRefusal, moveSession } from '../../../shared/courses/logging.ts';
import { type Booking } from '../../../shared/diary/clashes.ts';
import { wasHeld, heldTry, isCancelled, isMissedOrCancelled } from '../../../shared/courses/sessions.ts';
import { earlierOf, type LocalDate, localTime, type LocalTime } from '../../../shared/dates.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import * as clinicalNotes from '../store/clinicalNotes.ts';
import * as courses from '../store/courses.ts';
import * as sessions from '../store/sessions.ts';
import * as settings from '../store/settings.ts';
import { assertMayReadNotesOf, saveNote, savePlan } from './clinicalNotes.ts';
import { takeVersion } from './courses.ts';
import { reasonsFor } from './diaryFacts.ts';
import { groupOf, loadCourse } from './courseView.ts';
import { assertMayHaveDates } from './joining.ts';
import { safeWordOf } from './safeWord.ts';
import { type Place, usualPlaces } from './usualPlaces.ts';

const FIELD_OF: Record<LogSessionRefusal, string | null> = {
  future_date: 'on',
  session_already_held: null,
  attendance_not_said: 'attendees',
  attendance_contradicts: 'attendees',
  carer_is_not_brought: 'status',
};

/** Logs what became of a session, or corrects it. A session that was held is always saved, whatever the bounds. */
export async function log(ctx: Ctx, input: ParsedInputOf<'session.log'>): Promise<OutputOf<'session.log'>> {
  const { courseId, version, on, time, status } = input;
  const course = await loadCourse(ctx, courseId);
  const { session, strand } = sessionIn(course, input.sessionId);
  const tryId = input.tryId ?? ctx.newId();
  const before = session.tries.find((each) => each.id === tryId) ?? null;
  const isKnown = before !== null;
  if (input.tryId !== null && !isKnown) throw new Refused('not_found');
  const decided = logSession(
    { session: ruleSession(session, strand), referralReceivedOn: course.referral.receivedOn },
    { tryId, on, time, status, attendees: input.attendees },
    ctx.today,
  );
  if (!decided.ok) throw Refused.beside(FIELD_OF[decided.code], decided.code, decided.detail);
  // What was held is always saved; a new date after one that was not is planning.
  if (course.endedOn !== null && input.newDate !== null) throw Refused.beside('newDate', 'course_ended', {});
  if (input.newDate !== null) {
    if (
      session.tries.some((each) => each.id !== tryId && (each.status === 'planned' || wasHeld(each.status)))
    )
      throw Refused.beside('newDate', 'session_has_date', {});
    await assertMayHaveDates(ctx, course, strand, 'newDate');
  }
  const offOn = isCancelled(status) ? input.calledOffOn : null;
  if (offOn !== null && offOn > earlierOf(on, ctx.today))
    throw Refused.beside('calledOffOn', offOn > ctx.today ? 'future_date' : 'called_off_after', {});
  const safeWord = await safeWordOf(ctx, course, tryId, input);
  await takeVersion(ctx, course, version);

  const isHeld = wasHeld(status);
  const outcome = {
    planned_on: on,
    starts_at: time,
    status,
    reason: isHeld ? null : input.reason,
    reason_detail: isHeld || input.reasonDetail === '' ? null : input.reasonDetail,
    who_attended: JSON.stringify(input.attendees),
    called_off_on: offOn,
    welfare_contact: isMissedOrCancelled(status) ? input.safety : null,
    welfare_asked_at: isMissedOrCancelled(status) ? await welfareAskedAt(ctx, tryId, input) : null,
    ...safeWord,
    logged_on: writtenDownOn(before, { on, status }, ctx.today),
    logged_by: ctx.actor.accountId,
  };
  if (isKnown) await sessions.updateTry(ctx.db, tryId, outcome);
  else {
    const as = (await usualPlaces(ctx, strand))(on);
    const place = { id: session.id, strandId: strand.id, courseId };
    const added = sessions.plannedTry({ id: tryId, session: place, on, time, as });
    await sessions.insertTries(ctx.db, [{ ...added, ...outcome }]);
  }
  if (isHeld) {
    const { accountId } = ctx.actor;
    await sessions.markMoved(ctx.db, session.id, {
      exceptTryId: tryId,
      loggedOn: ctx.today,
      loggedBy: accountId,
    });
  } else if (input.newDate !== null) {
    await planAnew(ctx, { course, session, strand, date: input.newDate, clashReason: input.clashReason });
  }
  if ((input.note?.text ?? '') !== '' || (input.plan ?? '') !== '') {
    const there = await clinicalNotes.load(ctx.db, { table: 'session_try', id: tryId });
    // The first note of a date one holds is one's own, also where nobody came.
    const { accountId, practitionerId } = ctx.actor;
    const holder = (await sessions.loadTry(ctx.db, tryId))?.practitioner_id ?? null;
    const isOwn = there === null && holder !== null && holder === practitionerId;
    await assertMayReadNotesOf(ctx, strand.id, isOwn ? accountId : (there?.writtenBy ?? null));
    if (input.note !== null && input.note.text !== '')
      await saveNote(ctx, { table: 'session_try', id: tryId }, input.note);
    if (input.plan !== null && input.plan !== '') await savePlan(ctx, tryId, input.plan);
  }
  ctx.auditDetail({
    strand: strand.kind,
    number: session.number,
    status,
    isCorrection: isKnown && before.status !== 'planned',
    warnings: decided.value.warnings,
  });
  await courses.refreshCourse(ctx.db, courseId, ctx.today, await settings.load(ctx.db));
  const attended = (await courses.loadStrand(ctx.db, strand.id))?.attended ?? 0;
  return { courseId, version: version + 1, sessionId: session.id, tryId, attended };
}

/**
 * When it was said that a session was missed or called off, and whether the child is safe: now, or before where only something else is corrected. Null stays
 * null then: it was logged before the moment was kept.
 */
async function welfareAskedAt(
  ctx: Ctx,
  tryId: string,
  { status, safety }: Pick<ParsedInputOf<'session.log'>, 'status' | 'safety'>,
): Promise<string | null> {
  const before = await sessions.loadTry(ctx.db, tryId);
  const isSame = before !== null && before.status === status && before.welfare_contact === safety;
  return isSame ? before.welfare_asked_at : ctx.now;
}

/** Moves a planned date. It stays on record as moved, and the new one keeps the session's number. */
export async function move(
  ctx: Ctx,
  input: ParsedInputOf<'session.move'>,
): Promise<OutputOf<'session.move'>> {
  const { courseId, version, tryId, to } = input;
  const course = await loadCourse(ctx, courseId);
  const holding = course.sessions.find((each) => each.tries.some((one) => one.id === tryId));
  if (holding === undefined) throw new Refused('not_found');
  const { session, strand } = sessionIn(course, holding.id);
  const newTryId = ctx.newId();
  const decided = moveSession(ruleSession(session, strand), {
    tryId,
    newTryId,
    on: to?.on ?? null,
    time: to?.time ?? null,
  });
  if (!decided.ok) throw new Refused(decided.code, { parts: decided.detail });
  // Taking a date out of the diary is no planning.
  if (course.endedOn !== null && to !== null) throw new Refused('course_ended');
  if (to !== null) await assertMayHaveDates(ctx, course, strand, 'on');
  await takeVersion(ctx, course, version);
  const moved = await sessions.loadTry(ctx.db, tryId);
  if (moved === null) throw new Refused('not_found');
  await sessions.updateTry(ctx.db, tryId, {
    status: 'moved',
    logged_on: ctx.today,
    logged_by: ctx.actor.accountId,
  });
  if (to !== null) {
    await insertPlanned(ctx, {
      id: newTryId,
      course,
      session,
      strand,
      date: to,
      as: moved,
      clashReason: input.clashReason,
      interpreter: interpreterAfter(InterpreterSaid.nullable().parse(moved.interpreter), {
        isMoved: true,
        isSwapped: false,
      }),
    });
  }
  await courses.refreshCourse(ctx.db, courseId, ctx.today, await settings.load(ctx.db));
  return { courseId, version: version + 1 };
}

/** Gives a session without a date to come one. */
export async function addDate(
  ctx: Ctx,
  input: ParsedInputOf<'session.addDate'>,
): Promise<OutputOf<'session.addDate'>> {
  const { courseId, version, on, time } = input;
  const course = await loadCourse(ctx, courseId);
  if (course.endedOn !== null) throw new Refused('course_ended');
  const { session, strand } = sessionIn(course, input.sessionId);
  if (heldTry(session) !== null)
    throw new Refused('session_already_held', { parts: { number: session.number } });
  if (session.tries.some((each) => each.status === 'planned')) throw new Refused('session_has_date');
  await assertMayHaveDates(ctx, course, strand, 'on');
  await takeVersion(ctx, course, version);
  const tryId = await planAnew(ctx, {
    course,
    session,
    strand,
    date: { on, time },
    clashReason: input.clashReason,
  });
  await courses.refreshCourse(ctx.db, courseId, ctx.today, await settings.load(ctx.db));
  return { courseId, version: version + 1, tryId };
}

/** Adds one more session to a strand, whatever was planned: the bounds are counted, never enforced. */
export async function add(ctx: Ctx, input: ParsedInputOf<'session.add'>): Promise<OutputOf<'session.add'>> {
  const { courseId, version, strandId, on, time } = input;
  const course = await loadCourse(ctx, courseId);
  if (course.endedOn !== null) throw new Refused('course_ended');
  const strand = course.strands.find((each) => each.id === strandId);
  if (strand === undefined) throw new Refused('not_found');
  await assertMayHaveDates(ctx, course, strand, 'on');
  await takeVersion(ctx, course, version);
  const numbers = course.sessions.filter((each) => each.strandId === strandId).map((each) => each.number);
  const session = { id: ctx.newId(), number: Math.max(0, ...numbers) + 1 };
  await sessions.insert(ctx.db, { ...session, course_id: courseId, strand_id: strandId });
  await planAnew(ctx, { course, session, strand, date: { on, time }, clashReason: input.clashReason });
  ctx.auditDetail({ strand: strand.kind, number: session.number });
  await courses.refreshCourse(ctx.db, courseId, ctx.today, await settings.load(ctx.db));
  return { courseId, version: version + 1, sessionId: session.id, number: session.number };
}

function sessionIn(course: CourseView, sessionId: string): { session: SessionView; strand: StrandView } {
  const session = course.sessions.find((each) => each.id === sessionId);
  const strand = course.strands.find((each) => each.id === session?.strandId);
  if (session === undefined || strand === undefined) throw new Refused('not_found');
  return { session, strand };
}

type NewDate = {
  course: CourseView;
  session: { id: string };
  strand: StrandView;
  date: { on: LocalDate; time: LocalTime | null };
  clashReason: string | null;
};

/** Plans a session's date: with whom, how long and where is as usual, unless `as` says otherwise. */
export async function planAnew(ctx: Ctx, planned: NewDate & { as?: Partial<Place> }): Promise<string> {
  const { strand, date } = planned;
  const id = ctx.newId();
  const as = { ...(await usualPlaces(ctx, strand))(date.on), ...planned.as };
  const usual = (await sessions.lastTryOf(ctx.db, strand.id))?.starts_at ?? null;
  const time = date.time ?? (usual === null ? null : localTime(usual));
  await insertPlanned(ctx, { ...planned, id, as, date: { on: date.on, time } });
  return id;
}

/** Keeps one planned date; in two places only with a reason. */
async function insertPlanned(
  ctx: Ctx,
  planned: NewDate & { id: string; as: Place; interpreter?: InterpreterSaid | null },
): Promise<void> {
  const { id, course, session, strand, date, as, clashReason, interpreter = null } = planned;
  const { on, time } = date;
  const booked = time === null ? [] : [bookingOf(course, strand, { on, time, as })];
  const [reason = null] = await reasonsFor(ctx, booked, clashReason);
  const place = { id: session.id, strandId: strand.id, courseId: course.id };
  await sessions.insertTries(ctx.db, [
    sessions.plannedTry({ id, session: place, on, time, as, clashReason: reason, interpreter }),
  ]);
}

/** One session of a strand as it would stand in the diary. */
export function bookingOf(
  course: CourseView,
  strand: StrandView,
  { on, time, as }: { on: LocalDate; time: LocalTime; as: Place },
): Booking {
  return {
    tryId: null,
    courseId: course.id,
    on,
    time,
    lengthMinutes: as.length_minutes,
    practitionerId: as.practitioner_id,
    roomId: as.room_id,
    place: as.place,
    childId: course.child.id,
    groupId: groupOf(course, strand.id, on),
    personId: strand.person?.id ?? null,
    isCarers: strand.kind === 'carer',
  };
}
