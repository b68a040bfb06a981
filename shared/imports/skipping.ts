import { parseDate } from './dates.ts';
import type { Field } from './fields.ts';
import { type Cell, cellAt, isBlankRow, plainWords } from './sheet.ts';

export type SkippedAs = 'blank' | 'repeated_header' | 'total';

const TOTAL =
  /^(?:grand |sub ?|overall )?totals?(?: (?:number|no|count|of|on|in|waiting|children|referrals?|rows|list|yp|the|young|people|clients|all|for|this|year|month|week|quarter|so far)| \d+)*$|^(?:count|sum|average|mean|median)(?: (?:of|wait|days|weeks|waiting|total|children|referrals|age)| \d+)*$/;

/**
 * Why a row is passed over: blank, the headings again as on a printed page, or a total. Null where it may hold a child.
 */
export function whySkipped(
  cells: readonly Cell[],
  header: readonly Cell[],
  columns: Map<Field, number[]>,
): SkippedAs | null {
  if (isBlankRow(cells) || onlyRowNumber(cells, columns)) return 'blank';
  if (isRepeatedHeader(cells, header)) return 'repeated_header';
  return isTotal(cells, columns) ? 'total' : null;
}

/** Lists are often numbered ahead of the children: nothing but figures in columns that hold nothing of ours. */
function onlyRowNumber(cells: readonly Cell[], columns: Map<Field, number[]>): boolean {
  const ours = new Set([...columns.values()].flat());
  return cells.every(
    (cell, column) =>
      cell.kind === 'blank' || (!ours.has(column) && /^[\d.,]+$|^(?:true|false)$/i.test(cell.text)),
  );
}

function isRepeatedHeader(cells: readonly Cell[], header: readonly Cell[]): boolean {
  const filled = cells.flatMap((cell, column) => (cell.kind === 'blank' ? [] : [{ cell, column }]));
  const same = filled.filter(
    ({ cell, column }) => plainWords(cell.text) === plainWords(cellAt(header, column).text),
  );
  return same.length >= 2 && same.length * 2 > filled.length;
}

/** 'Total', 'Total waiting: 57', 'Average wait', and no date where a child would have one. */
function isTotal(cells: readonly Cell[], columns: Map<Field, number[]>): boolean {
  if (!cells.some((cell) => cell.kind === 'text' && TOTAL.test(plainWords(cell.text)))) return false;
  const dateColumns = [...(columns.get('receivedOn') ?? []), ...(columns.get('dateOfBirth') ?? [])];
  return !dateColumns.some((column) => {
    const cell = cellAt(cells, column);
    return cell.kind === 'date' || (cell.kind === 'text' && parseDate(cell).ok);
  });
}
