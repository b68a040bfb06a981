import { type ClinicalNote, noteTooLong } from '../../shared/clinicalNotes/note.ts';
import { reachConcern, type SafeWord, type SpokenBy } from '../../shared/checkIns/reached.ts';
import type { PersonInReach } from '../../shared/checkIns/saving.ts';
import type { InputOf, OutputOf } from '../../shared/contract.ts';
import type { CourseView, SessionView, StrandView, TryView } from '../../shared/courses/contract.ts';
import type { Attendee, MissReason, SafetyAnswer } from '../../shared/courses/logging.ts';
import { asksWhetherSafe } from '../../shared/courses/misses.ts';
import { isCancelled, type LoggedStatus, wasHeld } from '../../shared/courses/sessions.ts';
import { isLocalDate, localDate, localTime, type LocalDate } from '../../shared/dates.ts';
import { REFUSALS } from '../../shared/refusals.ts';
import { readDate } from '../../shared/typedDate.ts';
import { readTime } from '../../shared/typedTime.ts';
import type { FormErrors } from '../ui/useForm.ts';

export type Happened = 'yes' | 'late' | 'no';
export type NotHeldStatus = Exclude<LoggedStatus, 'attended' | 'attended_late'>;
export type NewDateAnswer = 'suggested' | 'another' | 'not_yet';

/** What is on the log of a session. Nothing about attendance or safety has an answer before the person gives it. */
export type LogValues = {
  happened: Happened | null;
  on: string;
  time: string;
  attendees: readonly Attendee[];
  instead: NotHeldStatus | null;
  reason: MissReason | null;
  reasonDetail: string;
  /** When it was called off; empty where nobody knows. */
  calledOffOn: string;
  safety: SafetyAnswer | null;
  /** Who said so: 'child', or a carer by id; null until it is said. */
  safeFrom: string | null;
  safeBy: SpokenBy | null;
  unsafeChannelReason: string;
  newDate: NewDateAnswer | null;
  anotherOn: string;
  anotherTime: string;
  /** Why the new date stands although somebody or the room is taken; null while nothing asks. */
  clashReason: string | null;
  note: string;
  /** For the next session; brought forward to it. */
  plan: string;
};

/** Of the try, not of the session: what was written about one date must not turn up under the next. */
export const logKeyOf = (sessionId: string, logged: TryView | null) =>
  `logSession:${logged?.id ?? sessionId}`;

export type SavedLog = OutputOf<'session.log'>;

/** The try that is to be logged: the planned one, or the held or last one that is corrected; null without any. */
export function tryToLog(session: SessionView): TryView | null {
  return (
    session.tries.find((each) => each.status === 'planned') ??
    session.tries.find((each) => wasHeld(each.status)) ??
    session.tries.at(-1) ??
    null
  );
}

/** The date on which a session is held, or was, beside the one that is logged: then no new date is asked for. */
export function otherDate({ session, logged }: Pick<LogContext, 'session' | 'logged'>): TryView | null {
  const isOther = ({ id, status }: TryView) => id !== logged?.id && (status === 'planned' || wasHeld(status));
  return session.tries.find(isOther) ?? null;
}

/** The answers a log begins with: none, or those that are to be corrected. */
export function initialLog(logged: TryView | null): LogValues {
  const isLogged = logged !== null && logged.status !== 'planned' && logged.status !== 'moved';
  const status = isLogged ? (logged.status as LoggedStatus) : null;
  return {
    happened:
      status === null ? null : status === 'attended' ? 'yes' : status === 'attended_late' ? 'late' : 'no',
    on: logged?.on ?? '',
    time: logged?.time ?? '',
    attendees: isLogged ? logged.whoAttended : [],
    instead: status === 'attended' || status === 'attended_late' ? null : status,
    reason: isLogged ? logged.reason : null,
    calledOffOn: logged?.calledOffOn ?? '',
    reasonDetail: (isLogged ? logged.reasonDetail : null) ?? '',
    safety: isLogged ? logged.safety : null,
    safeFrom: (isLogged ? logged.safeWord?.from : null) ?? null,
    safeBy: (isLogged ? logged.safeWord?.by : null) ?? 'phone',
    unsafeChannelReason: (isLogged ? logged.safeWord?.unsafeChannelReason : null) ?? '',
    newDate: status === null || wasHeld(status) ? null : 'not_yet',
    anotherOn: '',
    anotherTime: logged?.time ?? '',
    clashReason: null,
    note: '',
    plan: '',
  };
}

