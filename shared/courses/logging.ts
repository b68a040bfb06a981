import { z } from 'zod';
import type { LocalDate, LocalTime } from '../dates.ts';
import { allowed, notAllowed } from '../decision.ts';
import type { Decision } from '../decision.ts';
import { heldTry, isCancelled, wasHeld } from './sessions.ts';
import type { LoggedStatus, Session, SessionStatus, SessionTry } from './sessions.ts';

export const ATTENDEES = ['child', 'carer', 'interpreter', 'other'] as const;
export const Attendee = z.enum(ATTENDEES);
export type Attendee = z.infer<typeof Attendee>;
export const ATTENDEE_LABELS: Record<Attendee, string> = {
  child: 'The child',
  carer: 'Parent or carer',
  interpreter: 'Interpreter',
  other: 'Someone else',
};

/**
 * Whom the question of who was there offers, the one whose session it is first. An interpreter only where the record says
 * that the child or somebody round them needs one, or where one was ticked already: then that can be taken back.
 */
export function whoMayAttend(of: {
  needsInterpreter: boolean;
  said: readonly Attendee[];
  isCarers: boolean;
}): Attendee[] {
  const offers = of.needsInterpreter || of.said.includes('interpreter');
  const family: Attendee[] = of.isCarers ? ['carer', 'child'] : ['child', 'carer'];
  return [...family, ...(offers ? (['interpreter'] as const) : []), 'other'];
}

/** Why a session was missed or cancelled by the family, as far as is known. */
export const MISS_REASONS = ['no_transport', 'not_well', 'chose_not_to', 'other', 'not_known'] as const;
/** Why the service itself called one off (our own list). */
export const SERVICE_REASONS = [
  'practitioner_ill',
  'practitioner_away',
  'no_room',
  'no_interpreter',
  'other',
  'not_known',
] as const;
export const MissReason = z.enum([...MISS_REASONS, ...SERVICE_REASONS]);
export type MissReason = z.infer<typeof MissReason>;
export const MISS_REASON_LABELS: Record<MissReason, string> = {
  no_transport: 'No transport',
  not_well: 'Not well',
  chose_not_to: 'Chose not to',
  practitioner_ill: 'Whoever holds it is ill',
  practitioner_away: 'Leave, training or other work',
  no_room: 'No room or place',
  no_interpreter: 'No interpreter',
  other: 'Other',
  not_known: 'Not known',
};

/** The reasons that are offered for what happened: the service's own where the service cancelled, the child's otherwise. */
export function reasonsOf(status: SessionStatus | null): readonly MissReason[] {
  return status === 'cancelled_by_service' ? SERVICE_REASONS : MISS_REASONS;
}

/** "Is the child safe?", asked after a miss. */
export const SAFETY_ANSWERS = ['spoke_and_safe', 'will_ring', 'asked_duty'] as const;
export const SafetyAnswer = z.enum(SAFETY_ANSWERS);
export type SafetyAnswer = z.infer<typeof SafetyAnswer>;

export type LogSessionInput = {
  /** The try that is logged; an id the session does not have yet adds a try, as for a date nobody planned. */
  tryId: string;
  on: LocalDate;
  time: LocalTime | null;
  status: LoggedStatus;
  attendees: readonly Attendee[];
};

export type LogSessionRefusal =
  | 'future_date'
  | 'session_already_held'
  | 'attendance_not_said'
  | 'attendance_contradicts'
  | 'carer_is_not_brought';
export type LogSessionWarning = 'before_referral';

/**
 * What logging a session saves. It refuses a date to come (only a cancellation can be known before), an answer that
 * contradicts itself, and a second held try of the same session. It never refuses a held session for its number:
 * past a bound the course shows "decision needed" instead. Logging the same try again corrects it.
 */
export function logSession(
  facts: { session: Session; referralReceivedOn: LocalDate },
  input: LogSessionInput,
  today: LocalDate,
): Decision<{ session: Session; try: SessionTry; warnings: LogSessionWarning[] }, LogSessionRefusal> {
  const { session } = facts;
  const isHeld = wasHeld(input.status);
  if (input.on > today && !isCancelled(input.status)) return notAllowed('future_date');

  const held = heldTry(session);
  // What is said of another of its dates may still be put right, as long as it is not held twice.
  if (isHeld && held !== null && held.id !== input.tryId)
    return notAllowed('session_already_held', { number: session.number });

  if (session.strand === 'carer' && input.status === 'was_not_brought')
    return notAllowed('carer_is_not_brought');
  const wasThere = COUNTED_ATTENDEES[session.strand].some((each) => input.attendees.includes(each));
  if (isHeld && !wasThere) return notAllowed('attendance_not_said');
  // A child who came too late was there, and a parent may come alone where both are expected.
  const mayBeThere = input.status === 'late_not_seen' || COUNTED_ATTENDEES[session.strand].length > 1;
  if (!isHeld && wasThere && !mayBeThere) return notAllowed('attendance_contradicts');

  const logged: SessionTry = { id: input.tryId, on: input.on, time: input.time, status: input.status };
  const isKnown = session.tries.some((each) => each.id === input.tryId);
  return allowed({
    session: {
      ...session,
      tries: isKnown
        ? session.tries.map((each) => (each.id === input.tryId ? logged : each))
        : [...session.tries, logged],
    },
    try: logged,
    warnings: input.on < facts.referralReceivedOn ? ['before_referral'] : [],
  });
}

/** Any one of these is enough for a session of the strand to have been held. */
const COUNTED_ATTENDEES: Record<Session['strand'], readonly Attendee[]> = {
  child: ['child'],
  carer: ['carer'],
  parent_child: ['child', 'carer'],
  family: ['child', 'carer', 'other'],
};

export type MoveSessionRefusal = 'session_already_held' | 'try_not_planned';

/** Moves a planned try to another date: it stays on record as moved, and the new one keeps the session's number. */
export function moveSession(
  session: Session,
  input: { tryId: string; newTryId: string; on: LocalDate | null; time: LocalTime | null },
): Decision<Session, MoveSessionRefusal> {
  if (heldTry(session) !== null) return notAllowed('session_already_held', { number: session.number });
  const planned = session.tries.find((each) => each.id === input.tryId);
  if (planned === undefined || planned.status !== 'planned') return notAllowed('try_not_planned');
  const moved = session.tries.map((each) =>
    each === planned ? { ...each, status: 'moved' as const } : each,
  );
  return allowed({
    ...session,
    tries: [...moved, { id: input.newTryId, on: input.on, time: input.time, status: 'planned' }],
  });
}
