import { bankHolidayOn } from '../../../shared/calendar/bankHolidays.ts';
import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import type { Clash, CourseView, SessionView, StrandView } from '../../../shared/courses/contract.ts';
import { ruleSession } from '../../../shared/courses/facts.ts';
import { logSession, type LogSessionRefusal, moveSession } from '../../../shared/courses/logging.ts';
import { clashesOn, nextFreeDay } from '../../../shared/courses/proposal.ts';
import { countsTowardsBound, heldTry, isMissedOrCancelled } from '../../../shared/courses/sessions.ts';
import { addDays, laterOf, type LocalDate, localTime, type LocalTime } from '../../../shared/dates.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import * as clinicalNotes from '../store/clinicalNotes.ts';
import * as courses from '../store/courses.ts';
import * as sessions from '../store/sessions.ts';
import * as settings from '../store/settings.ts';
import { assertMayReadNotesOf, saveNote, savePlan } from './clinicalNotes.ts';
import { namesOf, takeVersion } from './courses.ts';
import { loadCourse } from './courseView.ts';
import { safeWordOf } from './safeWord.ts';

/** Where a session is usually held when the strand has no try to follow. */
const USUAL_LENGTH_MINUTES = 50;
const FREE_DATE_SEARCH_DAYS = 15;

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
  const isKnown = session.tries.some((each) => each.id === tryId);
  if (input.tryId !== null && !isKnown) throw new Refused('not_found');
  const decided = logSession(
    { session: ruleSession(session, strand), referralReceivedOn: course.referral.receivedOn },
    { tryId, on, time, status, attendees: input.attendees },
    ctx.today,
  );
  if (!decided.ok) throw Refused.beside(FIELD_OF[decided.code], decided.code, decided.detail);
  // What was held is always saved; a new date after one that was not is planning.
  if (course.endedOn !== null && input.newDate !== null) throw Refused.beside('newDate', 'course_ended', {});
  const safeWord = await safeWordOf(ctx, course, tryId, input);
  await takeVersion(ctx, course, version);

  const isHeld = countsTowardsBound(status);
  const outcome = {
    planned_on: on,
    starts_at: time,
    status,
    reason: isHeld ? null : input.reason,
    reason_detail: isHeld || input.reasonDetail === '' ? null : input.reasonDetail,
    who_attended: JSON.stringify(input.attendees),
    welfare_contact: isMissedOrCancelled(status) ? input.safety : null,
    welfare_asked_at: isMissedOrCancelled(status) ? await welfareAskedAt(ctx, tryId, input) : null,
    ...safeWord,
    logged_on: ctx.today,
    logged_by: ctx.actor.accountId,
  };
  if (isKnown) await sessions.updateTry(ctx.db, tryId, outcome);
  else {
    const as = await usualPlace(ctx, strand);
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
    await planAnew(ctx, { courseId, session, strand, date: input.newDate });
  }
  if ((input.note?.text ?? '') !== '' || (input.plan ?? '') !== '') {
    const there = await clinicalNotes.load(ctx.db, { table: 'session_try', id: tryId });
    await assertMayReadNotesOf(ctx, strand.id, there?.writtenBy ?? null);
    if (input.note !== null && input.note.text !== '')
      await saveNote(ctx, { table: 'session_try', id: tryId }, input.note);
    if (input.plan !== null && input.plan !== '') await savePlan(ctx, tryId, input.plan);
  }
  ctx.auditDetail({
    strand: strand.kind,
    number: session.number,
    status,
    isCorrection: isKnown && session.tries.find((each) => each.id === tryId)?.status !== 'planned',
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
  await takeVersion(ctx, course, version);
  const moved = await sessions.loadTry(ctx.db, tryId);
  if (moved === null) throw new Refused('not_found');
  await sessions.updateTry(ctx.db, tryId, {
    status: 'moved',
    logged_on: ctx.today,
    logged_by: ctx.actor.accountId,
  });
  if (to !== null) {
    const place = { id: session.id, strandId: strand.id, courseId };
    await sessions.insertTries(ctx.db, [
      sessions.plannedTry({ id: newTryId, session: place, on: to.on, time: to.time, as: moved }),
    ]);
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
  await takeVersion(ctx, course, version);
  const tryId = await planAnew(ctx, { courseId, session, strand, date: { on, time } });
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
  await takeVersion(ctx, course, version);
  const numbers = course.sessions.filter((each) => each.strandId === strandId).map((each) => each.number);
  const session = { id: ctx.newId(), number: Math.max(0, ...numbers) + 1 };
  await sessions.insert(ctx.db, { ...session, course_id: courseId, strand_id: strandId });
  await planAnew(ctx, { courseId, session, strand, date: { on, time } });
  ctx.auditDetail({ strand: strand.kind, number: session.number });
  await courses.refreshCourse(ctx.db, courseId, ctx.today, await settings.load(ctx.db));
  return { courseId, version: version + 1, sessionId: session.id, number: session.number };
}

/** The next weekday on which the strand's practitioner and room are free, and what is in the way of a given date. */
export async function freeDate(
  ctx: Ctx,
  input: ParsedInputOf<'session.freeDate'>,
): Promise<OutputOf<'session.freeDate'>> {
  const strand = await courses.loadStrand(ctx.db, input.strandId);
  if (strand === null) throw new Refused('not_found');
  const course = await loadCourse(ctx, strand.course_id);
  const view = course.strands.find((each) => each.id === strand.id);
  if (view === undefined) throw new Refused('not_found');
  const as = await usualPlace(ctx, view);
  const last = await sessions.lastTryOf(ctx.db, strand.id);
  const usualTime = last === null || last.starts_at === null ? null : localTime(last.starts_at);
  const { nation } = await settings.load(ctx.db);
  const names = await namesOf(ctx);
  const after = laterOf(input.after, ctx.today);
  const until = laterOf(addDays(after, FREE_DATE_SEARCH_DAYS), input.check?.on ?? after);
  const from = input.check !== null && input.check.on < after ? input.check.on : after;
  const busy = await sessions.busyTimes(ctx.db, { from, to: until });
  const clashesAt = (date: LocalDate, time: LocalTime | null): Clash[] => {
    const holiday = bankHolidayOn(nation, date);
    const slot = {
      lengthMinutes: as.length_minutes,
      practitionerId: as.practitioner_id,
      roomId: as.room_id,
    };
    return [
      ...(holiday === null ? [] : [{ with: 'holiday' as const, name: holiday.name }]),
      ...(time === null ? [] : clashesOn(date, { ...slot, time }, busy, names)),
    ];
  };
  const on = nextFreeDay(after, (date) => clashesAt(date, usualTime).length === 0);
  return {
    suggestion: on === null ? null : { on, time: usualTime },
    clashes: input.check === null ? [] : clashesAt(input.check.on, input.check.time ?? usualTime),
  };
}

function sessionIn(course: CourseView, sessionId: string): { session: SessionView; strand: StrandView } {
  const session = course.sessions.find((each) => each.id === sessionId);
  const strand = course.strands.find((each) => each.id === session?.strandId);
  if (session === undefined || strand === undefined) throw new Refused('not_found');
  return { session, strand };
}

type Place = Pick<sessions.TryRow, 'length_minutes' | 'practitioner_id' | 'room_id' | 'place'>;

/** Who holds a strand's sessions, how long and where: as its last date, or as the strand says. */
async function usualPlace(ctx: Ctx, strand: Pick<StrandView, 'id' | 'practitioner'>): Promise<Place> {
  return (
    (await sessions.lastTryOf(ctx.db, strand.id)) ?? {
      length_minutes: USUAL_LENGTH_MINUTES,
      practitioner_id: strand.practitioner?.id ?? null,
      room_id: null,
      place: null,
    }
  );
}

async function planAnew(
  ctx: Ctx,
  {
    courseId,
    session,
    strand,
    date,
  }: {
    courseId: string;
    session: { id: string };
    strand: StrandView;
    date: { on: LocalDate; time: LocalTime | null };
  },
): Promise<string> {
  const id = ctx.newId();
  const place = { id: session.id, strandId: strand.id, courseId };
  const as = await usualPlace(ctx, strand);
  const time = date.time ?? (await sessions.lastTryOf(ctx.db, strand.id))?.starts_at ?? null;
  await sessions.insertTries(ctx.db, [sessions.plannedTry({ id, session: place, on: date.on, time, as })]);
  return id;
}