/** The status the answers amount to; null while they do not yet say. */
export function statusOf({ happened, instead }: LogValues): LoggedStatus | null {
  if (happened === 'yes') return 'attended';
  if (happened === 'late') return 'attended_late';
  return happened === 'no' ? instead : null;
}

/** Whether "Is the child safe?" is asked: see `asksWhetherSafe`; also while it is not said yet what happened instead. */
export function asksSafety(values: LogValues, strand: Pick<StrandView, 'kind'>): boolean {
  const status = statusOf(values);
  return status === null
    ? strand.kind !== 'carer'
    : asksWhetherSafe(strand.kind, status, values.reason ?? 'not_known');
}

type SafeWordValues = Pick<LogValues, 'safeFrom' | 'safeBy' | 'unsafeChannelReason'>;

/** Who said that the child is safe, and how. Null until somebody is named: nobody's word is guessed. */
export function safeWordIn({ safeFrom, safeBy, unsafeChannelReason }: SafeWordValues): SafeWord | null {
  return safeFrom === null ? null : { from: safeFrom, by: safeBy ?? 'phone', unsafeChannelReason };
}

/** What still needs an answer where it is asked whether the child is safe. */
export function safetyMissing(
  { safety, ...said }: Pick<LogValues, 'safety'> & SafeWordValues,
  around: readonly PersonInReach[],
  wasNotKept: boolean,
): FormErrors<Pick<LogValues, 'safety' | 'safeFrom' | 'unsafeChannelReason'>> {
  if (safety === null) return { safety: 'Say how you know, or who will find out' };
  if (safety !== 'spoke_and_safe') return {};
  const word = safeWordIn(said);
  if (word === null) return wasNotKept ? {} : { safeFrom: 'Say who told you' };
  const isAgainst = reachConcern(word.from, word.by, around) !== null;
  return isAgainst && said.unsafeChannelReason.trim() === ''
    ? { unsafeChannelReason: REFUSALS.unsafe_contact_reason }
    : {};
}

/** What still needs an answer before the log can be sent, in the words that stand beside each question. */
export function whatIsMissing(
  values: LogValues,
  {
    strand,
    course,
    session,
    logged,
    around,
    isCallingOff,
    today,
  }: Pick<LogContext, 'session' | 'strand' | 'course' | 'logged' | 'around'> & {
    readonly isCallingOff: boolean;
    readonly today: LocalDate;
  },
): FormErrors<LogValues> {
  const errors: FormErrors<LogValues> = {};
  const on = readDate(values.on);
  if (!on.ok) errors.on = values.on.trim() === '' ? 'Enter the day of this session' : on.message;
  const time = values.time === '' ? null : readTime(values.time);
  if (time !== null && !time.ok) errors.time = time.message;
  const tooLong = noteTooLong(values.note);
  if (tooLong !== null) errors.note = tooLong;
  const planTooLong = noteTooLong(values.plan);
  if (planTooLong !== null) errors.plan = planTooLong;
  if (values.happened === null) errors.happened = 'Say whether the session happened';
  if (values.happened === 'yes' || values.happened === 'late') {
    if (values.attendees.length === 0) errors.attendees = 'Say who attended';
  }
  if (values.happened !== 'no') return errors;
  if (values.instead === null)
    errors.instead = isCallingOff ? 'Say who called it off' : 'Say what happened instead';
  if (values.instead !== null && isCancelled(values.instead))
    Object.assign(errors, calledOffMissing(values, { today, isCallingOff }));
  if (values.reason === null) errors.reason = 'Say why, or that it is not known';
  // What was logged before it was kept who said so can be corrected without it.
  const wasNotKept = logged?.safety === 'spoke_and_safe' && logged.safeWord === null;
  if (asksSafety(values, strand)) Object.assign(errors, safetyMissing(values, around, wasNotKept));
  // Nothing new is planned in a course that has ended.
  if (course.endedOn !== null || otherDate({ session, logged }) !== null) return errors;
  if (values.newDate === null) errors.newDate = 'Choose a new date, or say that there is none yet';
  if (values.newDate === 'another') {
    const another = readDate(values.anotherOn);
    if (!another.ok) errors.anotherOn = another.message;
    const at = values.anotherTime === '' ? null : readTime(values.anotherTime);
    if (at !== null && !at.ok) errors.anotherTime = at.message;
    if (values.clashReason?.trim() === '') errors.clashReason = 'Say why both can be, in a few words';
  }
  return errors;
}

