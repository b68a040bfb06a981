// Which rows of a spreadsheet become referrals. Every row ends in exactly one state, so the counts always add up.
import type { LocalDate } from '../dates.ts';
import type { Mapping } from './columns.ts';
import type { Likened, LikenessReason } from '../matching/likeness.ts';
import { isContactHeading } from './contactRules.ts';
import { FIELDS, FIELD_NAMES, type Field } from './fields.ts';
import { type DuplicateOf, type HeldChild, Namesakes } from './namesakes.ts';
import { type Issue, type ReferralValues, readRow, type RowReader } from './referralValues.ts';
import { type Cell, type Sheet, cellAt, plainWords } from './sheet.ts';
import { type SkippedAs, whySkipped } from './skipping.ts';

export type ImportContext = {
  today: LocalDate;
  existing: readonly HeldChild[];
  /** Rows of earlier files about which somebody has decided without a referral coming of it. */
  decidedRowHashes?: readonly string[];
  /** Names a row's contents without holding them; the service gives SHA-256. */
  hashRow: (rowKey: string) => string;
};
export type RowState = 'skipped' | 'rejected' | 'duplicate' | 'already_in' | 'ready';
export type CheckedRow = {
  /** As the spreadsheet program shows it, from 1. */
  rowNumber: number;
  rowHash: string;
  state: RowState;
  skippedAs: SkippedAs | null;
  reasons: Issue[];
  warnings: Issue[];
  remarks: Issue[];
  duplicateOf: DuplicateOf | null;
  /** Why it may be the same child. */
  alikeIn: LikenessReason[];
  values: ReferralValues | null;
};
/** rows = ready + duplicates + rejected + alreadyIn. Warnings are among the ready; skipped rows are not among the rows. */
export type ImportCounts = {
  rows: number;
  ready: number;
  warnings: number;
  duplicates: number;
  rejected: number;
  alreadyIn: number;
  skipped: number;
};
export type ImportCheck = {
  rows: CheckedRow[];
  counts: ImportCounts;
  /** Dates read, and those that could be nothing else even with the month first. */
  dates: { read: number; certain: number };
};

/** What a person says about a possible duplicate; `another_child` is a brother, a sister or somebody else. */
export type Answer = 'same_referral' | 'new_referral' | 'another_child';

const ROWS_IN_A_STEP = 100;
const CHILDREN_IN_A_STEP = 200;

/**
 * Judges every row below the headings. A row whose contents came in before is `already_in`; else one with reasons is
 * `rejected`; else one that may be the same child as a row above or a child already held is a possible `duplicate` and
 * waits for a person (see matching/likeness.ts, the one rule for this). A brother or a sister is no duplicate.
 */
