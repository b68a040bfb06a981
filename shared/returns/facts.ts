import type { ChangeWith } from '../continuity/figure.ts';
import type { EndingKind } from '../courses/ending.ts';
import type { StandingState } from '../courses/rules.ts';
import type { SessionStatus } from '../courses/sessions.ts';
import type { PairChange } from '../measures/pairs.ts';
import type { Informant, MeasureId } from '../measures/types.ts';
import type { FinancialQuarter, LocalDate } from '../dates.ts';

/**
 * What the store counts for a return. "In the period" is from `period.startsOn` to `asAt`, both included. Groups
 * come in any order; groups of none may be left out; rows with the same keys are added.
 */
export type ReturnFacts = {
  period: FinancialQuarter;
  /** The last day of the period, or today where the period is still running. Everything is as at its end. */
  asAt: LocalDate;
  /**
   * Referrals received in the period, whatever was decided since. `ageAtReferral` is in completed years on the date
   * received, null without a birth date. One list feeds both sections, so their totals cannot differ.
   */
  referrals: readonly { source: string; ageAtReferral: number | null; sex: string; count: number }[];
  /**
   * Children waiting at the end of `asAt`: not started and not closed by then. A child counts once, from the earliest
   * date received among the open referrals.
   */
  waiting: readonly { receivedOn: LocalDate; ageAtReferral: number | null; sex: string; count: number }[];
  /** Referrals whose first attended session of the counted strand lies in the period. */
  started: readonly { receivedOn: LocalDate; startedOn: LocalDate; count: number }[];
  /** Check-ins with a due date in the period, by how each stood at the end of `asAt`. */
  checkIns: { onTime: number; late: number; notDone: number };
  /** Holding support contacts made in the period, by what each kind is counted as (`CountedAs`). */
  holdingSupport: readonly { kind: string; count: number }[];
  /**
   * Tries at a session planned for a day in the period. `planned` is one that is not logged yet; `moved` is left out
   * of the return, since the session counts on the day it was moved to.
   */
  sessions: readonly { strand: 'child' | 'carer'; status: SessionStatus; count: number }[];
  /** Courses that had started by `asAt` and had not ended before the period, by where each stood at `asAt`. */
  courses: readonly { protocolId: string; standing: StandingState; count: number }[];
  /** The rows of the table of courses, in order: every protocol with a course above must be among them. */
  protocols: readonly { id: string; name: string }[];
  /** Review points reached in the period, or still open when it began, by whether a review met them by `asAt`. */
  reviews: { held: number; notHeld: number };
  /** Courses that ended in the twelve months up to `asAt`, by the kind of ending that was told and what was attended. */
  endings: readonly { kind: EndingKind | null; isBelow: boolean; count: number }[];
  /** First and last scores of the same courses, by who filled what in and what is said of the change. */
  pairs: readonly { measure: MeasureId; informant: Informant; change: PairChange; count: number }[];
  /** Changes of practitioner in the twelve months up to `asAt`: children held, those with a change, every change. */
  continuity: {
    children: number;
    changed: number;
    changes: readonly { with: ChangeWith; count: number }[];
  };
};
