import type { LocalDate } from '../../../shared/dates.ts';
import { type ColumnGuess, mappingProblems, type SheetPlan } from '../../../shared/imports/columns.ts';
import type { ImportResult, RowAnswer } from '../../../shared/imports/contract.ts';
import type { Field } from '../../../shared/imports/fields.ts';
import type { DuplicateOf, HeldChild } from '../../../shared/imports/namesakes.ts';
import {
  type Answer,
  type CheckedRow,
  checkRowsInSteps,
  type ImportCheck,
  outcomeOf,
} from '../../../shared/imports/rules.ts';
import type { Sheet } from '../../../shared/imports/sheet.ts';
import { Refused } from '../refused.ts';
import type { OpenVault } from '../context.ts';
import { inSteps } from './inSteps.ts';
import { hashRow } from './rowHash.ts';

/** A spreadsheet being looked at: in memory, for one unlocked vault, until it is finished, replaced or locked away. */
export type Visit = {
  fileName: string;
  fileHash: string;
  sheets: Sheet[];
  plan: SheetPlan;
  fields: (Field | null)[];
  /** Columns somebody has looked at, from 0. */
  confirmed: Set<number>;
  /** Null while the columns are not settled. */
  check: ImportCheck | null;
  answers: Map<number, { answer: RowAnswer; about: string }>;
  result: ImportResult | null;
  /** Whether columns and answers of an earlier look at the same file were taken up again. */
  isResumed: boolean;
};
export type Doing = 'reading' | 'checking' | 'saving';
type Work = { doing: Doing; done: number; rows: number; stop: AbortController };
type Held = { visit: Visit | null; work: Work | null };

const heldByVault = new WeakMap<OpenVault, Held>();

function heldBy(vault: OpenVault): Held {
  const held = heldByVault.get(vault) ?? { visit: null, work: null };
  heldByVault.set(vault, held);
  return held;
}

export function visitOf(vault: OpenVault): Visit | null {
  return heldBy(vault).visit;
}

/** The spreadsheet being looked at. @throws Refused when there is none any more */
export function openVisit(vault: OpenVault): Visit {
  const { visit } = heldBy(vault);
  if (visit === null) throw new Refused('import_no_file');
  return visit;
}

export function keepVisit(vault: OpenVault, visit: Visit | null): void {
  heldBy(vault).visit = visit;
}

export function workOf(vault: OpenVault): Work | null {
  return heldBy(vault).work;
}

/** Stops what is under way, if anything is. */
export function stopWork(vault: OpenVault): void {
  heldBy(vault).work?.stop.abort();
}

/** Runs long work that can be watched and stopped. One at a time: what was under way before is stopped. */
export async function working<Result>(
  vault: OpenVault,
  doing: Doing,
  run: (signal: AbortSignal, onProgress: (done: number, rows?: number) => void) => Promise<Result>,
): Promise<Result> {
  const held = heldBy(vault);
  held.work?.stop.abort();
  const work: Work = { doing, done: 0, rows: 0, stop: new AbortController() };
  held.work = work;
  try {
    return await run(work.stop.signal, (done, rows) => {
      work.done = done;
      work.rows = rows ?? work.rows;
    });
  } catch (error) {
    if (work.stop.signal.aborted) throw new Refused('import_stopped');
    throw error;
  } finally {
    if (held.work === work) held.work = null;
  }
}

/** What is held that decides about rows: children, and the rows of earlier files about which somebody has decided. */
export type Known = { existing: HeldChild[]; decidedRowHashes: string[] };

/** Judges every row as the columns stand now; null while they are not settled. */
export async function check(
  { sheets, plan, fields }: Visit,
  today: LocalDate,
  known: Known,
  signal: AbortSignal,
  onProgress: (done: number) => void,
): Promise<ImportCheck | null> {
  const sheet = sheets[plan.sheet];
  if (sheet === undefined || mappingProblems(fields).length > 0) return null;
  const mapping = { headerRow: plan.headerRow, fields };
  return inSteps(checkRowsInSteps(sheet, mapping, { today, ...known, hashRow }), { signal, onProgress });
}

/** What a row may repeat, as a text: an answer holds only for the repeat it was given about. */
export function aboutOf(of: DuplicateOf): string {
  return of.kind === 'row' ? `row ${of.rowNumber} ${of.rejected}` : `child ${of.childId}`;
}

/** A person's answer about a possible duplicate, or null. */
export function answerTo(visit: Visit, row: CheckedRow): RowAnswer | null {
  const given = visit.answers.get(row.rowNumber);
  const { duplicateOf } = row;
  return given === undefined || duplicateOf === null || given.about !== aboutOf(duplicateOf)
    ? null
    : given.answer;
}

/** What becomes of a possible duplicate as things stand; null while nobody has answered. */
export function outcomeFor(visit: Visit, row: CheckedRow): ReturnType<typeof outcomeOf> | null {
  const answer = answerTo(visit, row);
  return answer === null || row.duplicateOf === null
    ? null
    : outcomeOf(RULE_ANSWERS[answer], row.duplicateOf);
}

const RULE_ANSWERS: Record<RowAnswer, Answer> = {
  new_referral: 'new_referral',
  same_referral: 'same_referral',
  sibling: 'another_child',
  somebody_else: 'another_child',
};

/** How sure the use of a column is, for the mark above it. */
export function certaintyOf(visit: Visit, column: ColumnGuess): 'sure' | 'check' | 'left_out' {
  const field = visit.fields[column.column] ?? null;
  if (field === null) return 'left_out';
  const isOwn = field !== column.field || visit.confirmed.has(column.column);
  return isOwn || column.confidence === 'sure' ? 'sure' : 'check';
}
