import { formatDate, type LocalDate } from '../../../shared/dates.ts';
import { mappingProblems } from '../../../shared/imports/columns.ts';
import { parsePriority } from '../../../shared/imports/codes.ts';
import type { ImportFile, ImportRowView, RowTab } from '../../../shared/imports/contract.ts';
import { parseDate } from '../../../shared/imports/dates.ts';
import type { Field } from '../../../shared/imports/fields.ts';
import { isNotOurs } from '../../../shared/imports/headings.ts';
import type { CheckedRow } from '../../../shared/imports/rules.ts';
import type { Issue } from '../../../shared/imports/referralValues.ts';
import { type Cell, cellAt, isBlankRow } from '../../../shared/imports/sheet.ts';
import { answerTo, certaintyOf, outcomeFor, type Visit } from './visit.ts';

const MOST_BAND_WORDS = 8;
const MOST_CELL_CHARACTERS = 400;

/** What the screen shows of the whole file. `openHashes`: rows that earlier imports keep as tasks. */
export function fileView(visit: Visit, openHashes: ReadonlySet<string>): ImportFile {
  const { plan, fields, check } = visit;
  const rows = check?.rows ?? [];
  const duplicates = rows
    .filter((row) => row.state === 'duplicate')
    .map((row) => ({ row, outcome: outcomeFor(visit, row) }));
  const taken = duplicates.filter(({ outcome }) => outcome !== null && outcome !== 'take_nothing');
  return {
    fileName: visit.fileName,
    sheets: sheetsOf(visit),
    headerRow: plan.headerRow + 1,
    columns: plan.columns.map((column) => ({
      heading: column.heading,
      field: fields[column.column] ?? null,
      certainty: certaintyOf(visit, column),
      // Numbers and ages of the sheet's own have no place here, so nobody is asked about them.
      isConfirmed: visit.confirmed.has(column.column) || isNotOurs(column.heading),
      filled: column.filled,
    })),
    shown: shownOrder(visit),
    bands: bandsOf(visit),
    problems: mappingProblems(fields).map((problem) => problem.message),
    counts: check?.counts ?? null,
    dates: check?.dates ?? { read: 0, certain: 0 },
    comesIn: (check?.counts.ready ?? 0) + taken.length,
    warnings: (check?.counts.warnings ?? 0) + taken.filter(({ row }) => row.warnings.length > 0).length,
    unanswered: duplicates.filter(({ outcome }) => outcome === null).length,
    takesNothing: duplicates.filter(({ outcome }) => outcome === 'take_nothing').length,
    keptAlready:
      rows.filter((row) => row.state === 'rejected' && openHashes.has(row.rowHash)).length +
      duplicates.filter(({ row, outcome }) => outcome === null && openHashes.has(row.rowHash)).length,
    result: visit.result,
    isResumed: visit.isResumed,
  };
}

/** One page of rows in the order of the file. */
export function rowsView(
  visit: Visit,
  { tab, from, limit }: { tab: RowTab; from: number; limit: number },
): { total: number; rows: ImportRowView[] } {
  if (visit.check === null) return uncheckedRows(visit, { tab, from, limit });
  const rows =
    visit.check.rows.filter((row) => (tab === 'all' ? row.state !== 'skipped' : stateOf(row) === tab)) ?? [];
  return { total: rows.length, rows: rows.slice(from, from + limit).map((row) => rowView(visit, row)) };
}

/** The cells alone, so that a person can see what the columns hold before they are settled. */
function uncheckedRows(
  { sheets, plan }: Visit,
  { tab, from, limit }: { tab: RowTab; from: number; limit: number },
): { total: number; rows: ImportRowView[] } {
  const below = (sheets[plan.sheet]?.rows ?? []).slice(plan.headerRow + 1);
  const all = below.map((cells, at) => ({ cells, rowNumber: plan.headerRow + 2 + at }));
  const rows = tab === 'all' ? all.filter(({ cells }) => !isBlankRow(cells)) : [];
  return {
    total: rows.length,
    rows: rows.slice(from, from + limit).map(({ cells, rowNumber }) => ({
      rowNumber,
      state: 'unchecked',
      skippedAs: null,
      cells: plan.columns.map(({ column }) => shorten(cellAt(cells, column).text)),
      issues: [],
      sameAs: null,
      alikeIn: [],
      answer: null,
    })),
  };
}

