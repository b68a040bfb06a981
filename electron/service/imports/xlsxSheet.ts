import { BLANK, type Cell } from '../../../shared/imports/sheet.ts';
import { serialToDate } from '../../../shared/imports/dates.ts';
import { dateCell, grow, numberCell, textCell } from './cells.ts';
import { MOST_COLUMNS } from './limits.ts';
import type { Pace } from './pace.ts';
import { ReadRefused } from './refused.ts';
import { attribute } from './xml.ts';
import type { ScanPart } from './xlsx.ts';

type SheetContext = { strings: Cell[]; dateStyles: boolean[]; date1904: boolean; pace: Pace };

/** Excel's own last row. A row beyond it is not Excel's. */
const LAST_ROW = 1_048_576;
const NO_CELLS: Cell[] = [];

/** The rows of one sheet, the first at 0, without blank cells at their ends. @throws ReadRefused */
export async function readSheetRows(scan: ScanPart, path: string, context: SheetContext): Promise<Cell[][]> {
  const { pace } = context;
  const rows: Cell[][] = [];
  let rowNumber = 0;
  let row: Cell[] | null = null;
  let column = 0;
  let cellTag: string | null = null;
  let value: string | null = null;
  let reading = false;
  let inAid = false;

  const open = (name: string, tag: string): void => {
    if (name === 'c' && row !== null) {
      cellTag = tag;
      value = null;
      column = columnOf(attribute(tag, 'r')) ?? column + 1;
    } else if (name === 'row') {
      const given = attribute(tag, 'r');
      rowNumber = given === null ? rowNumber + 1 : Number(given);
      if (!Number.isInteger(rowNumber) || rowNumber < 1 || rowNumber > LAST_ROW)
        throw new ReadRefused('import_damaged');
      row = [];
      column = 0;
    } else if (cellTag !== null) {
      if (name === 'v' || name === 't') reading = true;
      else if (name === 'rPh') inAid = true;
    }
  };

  const closeCell = (): void => {
    const cell = cellTag === null ? BLANK : cellOf(cellTag, value, context);
    cellTag = null;
    if (cell.kind === 'blank' || row === null) return;
    if (column > MOST_COLUMNS) throw new ReadRefused('import_too_many_columns');
    while (row.length < column - 1) row.push(BLANK);
    row[column - 1] = cell;
    pace.readCells(1);
  };

  const closeRow = (): void => {
    // Sheets often end in rows that are only coloured in: those are not rows of the list.
    if (row !== null && row.length > 0) {
      pace.readRow(Math.max(1, rowNumber - rows.length));
      while (rows.length < rowNumber - 1) rows.push(NO_CELLS);
      rows[rowNumber - 1] = row;
    }
    row = null;
  };

  const close = (name: string): void => {
    if (name === 'c') closeCell();
    else if (name === 'v' || name === 't') reading = false;
    else if (name === 'rPh') inAid = false;
    else if (name === 'row') closeRow();
  };

  const text = (piece: string): void => {
    if (reading && !inAid) value = grow(value ?? '', piece);
  };

  const found = await scan(path, { open, close, text }, () => pace.pause());
  if (!found) throw new ReadRefused('import_damaged');
  return rows;
}

function cellOf(tag: string, value: string | null, context: SheetContext): Cell {
  if (value === null || value === '') return BLANK;
  switch (attribute(tag, 't') ?? 'n') {
    case 's':
      return context.strings[Number(value)] ?? BLANK;
    case 'b':
      return textCell(value === '1' ? 'TRUE' : 'FALSE');
    case 'd':
      return dateCell(value.slice(0, 10)) ?? textCell(value);
    case 'n': {
      const number = Number(value);
      if (!Number.isFinite(number)) return textCell(value);
      const isDate = context.dateStyles[Number(attribute(tag, 's') ?? '0')] ?? false;
      const date = isDate ? serialToDate(number, context.date1904) : null;
      return date === null ? numberCell(value) : (dateCell(date) ?? numberCell(value));
    }
    default:
      return textCell(value);
  }
}

/** 1 for A, 27 for AA; null where the cell does not say. Stops counting beyond any sheet's width. */
function columnOf(reference: string | null): number | null {
  if (reference === null) return null;
  let column = 0;
  for (let at = 0; at < reference.length; at += 1) {
    const code = reference.charCodeAt(at) & ~32;
    if (code < 65 || code > 90) break;
    column = Math.min(column * 26 + code - 64, MOST_COLUMNS + 1);
  }
  return column === 0 ? null : column;
}