/** The day on which it was called off: needed of one to come, and never after its own. */
function calledOffMissing(
  { calledOffOn, on }: LogValues,
  { today, isCallingOff }: { today: LocalDate; isCallingOff: boolean },
): FormErrors<LogValues> {
  if (calledOffOn.trim() === '')
    return isCallingOff ? { calledOffOn: 'Enter the day it was called off' } : {};
  const read = readDate(calledOffOn);
  if (!read.ok) return { calledOffOn: read.message };
  if (read.date > today) return { calledOffOn: REFUSALS.future_date };
  return isLocalDate(on) && read.date > on ? { calledOffOn: REFUSALS.called_off_after } : {};
}

export type LogContext = {
  readonly course: CourseView;
  readonly session: SessionView;
  readonly strand: StrandView;
  readonly logged: TryView | null;
  /** Those round the child, for who says that the child is safe. */
  readonly around: readonly PersonInReach[];
  readonly suggestion: { on: LocalDate; time: string | null } | null;
};

/** What is sent. Call it once `whatIsMissing` finds nothing. */
export function logInput(
  values: LogValues,
  { course, session, strand, logged, suggestion }: LogContext,
  version: number,
  note: ClinicalNote | null,
): InputOf<'session.log'> {
  const status = statusOf(values) ?? 'cancelled_by_service';
  const isHeld = wasHeld(status);
  return {
    courseId: course.id,
    version,
    sessionId: session.id,
    tryId: logged?.status === 'moved' ? null : (logged?.id ?? null),
    on: localDate(values.on),
    time: values.time === '' ? null : localTime(values.time),
    status,
    attendees: isHeld ? [...values.attendees] : [],
    reason: isHeld ? null : values.reason,
    calledOffOn: isCancelled(status) && isLocalDate(values.calledOffOn) ? values.calledOffOn : null,
    reasonDetail: isHeld || values.reasonDetail === '' ? null : values.reasonDetail,
    safety: asksSafety(values, strand) ? values.safety : null,
    safeWord: asksSafety(values, strand) && values.safety === 'spoke_and_safe' ? safeWordIn(values) : null,
    newDate:
      isHeld || course.endedOn !== null || otherDate({ session, logged }) !== null
        ? null
        : newDateOf(values, suggestion),
    clashReason: values.newDate === 'another' ? values.clashReason : null,
    note,
    plan: values.plan.trim() === '' ? null : values.plan,
  };
}

function newDateOf(
  values: LogValues,
  suggestion: LogContext['suggestion'],
): InputOf<'session.log'>['newDate'] {
  if (values.newDate === 'suggested' && suggestion !== null) return suggestion;
  if (values.newDate !== 'another' || !isLocalDate(values.anotherOn)) return null;
  return { on: values.anotherOn, time: values.anotherTime === '' ? null : values.anotherTime };
}
