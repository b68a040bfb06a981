import { parseDate } from './dates.ts';
import { parseEthnicity, parsePriority, parseSex } from './codes.ts';
import { looksLikeEmail, looksLikePhone, looksLikePostcode } from './contacts.ts';
import { FIELDS, type Field, takesMany } from './fields.ts';
import { isContactHeading, saysHowToContact } from './contactRules.ts';
import { fieldOfHeading, type HeadingMatch, isNotOurs } from './headings.ts';
import { type Cell, type Sheet, cellAt, isBlankRow } from './sheet.ts';

/** What a column is taken for. `sure`: its heading says so; `guess`: please check; `none`: left out. */
export type ColumnGuess = {
  column: number;
  heading: string;
  field: Field | null;
  confidence: 'sure' | 'guess' | 'none';
  /** Cells with something in them below the heading. */
  filled: number;
};
export type LeftOut = { name: string; rows: number; why: 'empty' | 'no_headings' | 'other_list' | 'hidden' };
export type SheetPlan = {
  /** Which sheet of the file, from 0. */
  sheet: number;
  sheetName: string;
  /** Which row of the sheet holds the headings, from 0. */
  headerRow: number;
  columns: ColumnGuess[];
  /** Every other sheet, so that none is passed over in silence. */
  leftOut: LeftOut[];
};
/** What a person has settled: the row of headings and what each column holds. */
export type Mapping = { headerRow: number; fields: (Field | null)[] };
export type MappingProblem = {
  code: 'no_name_column' | 'no_received_column' | 'field_twice';
  message: string;
};

/** Titles, notes and blank rows may stand above the headings, but not more of them than this. */
const ROWS_SEARCHED = 40;
const SAMPLE_ROWS = 200;
const CLOSED_LIST =
  /\b(?:closed|ended|archived?|old|discharged|left|finished|lookups?|lists?|key|codes?|drop ?downs?|guidance|template|stats|summary)\b/i;
const OPEN_LIST = /\b(?:waiting|referrals?|current|open|active)\b/i;

/** The row whose cells read most like headings, or null where no row has two that do, a child's name or a date among them. */
export function findHeaderRow(rows: readonly Cell[][]): number | null {
  let best: number | null = null;
  let bestScore = 0;
  for (let index = 0; index < Math.min(rows.length, ROWS_SEARCHED); index += 1) {
    const score = headerScore(rows[index] ?? []);
    if (score > bestScore) {
      best = index;
      bestScore = score;
    }
  }
  return best;
}

/** Takes each column for what its heading says; where that is silent or open, its contents give the second hint. */
export function guessColumns(headerRow: readonly Cell[], sampleRows: readonly Cell[][]): ColumnGuess[] {
  const width = sampleRows.reduce((widest, row) => Math.max(widest, row.length), headerRow.length);
  const guesses: ColumnGuess[] = [];
  for (let column = 0; column < width; column += 1) {
    const cells = sampleRows.map((row) => cellAt(row, column)).filter((cell) => cell.kind !== 'blank');
    const heading = cellAt(headerRow, column).text;
    const known = isNotOurs(heading) ? null : settle(fieldOfHeading(heading), cells);
    const match = known ?? (cells.some(isContactCell) ? { field: 'notes' as const, sure: false } : null);
    guesses.push({
      column,
      heading,
      field: match?.field ?? null,
      confidence: match === null ? 'none' : match.sure ? 'sure' : 'guess',
      filled: cells.length,
    });
  }
  return withoutRivals(guesses);
}

/** The sheet that reads most like a waiting list, with its headings; null where no sheet has any. */
export function planImport(sheets: readonly Sheet[]): SheetPlan | null {
  let best: number | null = null;
  let bestScore = 0;
  sheets.forEach((sheet, index) => {
    const score = sheetScore(sheet);
    if (score > bestScore) {
      best = index;
      bestScore = score;
    }
  });
  return best === null ? null : planSheet(sheets, best);
}

/** The plan for a sheet that a person picked; null where it has no headings. */
export function planSheet(sheets: readonly Sheet[], index: number): SheetPlan | null {
  const sheet = sheets[index];
  const headerRow = sheet === undefined ? null : findHeaderRow(sheet.rows);
  if (sheet === undefined || headerRow === null) return null;
  const sample = sheet.rows.slice(headerRow + 1);
  return {
    sheet: index,
    sheetName: sheet.name,
    headerRow,
    columns: guessColumns(sheet.rows[headerRow] ?? [], sample),
    leftOut: sheets.flatMap((other, at) => (at === index ? [] : [leftOut(other)])),
  };
}

/**
 * The headings of columns that say how a family may be contacted and that nobody has looked at: nothing comes in before
 * somebody says whether they go to the notes. Those that are notes by their heading are kept in any case.
 */
export function contactColumnsOpen(
  columns: readonly ColumnGuess[],
  sampleRows: readonly Cell[][],
  confirmed: ReadonlySet<number>,
): string[] {
  return columns
    .filter(
      ({ column, heading, confidence, filled }) =>
        filled > 0 &&
        confidence !== 'sure' &&
        !confirmed.has(column) &&
        (isContactHeading(heading) || sampleRows.some((row) => isContactCell(cellAt(row, column)))),
    )
    .map(({ heading }) => heading);
}

const isContactCell = (cell: Cell): boolean => cell.kind === 'text' && saysHowToContact(cell.text);

