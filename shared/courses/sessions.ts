import { z } from 'zod';
import type { LocalDate, LocalTime } from '../dates.ts';
import { STRAND_KINDS, type StrandKind } from '../protocols/types.ts';
import type { Attendee } from './logging.ts';

/** What became of one try at a session. "Was not brought" is for a child who relies on an adult (F11). */
export const SESSION_STATUSES = [
  'planned',
  'attended',
  'attended_late',
  'was_not_brought',
  'did_not_attend',
  'cancelled_by_family',
  'cancelled_by_service',
  'late_not_seen',
  'moved',
] as const;
export const SessionStatus = z.enum(SESSION_STATUSES);
export type SessionStatus = z.infer<typeof SessionStatus>;
export const SESSION_STATUS_LABELS: Record<SessionStatus, string> = {
  planned: 'Planned',
  attended: 'Attended',
  attended_late: 'Attended late',
  was_not_brought: 'Was not brought',
  did_not_attend: 'Did not attend',
  cancelled_by_family: 'Cancelled by family',
  cancelled_by_service: 'Cancelled by service',
  late_not_seen: 'Late and not seen',
  moved: 'Moved',
};

/** The outcomes a person can log; "planned" and "moved" come from planning. */
export const LOGGED_STATUSES = [
  'attended',
  'attended_late',
  'was_not_brought',
  'did_not_attend',
  'cancelled_by_family',
  'cancelled_by_service',
  'late_not_seen',
] as const;
export const LoggedStatus = z.enum(LOGGED_STATUSES);
export type LoggedStatus = z.infer<typeof LoggedStatus>;

/** One date on which a session was to be held. `on` is null where none is set yet. */
export type SessionTry = {
  id: string;
  on: LocalDate | null;
  time: LocalTime | null;
  status: SessionStatus;
};

/** One place in a strand's count. Its tries are in the order they were planned; the last is the current one. */
export type Session = {
  id: string;
  strand: StrandKind;
  /** From 1 within the strand. A try that was not held never takes a number. */
  number: number;
  tries: readonly SessionTry[];
};

/** Whether a try with this status was held: attended and attended late were, nothing else was. */
export function wasHeld(status: SessionStatus): boolean {
  return status === 'attended' || status === 'attended_late';
}

/** The strands whose sessions the child comes to: all but the carer's own. */
export const CHILD_STRANDS: readonly StrandKind[] = STRAND_KINDS.filter((kind) => kind !== 'carer');

/** Whether the child comes to the sessions of a strand. */
export function isWithChild(kind: StrandKind): boolean {
  return CHILD_STRANDS.includes(kind);
}

/**
 * Whether somebody saw the child themself on a date: it was held, in a strand to which they come, and they were there.
 * A session for child and parent counts as held with the parent alone; then nobody saw the child (our own reading of
 * Working Together 2023: a miss is a question about the child).
 */
export function wasChildSeen(date: {
  strand: StrandKind;
  status: SessionStatus;
  whoAttended: readonly Attendee[];
}): boolean {
  return wasHeld(date.status) && isWithChild(date.strand) && date.whoAttended.includes('child');
}

/**
 * The strands that tell whether a course goes on: those to which the child comes, and where there is none, as in work with
 * the parents alone, all of them. What is held with or booked for a carer beside the child says nothing of the child.
 */
export function strandsThatTell<Strand extends { kind: StrandKind }>(strands: readonly Strand[]): Strand[] {
  const withChild = strands.filter(({ kind }) => isWithChild(kind));
  return withChild.length > 0 ? withChild : [...strands];
}

/** Whether the other side did not come, or came too late to be seen. */
export function isMiss(status: SessionStatus): boolean {
  return status === 'was_not_brought' || status === 'did_not_attend' || status === 'late_not_seen';
}

/** Whether the other side missed a date or called it off. What the service itself cancelled or moved is neither. */
export function isMissedOrCancelled(status: SessionStatus): boolean {
  return isMiss(status) || status === 'cancelled_by_family';
}

/** Whether a date was called off, by the family or by the service: that can be known before its day. */
export function isCancelled(status: SessionStatus): boolean {
  return status === 'cancelled_by_family' || status === 'cancelled_by_service';
}

/** The try of a session that was held, or null. At most one try of a session is held. */
export function heldTry(session: Pick<Session, 'tries'>): SessionTry | null {
  return session.tries.find((each) => wasHeld(each.status)) ?? null;
}

/** The try that speaks for the session now: the one that was held, or else the last. Null without any. */
export function currentTry(session: Pick<Session, 'tries'>): SessionTry | null {
  return heldTry(session) ?? session.tries.at(-1) ?? null;
}

/** How many sessions of a strand were held. Carers' sessions are counted apart and never towards the child's bound. */
export function attendedCount(sessions: readonly Session[], strand: StrandKind): number {
  return sessions.filter((session) => session.strand === strand && heldTry(session) !== null).length;
}

/** The dates of a strand's held sessions, for reviews; in the order of the sessions given. */
export function attendedDates(sessions: readonly Session[], strand: StrandKind): LocalDate[] {
  return sessions
    .filter((session) => session.strand === strand)
    .map((session) => heldTry(session)?.on ?? null)
    .filter((on) => on !== null);
}
