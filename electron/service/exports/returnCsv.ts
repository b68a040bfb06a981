import type { PublishedReturn } from '../../../shared/returns/suppression.ts';
import { csvBytes, csvLine } from './safeText.ts';

export const RETURN_CSV_HEADER = ['section', 'row', 'column', 'value', 'suppressed'] as const;

/**
 * The return as a tidy CSV file, one figure a line: `value` is a number, or the sign that stands for it; `suppressed`
 * is yes where the figure is hidden.
 */
export function returnCsv(published: PublishedReturn): Uint8Array {
  const lines = published.sections.flatMap((section) => {
    const rows = new Map(section.rows.map((row) => [row.id, row.label]));
    const columns = new Map(section.columns.map((column) => [column.id, column.label]));
    return section.cells.map((cell) =>
      csvLine([
        section.title,
        rows.get(cell.row) ?? cell.row,
        columns.get(cell.column) ?? cell.column,
        cell.value ?? cell.text,
        cell.hidden === null ? 'no' : 'yes',
      ]),
    );
  });
  return csvBytes([csvLine(RETURN_CSV_HEADER), ...lines]);
}
