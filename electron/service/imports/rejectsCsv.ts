import type { Mapping } from '../../../shared/imports/columns.ts';
import type { CheckedRow } from '../../../shared/imports/rules.ts';
import { type Sheet, cellAt } from '../../../shared/imports/sheet.ts';

/** A cell that begins so is taken for a sum by spreadsheet programs. */
const FORMULA = /^[=+\-@\t\r\n]/;

/**
 * The rejected rows as a CSV file for Excel: their row numbers, what is wrong and what to do, then the cells as they came, so
 * that the file can be mended and imported itself. No cell can become a formula.
 */
export function rejectsCsv(sheet: Sheet, mapping: Mapping, rows: readonly CheckedRow[]): string {
  const header = sheet.rows[mapping.headerRow] ?? [];
  const rejected = rows.filter((row) => row.state === 'rejected');
  const width = rejected.reduce(
    (widest, row) => Math.max(widest, sheet.rows[row.rowNumber - 1]?.length ?? 0),
    header.length,
  );
  const columns = Array.from({ length: width }, (_, column) => column);
  const lines = [
    ['Row in the file', 'Reason', ...columns.map((column) => cellAt(header, column).text)],
    ...rejected.map((row) => [
      String(row.rowNumber),
      row.reasons.map((reason) => `${reason.column}: ${reason.message} ${reason.advice}`).join(' '),
      ...columns.map((column) => cellAt(sheet.rows[row.rowNumber - 1], column).text),
    ]),
  ];
  return `\ufeff${lines.map((line) => line.map(csvField).join(',')).join('\r\n')}\r\n`;
}

function csvField(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n;\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