function rowView(visit: Visit, row: CheckedRow): ImportRowView {
  const sheet = visit.sheets[visit.plan.sheet];
  const cells = sheet?.rows[row.rowNumber - 1];
  const issues = (kind: 'reason' | 'warning' | 'remark', found: readonly Issue[]) =>
    found.map((issue) => ({
      column: columnOf(visit, issue),
      kind,
      message: issue.message,
      advice: issue.advice,
    }));
  const { duplicateOf } = row;
  return {
    rowNumber: row.rowNumber,
    state: stateOf(row),
    skippedAs: row.skippedAs,
    cells: visit.plan.columns.map(({ column }) => {
      const cell = cellAt(cells, column);
      const date = dateIn(cell, visit.fields[column] ?? null, sheet?.date1904 ?? false);
      return date === null ? shorten(cell.text) : `${formatDate(date)} (${cell.text})`;
    }),
    issues: [
      ...issues('reason', row.reasons),
      ...issues('warning', row.warnings),
      ...issues('remark', row.remarks),
    ],
    sameAs: duplicateOf,
    alikeIn: row.alikeIn,
    answer: answerTo(visit, row),
  };
}

/** What a bare day number is read as, in a rejected row too: nobody can tell whether 40379 is right. */
function dateIn(cell: Cell, field: Field | null, date1904: boolean): LocalDate | null {
  if (cell.kind !== 'number' || (field !== 'dateOfBirth' && field !== 'receivedOn')) return null;
  const reading = parseDate(cell, { date1904 });
  return reading.ok ? reading.date : null;
}

function stateOf(row: CheckedRow): ImportRowView['state'] {
  return row.state === 'ready' && row.warnings.length > 0 ? 'warning' : row.state;
}

function columnOf({ fields }: Visit, issue: Issue): number | null {
  const column = issue.field === null ? -1 : fields.indexOf(issue.field);
  return column === -1 ? null : column;
}

function sheetsOf({ sheets, plan }: Visit): ImportFile['sheets'] {
  const left = [...plan.leftOut];
  return sheets.map((sheet, index) => ({
    index,
    name: sheet.name,
    rows: sheet.rows.filter((row) => !isBlankRow(row)).length,
    use: index === plan.sheet ? 'taken' : (left.shift()?.why ?? 'empty'),
  }));
}

const SHOWN_FIRST: readonly (Field | null)[] = [
  'childName',
  'firstName',
  'surname',
  'knownAs',
  'dateOfBirth',
  'receivedOn',
];

/** What tells one child from another first, columns that nothing was seen in last, else as in the file. */
function shownOrder({ plan }: Visit): number[] {
  const rank = (field: Field | null) => {
    const first = SHOWN_FIRST.indexOf(field);
    return field === null ? SHOWN_FIRST.length + 1 : first === -1 ? SHOWN_FIRST.length : first;
  };
  return plan.columns
    .toSorted((a, b) => rank(a.field) - rank(b.field) || a.column - b.column)
    .map((column) => column.column);
}

function bandsOf({ sheets, plan, fields }: Visit): ImportFile['bands'] {
  const column = fields.indexOf('priority');
  if (column === -1) return [];
  const bands = new Map<string, number>();
  for (const row of sheets[plan.sheet]?.rows.slice(plan.headerRow + 1) ?? []) {
    const { text } = cellAt(row, column);
    const band = parsePriority(text);
    if (band !== null) bands.set(text, band);
    if (bands.size >= MOST_BAND_WORDS) break;
  }
  return [...bands]
    .map(([text, band]) => ({ text, band }))
    .sort((a, b) => a.band - b.band || (a.text < b.text ? -1 : 1));
}

function shorten(text: string): string {
  return text.length <= MOST_CELL_CHARACTERS ? text : `${text.slice(0, MOST_CELL_CHARACTERS - 1)}…`;
}
