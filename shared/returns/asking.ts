import type { LocalDate } from '../dates.ts';
import type { Change } from './earlier.ts';

/** What somebody should know before a return leaves the service. */
export type BeforeRelease = {
  /** Sessions of past days in the period without an outcome, by who was to hold them, the most first. */
  sessionsToLog: { who: string; count: number }[];
  /** The last release of the quarter in the same mode, where its figures were others. */
  earlier: { madeOn: LocalDate; madeBy: string; changes: Change[] } | null;
  /** When exact figures of the quarter were last released, for a return that hides some. */
  exactReleasedOn: LocalDate | null;
};

/** Whether a release is asked about first. Our own rule: what is sent cannot be taken back. */
export function asksFirst({ sessionsToLog, earlier, exactReleasedOn }: BeforeRelease): boolean {
  return (
    sessionsToLog.length > 0 || (earlier !== null && earlier.changes.length > 0) || exactReleasedOn !== null
  );
}

/** How many sessions need logging, whoever is to do it. */
export const countSessions = ({ sessionsToLog }: Pick<BeforeRelease, 'sessionsToLog'>): number =>
  sessionsToLog.reduce((sum, { count }) => sum + count, 0);
