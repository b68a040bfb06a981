import writeXlsxFile, { type Cell, type Sheet } from 'write-excel-file/node';
import { SIGNS, SUPPRESSION_RULE } from '../../../shared/returns/definition.ts';
import { definitionRows } from '../../../shared/returns/definitionsText.ts';
import type {
  PublishedCell,
  PublishedReturn,
  PublishedSection,
} from '../../../shared/returns/suppression.ts';
import { factsOf, type ReturnMeta } from './returnMeta.ts';
import { xlsxText } from './safeText.ts';

type WorkbookSheet = Sheet<Buffer>;

/** The return as a workbook: what it is, a sheet for each section, and the definitions. Shown figures are numbers. */
export async function returnXlsx(published: PublishedReturn, meta: ReturnMeta): Promise<Uint8Array> {
  const sheets = [
    aboutSheet(published, meta),
    ...published.sections.map((section, index) => sectionSheet(section, index + 1)),
    definitionsSheet(published),
  ];
  return writeXlsxFile(sheets, { fontSize: 11 }).toBuffer();
}

function aboutSheet(published: PublishedReturn, meta: ReturnMeta): WorkbookSheet {
  return {
    sheet: 'About this return',
    columns: [{ width: 20 }, { width: 90 }],
    data: [
      ...factsOf(published, meta).map(([name, value]) => [text(name, true), text(value)]),
      [],
      [text('Small figures', true), text(SUPPRESSION_RULE)],
      ...SIGNS.map(({ sign, meaning }) => [text(sign, true), text(meaning)]),
    ],
  };
}

function sectionSheet(section: PublishedSection, number: number): WorkbookSheet {
  const cells = new Map(section.cells.map((cell) => [`${cell.row} ${cell.column}`, cell]));
  return {
    sheet: `${number} ${section.shortTitle}`,
    columns: [{ width: 40 }, ...section.columns.map(() => ({ width: 16 }))],
    data: [
      [text(section.title, true)],
      [{ ...text(section.definition), columnSpan: Math.max(6, section.columns.length + 1), height: 62 }],
      [],
      [text(section.rowHeading, true), ...section.columns.map(({ label }) => heading(label))],
      ...section.rows.map((row) => [
        text(row.label, row.isTotal),
        ...section.columns.map((column) => {
          const cell = cells.get(`${row.id} ${column.id}`);
          return cell === undefined ? null : figure(cell, row.isTotal || column.isTotal);
        }),
      ]),
    ],
  };
}

function definitionsSheet(published: PublishedReturn): WorkbookSheet {
  return {
    sheet: 'Definitions',
    columns: [{ width: 36 }, { width: 30 }, { width: 90 }],
    stickyRowsCount: 1,
    data: [
      [text('Section', true), text('Figure', true), text('Definition', true)],
      ...definitionRows(published.sections).map((row) => [
        text(row.section),
        text(row.figure),
        text(row.definition),
      ]),
    ],
  };
}

function figure(cell: PublishedCell, isTotal: boolean) {
  const weight = isTotal ? ({ fontWeight: 'bold' } as const) : {};
  if (cell.value !== null) return { type: Number, value: cell.value, ...weight } satisfies Cell;
  return { type: String, value: cell.text, align: 'right', ...weight } satisfies Cell;
}

function heading(label: string) {
  return { ...text(label, true), align: 'right' } satisfies Cell;
}

function text(value: string, isBold = false) {
  const weight = isBold ? ({ fontWeight: 'bold' } as const) : {};
  return { type: String, value: xlsxText(value), wrap: true, alignVertical: 'top', ...weight } satisfies Cell;
}
