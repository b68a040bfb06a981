import type { LocalDate } from '../dates.ts';

/** One cell as the file has it. `text` is what a person would read; a date is written dd/mm/yyyy. */
export type Cell =
  | { kind: 'blank'; text: '' }
  | { kind: 'text'; text: string }
  | { kind: 'number'; text: string }
  | { kind: 'date'; text: string; date: LocalDate };

/** The cells of a sheet. `rows[0]` is row 1 of the file, also where it is empty; rows end at their last filled cell. */
export type Sheet = {
  /** Empty for a CSV file, which has only one. */
  name: string;
  hidden: boolean;
  /** Whether the workbook counts its days from 1904, as old Macs did. */
  date1904: boolean;
  rows: Cell[][];
};

/** `fileName` is the last part of the path. It can hold a name, so it is kept out of logs. */
export type SheetFile = { fileName: string; sheets: Sheet[] };

export const BLANK: Cell = { kind: 'blank', text: '' };

/** The cell in a column, counted from 0; blank beyond the end of the row. */
export function cellAt(row: readonly Cell[] | undefined, column: number): Cell {
  return row?.[column] ?? BLANK;
}

export function isBlankRow(row: readonly Cell[] | undefined): boolean {
  return (row ?? []).every((cell) => cell.kind === 'blank');
}

/** Words compared without case, accents, punctuation or doubled spaces: 'D.O.B.' and 'Parent/carer' become 'd o b', 'parent carer'. */
export function plainWords(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’ʼ`´‘]/g, '')
    .replace(/&/g, ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
