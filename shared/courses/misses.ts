// What a missed session asks for: that somebody finds out the same day whether the child is safe, and after several that
// somebody asks what gets in the way and decides. NICE NG76 1.3.41: repeatedly not being brought to essential
// appointments can be a sign of neglect; QS179 statement 5: not wanting therapy now is a child's choice. It is never a
// reason to close.
import * as z from 'zod';
import { compareDates, earlierOf, LocalDate } from '../dates.ts';
import type { Attendee, MissReason, SafetyAnswer } from './logging.ts';
import {
  isMiss,
  isMissedOrCancelled,
  isWithChild,
  type Session,
  type SessionStatus,
  wasChildSeen,
  wasHeld,
} from './sessions.ts';

/** Whether nobody knows why a date was missed or called off. */
export function isUnexplained(reason: MissReason | null): boolean {
  return reason === null || reason === 'not_known';
}

/**
 * Whether "Is the child safe?" is asked: after every miss of a session that the child should have come to, and where the
 * family called it off and nobody knows why (Sussex, RDaSH: repeated cancelling deserves curiosity too). A carer's own
 * session is not asked about.
 */
export function asksWhetherSafe(
  strand: Session['strand'],
  status: SessionStatus,
  reason: MissReason | null,
): boolean {
  if (strand === 'carer') return false;
  return isMiss(status) || (status === 'cancelled_by_family' && isUnexplained(reason));
}

/** The day on which a miss was known: that of the session, or the day before it on which it was called off. */
export function missKnownOn(on: LocalDate, askedOn: LocalDate | null): LocalDate {
  return askedOn === null ? on : earlierOf(on, askedOn);
}

/**
 * By when somebody must find out that the child is safe, or null where nothing is due: the same day (our own default).
 * Due wherever the answer was "I will ring" or "ask duty"; and where nobody answered and the reason is not known: the
 * young person's own misses and what the family called off included. A carer's own session is not asked about.
 */
export function welfareContactDue(miss: {
  strand: Session['strand'];
  status: SessionStatus;
  on: LocalDate;
  reason: MissReason | null;
  safety: SafetyAnswer | null;
}): LocalDate | null {
  if (!isMissedOrCancelled(miss.status) || miss.safety === 'spoke_and_safe') return null;
  if (miss.safety !== null) return miss.on;
  // Whoever came too late to be seen was there.
  if (miss.status === 'late_not_seen' || miss.strand === 'carer') return null;
  return isUnexplained(miss.reason) ? miss.on : null;
}

/** Misses one after the other that ask for a decision (RDaSH and Sussex: a second "was not brought"). */
export const MISSES_IN_A_ROW = 2;
/** Missed or cancelled dates in any RUN_OF_DATES that ask for one (our own default). */
export const MISSES_AMONG = 3;
export const RUN_OF_DATES = 6;

export const RunOfMisses = z.strictObject({
  kind: z.enum(['in_a_row', 'among']),
  /** How many were missed or called off. */
  count: z.int().min(1),
  /** The day of the last of them. */
  lastOn: LocalDate,
});
export type RunOfMisses = z.infer<typeof RunOfMisses>;

/** One date of a strand. `isSettled`: somebody decided since it was missed, or it was logged before this was asked. */
export type DateOfStrand = {
  id: string;
  on: LocalDate | null;
  strand: Session['strand'];
  status: SessionStatus;
  whoAttended: readonly Attendee[];
  reason: MissReason | null;
  isSettled: boolean;
};

/** Whether whoever the strand is for was seen: the child, or in a carer's own strand the carer. */
function wasSeen(date: DateOfStrand): boolean {
  return isWithChild(date.strand) ? wasChildSeen(date) : wasHeld(date.status);
}

/**
 * The latest run of missed dates in one strand that nobody has decided on, or null: two one after the other, or three
 * among any six. It stands until a person decides, also when the child comes again; a further miss in the run asks
 * anew. Dates that the service cancelled or moved are left out altogether, and so is one for child and parent that was
 * held with the parent alone: nobody saw the child (see `wasChildSeen`). In a row, a date that the family called off for a
 * known reason neither counts nor breaks the row: the child was not seen in between.
 */
export function undecidedRun(dates: readonly DateOfStrand[]): RunOfMisses | null {
  const past = dates
    .flatMap((each) => (each.on === null ? [] : [{ ...each, on: each.on }]))
    .filter((each) => wasSeen(each) || isMissedOrCancelled(each.status))
    .sort((a, b) => compareDates(a.on, b.on) || (a.id < b.id ? -1 : 1));
  for (let at = past.length - 1; at >= 0; at -= 1) {
    const last = past[at];
    if (last === undefined || wasHeld(last.status)) continue;
    const upTo = past.slice(0, at + 1);
    const lastHeld = upTo.findLastIndex(({ status }) => wasHeld(status));
    const inARow = upTo
      .slice(lastHeld + 1)
      .filter(({ status, reason }) => isMiss(status) || isUnexplained(reason));
    if (asksDecision(inARow, MISSES_IN_A_ROW))
      return { kind: 'in_a_row', count: inARow.length, lastOn: last.on };
    const among = upTo.slice(-RUN_OF_DATES).filter(({ status }) => isMissedOrCancelled(status));
    if (asksDecision(among, MISSES_AMONG)) return { kind: 'among', count: among.length, lastOn: last.on };
  }
  return null;
}

function asksDecision(missed: readonly DateOfStrand[], atLeast: number): boolean {
  return missed.length >= atLeast && missed.some(({ isSettled }) => !isSettled);
}

/** The run as one sentence. */
export function runOfMissesNote(run: Pick<RunOfMisses, 'kind' | 'count'>): string {
  return run.kind === 'in_a_row'
    ? `${run.count} missed one after the other.`
    : `${run.count} of six dates were missed or cancelled.`;
}
