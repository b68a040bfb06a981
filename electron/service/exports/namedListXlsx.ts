import writeXlsxFile, { type Cell, type Sheet } from 'write-excel-file/node';
import { CHECK_IN_OUTCOME_LABELS } from '../../../shared/checkIns/rules.ts';
import { formatDate, type LocalDate } from '../../../shared/dates.ts';
import { protocolWords } from '../../../shared/protocols/inMindWords.ts';
import type { Catalogue } from '../../../shared/protocols/serviceCatalogue.ts';
import { sourceWords } from '../../../shared/referrals/codes.ts';
import type { WaitingListStage, WaitingRow } from '../../../shared/waitingList/contract.ts';
import {
  EXPORT_COLUMN_LABELS,
  EXPORT_COLUMNS,
  EXPORT_REASON_LABELS,
  type ExportColumn,
  type ExportReason,
} from '../../../shared/waitingList/namedExport.ts';
import { PRIORITY_BAND_LABELS, STAGE_LABELS } from '../../../shared/waitingList/rules.ts';
import { xlsxText } from './safeText.ts';

export type NamedRow = Omit<WaitingRow, 'bandSuggested'> & { birthDate: LocalDate | null };

/** What the file says of itself. */
export type NamedListMeta = {
  serviceName: string;
  madeBy: string;
  madeOn: LocalDate;
  stage: WaitingListStage;
  reason: ExportReason;
  therapies: Pick<Catalogue, 'all'>;
};

/** The list as a workbook, in memory and not yet encrypted: the children with the chosen columns, and what it is. */
export async function namedListXlsx(
  rows: readonly NamedRow[],
  columns: readonly ExportColumn[],
  meta: NamedListMeta,
): Promise<Uint8Array> {
  const chosen = EXPORT_COLUMNS.filter((column) => columns.includes(column));
  const list: Sheet<Buffer> = {
    sheet: 'Waiting list',
    columns: [{ width: 32 }, ...chosen.map(() => ({ width: 20 }))],
    stickyRowsCount: 1,
    data: [
      [heading('Child'), ...chosen.map((column) => heading(EXPORT_COLUMN_LABELS[column]))],
      ...rows.map((row) => [text(row.name), ...chosen.map((column) => CELLS[column](row, meta))]),
    ],
  };
  const facts: [string, string][] = [
    ['Service', meta.serviceName],
    ['List', STAGE_LABELS[meta.stage]],
    ['Children', String(rows.length)],
    ['Made for', EXPORT_REASON_LABELS[meta.reason]],
    ['Made on', formatDate(meta.madeOn)],
    ['Made by', meta.madeBy],
    [
      'Handle with care',
      'It names children in therapy. Save no copy without a password; delete it when it is done with.',
    ],
  ];
  const about: Sheet<Buffer> = {
    sheet: 'About this file',
    columns: [{ width: 20 }, { width: 80 }],
    data: facts.map(([name, value]) => [heading(name), text(value)]),
  };
  return writeXlsxFile([list, about], { fontSize: 11 }).toBuffer();
}

const CELLS: Record<ExportColumn, (row: NamedRow, meta: NamedListMeta) => Cell> = {
  band: ({ band }) => text(band === null ? 'No band yet' : PRIORITY_BAND_LABELS[band]),
  days_waiting: ({ daysWaiting }) => number(daysWaiting),
  age: ({ age }) => number(age),
  birth_date: ({ birthDate }) => date(birthDate),
  received: ({ receivedOn }) => date(receivedOn),
  last_check_in: ({ lastContact }) =>
    lastContact === null
      ? null
      : text(`${formatDate(lastContact.on)}, ${CHECK_IN_OUTCOME_LABELS[lastContact.outcome].toLowerCase()}`),
  next_check_in: ({ nextCheckIn }) => date(nextCheckIn?.dueOn ?? null),
  holding: ({ holdingContacts }) => number(holdingContacts),
  protocol: ({ protocolInMind }, { therapies }) => text(protocolWords(protocolInMind, therapies)),
  funder: ({ funder }) => text(funder ?? 'No funder yet'),
  source: ({ source }) => text(sourceWords(source)),
  holder: ({ holder }) => text(holder ?? 'Nobody yet'),
};

const text = (value: string) =>
  ({ type: String, value: xlsxText(value), alignVertical: 'top' }) satisfies Cell;
const heading = (value: string) => ({ ...text(value), fontWeight: 'bold' }) satisfies Cell;
const number = (value: number | null): Cell => (value === null ? null : { type: Number, value });
const date = (value: LocalDate | null): Cell =>
  value === null ? null : { type: Date, value: new Date(`${value}T00:00:00Z`), format: 'dd/mm/yyyy' };