export function checkRows(sheet: Sheet, mapping: Mapping, context: ImportContext): ImportCheck {
  const steps = checkRowsInSteps(sheet, mapping, context);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same as `checkRows`, stopping after every 100 rows with the share done (0 to 1), so that the caller can let others in. */
export function* checkRowsInSteps(
  sheet: Sheet,
  mapping: Mapping,
  context: ImportContext,
): Generator<number, ImportCheck> {
  const columns = columnsOf(mapping);
  const header = sheet.rows[mapping.headerRow] ?? [];
  const known = new Set([
    ...context.existing.flatMap((child) => child.rowHashes),
    ...(context.decidedRowHashes ?? []),
  ]);
  const seen = new Namesakes();
  for (let at = 0; at < context.existing.length; at += CHILDREN_IN_A_STEP) {
    seen.addHeld(context.existing.slice(at, at + CHILDREN_IN_A_STEP));
    yield 0;
  }
  const rows: CheckedRow[] = [];
  const dates = { read: 0, certain: 0 };

  for (let index = mapping.headerRow + 1; index < sheet.rows.length; index += 1) {
    const cells = sheet.rows[index] ?? [];
    const rowNumber = index + 1;
    if (rowNumber % ROWS_IN_A_STEP === 0) yield index / sheet.rows.length;
    const skippedAs = whySkipped(cells, header, columns);
    if (skippedAs !== null) {
      rows.push({ ...NOTHING_FOUND, rowNumber, rowHash: '', state: 'skipped', skippedAs });
      continue;
    }
    const reading = readRow(readerOf(cells, header, columns, sheet.date1904), context.today);
    dates.read += reading.dates.read;
    dates.certain += reading.dates.certain;
    const rowHash = context.hashRow(rowKey(cells, header));
    const rejected = reading.reasons.length > 0;
    const { reasons, warnings, remarks, values } = reading;
    const child = likenedIn(reading);
    const alike = child === null ? null : seen.find(child);
    const state = known.has(rowHash)
      ? 'already_in'
      : rejected
        ? 'rejected'
        : alike === null
          ? 'ready'
          : 'duplicate';
    rows.push({
      rowNumber,
      rowHash,
      state,
      skippedAs: null,
      reasons,
      warnings,
      remarks,
      duplicateOf: state === 'duplicate' ? (alike?.of ?? null) : null,
      alikeIn: state === 'duplicate' ? (alike?.reasons ?? []) : [],
      values,
    });
    if (child !== null) seen.add(child, { kind: 'row', rowNumber, rejected });
  }
  return { rows, counts: countRows(rows), dates };
}

/** The counts of these rows. They add up whatever the rows are. */
export function countRows(rows: readonly CheckedRow[]): ImportCounts {
  const of = (state: RowState) => rows.filter((row) => row.state === state).length;
  const skipped = of('skipped');
  return {
    rows: rows.length - skipped,
    ready: of('ready'),
    warnings: rows.filter((row) => row.state === 'ready' && row.warnings.length > 0).length,
    duplicates: of('duplicate'),
    rejected: of('rejected'),
    alreadyIn: of('already_in'),
    skipped,
  };
}

/**
 * What an answer does. The same referral as a child's or as a good row above adds nothing; the same as a row above that
 * was rejected, which nobody has brought in, takes this one in its place.
 */
export function outcomeOf(answer: Answer, of: DuplicateOf): 'take_nothing' | 'add_referral' | 'add_child' {
  if (answer === 'another_child') return 'add_child';
  if (of.kind === 'row' && of.rejected) return 'add_child';
  return answer === 'new_referral' ? 'add_referral' : 'take_nothing';
}

/**
 * What a row says, in one text that is the same however its columns are ordered, mapped or spaced. It holds personal
 * data: only its hash is kept.
 */
export function rowKey(cells: readonly Cell[], header: readonly Cell[]): string {
  const words = headingWords(header);
  const pairs = cells.flatMap((cell, column) =>
    cell.kind === 'blank' ? [] : [[words[column] ?? '', cell.text.replace(/\s+/g, ' ').trim()]],
  );
  return JSON.stringify(pairs.map((pair) => JSON.stringify(pair)).sort());
}

const wordsOfHeaders = new WeakMap<readonly Cell[], string[]>();

/** Kept for a header: asked again for every row. */
function headingWords(header: readonly Cell[]): string[] {
  const known = wordsOfHeaders.get(header);
  if (known !== undefined) return known;
  const words = header.map((cell) => plainWords(cell.text));
  wordsOfHeaders.set(header, words);
  return words;
}

const NOTHING_FOUND = {
  reasons: [],
  warnings: [],
  remarks: [],
  duplicateOf: null,
  alikeIn: [],
  values: null,
};

/** A row as it is compared. One that is rejected has no values but its name and birth date. */
function likenedIn({ name, birthDate, values }: ReturnType<typeof readRow>): Likened | null {
  if (name === null) return null;
  const { postcode = '', school = '', carer } = values ?? {};
  const carers = carer === undefined ? [] : [{ name: carer.name, phone: carer.phone }];
  return { name: name.full, nameUsed: null, birthDate, postcode, school, carers };
}

function columnsOf(mapping: Mapping): Map<Field, number[]> {
  return new Map(
    FIELD_NAMES.map((name) => [
      name,
      mapping.fields.flatMap((field, column) => (field === name ? [column] : [])),
    ]),
  );
}

function readerOf(
  cells: readonly Cell[],
  header: readonly Cell[],
  columns: Map<Field, number[]>,
  date1904: boolean,
): RowReader {
  const filled = (field: Field) =>
    (columns.get(field) ?? [])
      .map((column) => ({ heading: cellAt(header, column).text, cell: cellAt(cells, column) }))
      .filter(({ cell }) => cell.kind !== 'blank');
  return {
    date1904,
    cells: (field) => filled(field).map(({ cell }) => cell),
    text: (field) =>
      filled(field)
        .map(({ cell }) => cell.text)
        .join(', '),
    heading: (field) => {
      const column = columns.get(field)?.[0];
      return (column === undefined ? '' : cellAt(header, column).text) || FIELDS[field].label;
    },
    noted: () => [
      // One notes column needs no heading of its own before its text.
      ...filled('notes').map(({ heading, cell }) => ({
        heading: (columns.get('notes') ?? []).length > 1 || isContactHeading(heading) ? heading : '',
        text: cell.text,
      })),
      ...filled('address').map(({ heading, cell }) => ({
        heading: heading || FIELDS.address.label,
        text: cell.text,
      })),
    ],
  };
}
