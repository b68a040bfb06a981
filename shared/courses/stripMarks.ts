// The marks of the course strip: what became of a session, or what is still to be done about it.
import type { LocalDate, LocalTime } from '../dates.ts';
import { wasHeld, currentTry, SESSION_STATUS_LABELS } from './sessions.ts';
import type { Session, SessionStatus, SessionTry } from './sessions.ts';

/** The shape of a mark: what was logged, or what is still to be done. */
export type MarkState = SessionStatus | 'needs_logging' | 'not_scheduled';
export const MARK_STATE_LABELS: Record<MarkState, string> = {
  ...SESSION_STATUS_LABELS,
  needs_logging: 'Needs logging',
  not_scheduled: 'Not scheduled yet',
};

export type StripSession = {
  /** From 1. */
  column: number;
  /** Null for a place with no session yet. */
  sessionId: string | null;
  number: number;
  state: MarkState;
  on: LocalDate | null;
  time: LocalTime | null;
  /** The number that comes before it by date though it stands after it: a session that is tried again later. */
  laterThan?: number;
  /** Tries that hang under the mark, in order. */
  earlierTries: readonly { on: LocalDate | null; status: SessionStatus }[];
};

/** How a session stands in a column on a day; a place without a session is one that is not scheduled yet. */
export function markOf(
  session: Session | null,
  number: number,
  column: number,
  today: LocalDate,
): StripSession {
  const shown = session === null ? null : shownTry(session);
  return {
    column,
    sessionId: session?.id ?? null,
    number,
    state: shown === null ? 'not_scheduled' : stateOf(shown, today),
    on: shown?.on ?? null,
    time: shown?.time ?? null,
    earlierTries: (session?.tries ?? [])
      .filter((each) => each !== shown && !(each.status === 'planned' && each.on === null))
      .map(({ on, status }) => ({ on, status })),
  };
}

/**
 * The marks in their order, with what is said of one whose date comes after that of a later number: a session keeps its
 * number and its place however late it is tried again.
 */
export function withOrder(marks: readonly StripSession[]): StripSession[] {
  return marks.map((mark, index) => {
    const before = marks
      .slice(index + 1)
      .findLast(({ on }) => on !== null && mark.on !== null && on < mark.on);
    return before === undefined ? mark : { ...mark, laterThan: before.number };
  });
}

/** The held or last try; where no new date is set after a try that was not held, that try itself. */
export function shownTry(session: Session): SessionTry | null {
  const current = currentTry(session);
  if (current === null || current.on !== null || current.status !== 'planned') return current;
  return session.tries.findLast((each) => each.status !== 'planned' || each.on !== null) ?? null;
}

function stateOf({ status, on }: SessionTry, today: LocalDate): MarkState {
  if (status !== 'planned') return status;
  return on !== null && on < today ? 'needs_logging' : 'planned';
}

/** Whether a mark stands for a session that was held. */
export function isHeldMark(state: MarkState): boolean {
  return state !== 'needs_logging' && state !== 'not_scheduled' && wasHeld(state);
}
