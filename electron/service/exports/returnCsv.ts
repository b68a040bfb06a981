import type { PublishedReturn } from '../../../shared/returns/suppression.ts';
import { SIGNS } from '../../../shared/returns/definition.ts';
import { factsOf, type ReturnMeta } from './returnMeta.ts';
import { csvBytes, csvLine } from './safeText.ts';

export const RETURN_CSV_HEADER = ['section', 'row', 'column', 'value', 'suppressed'] as const;

/** The section of a CSV file that says what the file is; every other line is a figure. */
export const ABOUT = 'About this return';

/**
 * The return as a tidy CSV file, one figure a line: `value` is a number, or the sign that stands for it; `suppressed`
 * is yes where the figure is hidden. Before them, in the section ABOUT, stand the service, the period and what its
 * signs mean: there `suppressed` is empty, so that a program that keeps yes and no has the figures alone.
 */
export function returnCsv(published: PublishedReturn, meta: ReturnMeta): Uint8Array {
  const isCarried = (sign: string) =>
    published.sections.some((section) => section.cells.some((cell) => cell.text === sign));
  const about = [
    ...factsOf(published, meta).map(([name, value]) => csvLine([ABOUT, name, '', value, ''])),
    ...SIGNS.filter(({ sign }) => isCarried(sign)).map(({ sign, meaning }) =>
      csvLine([ABOUT, 'Sign', sign, meaning, '']),
    ),
  ];
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
  return csvBytes([csvLine(RETURN_CSV_HEADER), ...about, ...lines]);
}
