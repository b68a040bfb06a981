// Whether an interpreter is booked for a date. That one is needed follows from the record alone, so that a need recorded after
// a course was planned is one of all its dates at once; kept with a date is only what somebody said of it.
import * as z from 'zod';
import type { LocalDate, LocalTime } from '../dates.ts';
import { allowed, type Decision, notAllowed } from '../decision.ts';
import type { ChangeScope } from '../diary/change.ts';

/** `not_needed`: the record says that one is, and somebody decided otherwise, as where whoever holds it speaks the language. */
export const InterpreterSaid = z.enum(['booked', 'not_needed']);
export type InterpreterSaid = z.infer<typeof InterpreterSaid>;
/** `needed`: and none is booked. */
export const InterpreterState = z.enum(['needed', ...InterpreterSaid.options]);
export type InterpreterState = z.infer<typeof InterpreterState>;

/** An interpreter that the record asks for: the language, and who it is each time where somebody agreed that. */
export const AskedInterpreter = z.strictObject({ language: z.string(), name: z.string().nullable() });
export type AskedInterpreter = z.infer<typeof AskedInterpreter>;

/** How it stands with the interpreter of a date; null where nobody who comes needs one, and none is booked. */
export function interpreterState(said: InterpreterSaid | null, isNeeded: boolean): InterpreterState | null {
  if (said === 'booked') return 'booked';
  return isNeeded ? (said ?? 'needed') : null;
}

/**
 * What is left of it when a date changes. A booking is for its day and hour, and is made anew once they move; it stays when
 * somebody else holds the session, or elsewhere. That none is needed was said of whoever held it (our own rules).
 */
export function interpreterAfter(
  said: InterpreterSaid | null,
  { isMoved, isSwapped }: { isMoved: boolean; isSwapped: boolean },
): InterpreterSaid | null {
  if (said === 'booked') return isMoved ? null : said;
  return isSwapped ? null : said;
}

/** A planned date of a course, and what was said of its interpreter. */
export type InterpretedDate = {
  tryId: string;
  strandId: string;
  /** Of its session. */
  number: number;
  on: LocalDate;
  time: LocalTime | null;
  said: InterpreterSaid | null;
};

/**
 * The dates of which something is said at once: this one, or it and those of the same strand that come after it in the diary
 * and stand as it does; what was said otherwise of one of them stays. First to last: a session that was moved behind a later
 * number is later. On one day the hour decides, and the number where an hour is not set.
 */
export function datesToSay(
  planned: readonly InterpretedDate[],
  tryId: string,
  scope: ChangeScope,
): InterpretedDate[] {
  const chosen = planned.find((each) => each.tryId === tryId);
  if (chosen === undefined) return [];
  if (scope === 'this') return [chosen];
  return planned
    .filter(
      (each) => each.strandId === chosen.strandId && each.said === chosen.said && inDiary(chosen, each) <= 0,
    )
    .toSorted(inDiary);
}

type InDiary = Pick<InterpretedDate, 'number' | 'on' | 'time'>;

function inDiary(a: InDiary, b: InDiary): number {
  if (a.on !== b.on) return a.on < b.on ? -1 : 1;
  if (a.time !== null && b.time !== null && a.time !== b.time) return a.time < b.time ? -1 : 1;
  return a.number - b.number;
}

export type SaidOfDate = Pick<InterpretedDate, 'tryId' | 'said'>;

/** What a save changes: of each date that is told only where it is not so already. Refuses where nothing would change. */
export function sayInterpreter(
  planned: readonly InterpretedDate[],
  told: readonly SaidOfDate[],
): Decision<SaidOfDate[], 'interpreter_no_date' | 'interpreter_said'> {
  const saidOf = new Map(planned.map(({ tryId, said }) => [tryId, said]));
  if (told.some(({ tryId }) => !saidOf.has(tryId))) return notAllowed('interpreter_no_date');
  const changed = told.filter(({ tryId, said }) => saidOf.get(tryId) !== said);
  return changed.length === 0 ? notAllowed('interpreter_said') : allowed(changed);
}