/** Why these columns cannot be imported yet: nothing is taken while one is left. */
export function mappingProblems(fields: readonly (Field | null)[]): MappingProblem[] {
  const problems: MappingProblem[] = [];
  if (!['childName', 'firstName', 'surname', 'knownAs'].some((field) => fields.includes(field as Field))) {
    problems.push({ code: 'no_name_column', message: 'Say which column holds the child’s name.' });
  }
  if (!fields.includes('receivedOn')) {
    problems.push({
      code: 'no_received_column',
      message: 'Say which column holds the date the referral was received: it starts the wait.',
    });
  }
  for (const field of new Set(fields)) {
    if (field === null || takesMany(field) || fields.indexOf(field) === fields.lastIndexOf(field)) continue;
    problems.push({
      code: 'field_twice',
      message: `Two columns are taken for “${FIELDS[field].label}”. Choose one of them.`,
    });
  }
  return problems;
}

function headerScore(row: readonly Cell[]): number {
  const found = new Set<Field>();
  let words = 0;
  for (const cell of row) {
    if (cell.kind !== 'text') continue;
    words += 1;
    const match = fieldOfHeading(cell.text);
    if (match !== null) found.add(match.field);
  }
  const names = ['childName', 'firstName', 'surname', 'receivedOn', 'dateOfBirth'] as const;
  const central = names.filter((field) => found.has(field)).length;
  if (found.size < 2 || central === 0) return 0;
  return found.size * 10 + central * 10 + Math.min(words, 9);
}

function sheetScore(sheet: Sheet): number {
  const headerRow = findHeaderRow(sheet.rows);
  if (headerRow === null) return 0;
  const filled = sheet.rows.slice(headerRow + 1).some((row) => !isBlankRow(row));
  const closed = CLOSED_LIST.test(sheet.name) && !OPEN_LIST.test(sheet.name);
  const score =
    headerScore(sheet.rows[headerRow] ?? []) +
    (OPEN_LIST.test(sheet.name) && !/closed|ended/i.test(sheet.name) ? 25 : 0);
  return score / (sheet.hidden ? 1000 : 1) / (filled ? 1 : 100) / (closed ? 4 : 1);
}

function leftOut(sheet: Sheet): LeftOut {
  const rows = sheet.rows.filter((row) => !isBlankRow(row)).length;
  const why =
    rows === 0
      ? 'empty'
      : sheet.hidden
        ? 'hidden'
        : findHeaderRow(sheet.rows) === null
          ? 'no_headings'
          : 'other_list';
  return { name: sheet.name, rows, why };
}

/** Weighs the heading against the cells below it. */
function settle(match: HeadingMatch | null, cells: readonly Cell[]): HeadingMatch | null {
  const sample = cells.slice(0, SAMPLE_ROWS);
  const share = (test: (cell: Cell) => boolean) =>
    sample.length === 0 ? 0 : sample.filter(test).length / sample.length;
  if (match === null) return fieldOfContents(share);
  if (match.field === 'gender' && share((cell) => parseSex(cell.text) !== null) > 0.8)
    return { field: 'sex', sure: false };
  const isDate = match.field === 'dateOfBirth' || match.field === 'receivedOn';
  // 'Referral' may head dates or the names of those who referred; 'Ethnicity' headings over telephone numbers are a slip.
  if (isDate && sample.length > 0 && share((cell) => parseDate(cell).ok) < 0.2) {
    return match.ifNotDate === undefined
      ? { ...match, sure: false }
      : { field: match.ifNotDate, sure: false };
  }
  if (match.field === 'carerName' && share((cell) => looksLikePhone(cell.text)) > 0.7) {
    return { field: 'phone', sure: false };
  }
  // Red, amber and green are taken for bands 1, 2 and 3 only when somebody has looked.
  if (match.field === 'priority')
    return { ...match, sure: match.sure && share((cell) => /^[123]$/.test(cell.text)) === 1 };
  return match;
}

/** Only shapes that can hardly be anything else speak for a column whose heading says nothing. */
function fieldOfContents(share: (test: (cell: Cell) => boolean) => number): HeadingMatch | null {
  const shapes: [Field, (cell: Cell) => boolean][] = [
    ['email', (cell) => looksLikeEmail(cell.text)],
    ['postcode', (cell) => looksLikePostcode(cell.text)],
    ['phone', (cell) => /^(?:0|\+44)/.test(cell.text) && !parseDate(cell).ok && looksLikePhone(cell.text)],
    ['ethnicity', (cell) => cell.text.length > 3 && parseEthnicity(cell.text) !== null],
    ['priority', (cell) => cell.text.length > 1 && parsePriority(cell.text) !== null],
  ];
  const field = shapes.find(([, test]) => share(test) > 0.7)?.[0];
  return field === undefined ? null : { field, sure: false };
}

/** Keeps one column for each field that takes only one: the surer, then the fuller, then the first. */
function withoutRivals(guesses: ColumnGuess[]): ColumnGuess[] {
  const weight = (guess: ColumnGuess) =>
    (guess.confidence === 'sure' ? 1e7 : 0) + (saysReceived(guess) ? 1e6 : 0) + Math.min(guess.filled, 1e5);
  const separate = guesses.some((g) => g.field === 'firstName') && guesses.some((g) => g.field === 'surname');
  return guesses.map((guess): ColumnGuess => {
    const { field } = guess;
    if (field === null || takesMany(field)) return guess;
    const better = guesses.some(
      (other) =>
        other.field === field &&
        (weight(other) > weight(guess) || (weight(other) === weight(guess) && other.column < guess.column)),
    );
    // With first name and surname apart, a column 'Name' too is most often the carer's or a short form.
    const doubtful = field === 'childName' && separate && guess.confidence !== 'sure';
    return better || doubtful ? { ...guess, field: null, confidence: 'none' } : guess;
  });
}

/** Days waiting count from the day a referral was received, so that column goes before one of 'referral date'. */
function saysReceived({ field, heading }: ColumnGuess): boolean {
  return field === 'receivedOn' && /rec(?:ei|'?d)/i.test(heading);
}
