import { addMonths, addYears, type LocalDate, partsOf } from '../../../shared/dates.ts';
import type { Field } from '../../../shared/imports/fields.ts';
import { ago, type World } from './world.ts';

const IMPORTED_AGO = 9;

/** The spreadsheet that was brought in nine days ago. Its children say so on their referral. */
export function addImport(world: World): { id: string; importedOn: LocalDate } {
  const batch = { id: world.newId(), importedOn: ago(world, IMPORTED_AGO) };
  world.rows.import_batch.push({
    id: batch.id,
    file_hash: 'e'.repeat(64),
    imported_on: batch.importedOn,
    made_by: world.accountId,
    counts: JSON.stringify({
      rows: 4,
      imported: 2,
      newChildren: 2,
      duplicates: 1,
      rejected: 1,
      warnings: 0,
      skipped: 1,
    }),
  });
  return batch;
}

/** Two of its rows still wait for somebody to decide: one without a date, one that may be a child held already. */
export function addRowsToDecide(world: World, batchId: string): void {
  const { rows, newId, today } = world;
  const held = rows.child.find(({ name }) => name === 'Ines Protham');
  const row = {
    batch_id: batchId,
    decision: null,
    decision_reason: null,
    decided_on: null,
    decided_by: null,
  };
  rows.import_row.push(
    {
      ...row,
      id: newId(),
      row_number: 9,
      row_key: 'a'.repeat(64),
      state: 'rejected',
      reasons: JSON.stringify([
        'No received date. Write the date the referral was received: it starts the wait.',
      ]),
      cells: keptCells([
        ['Name', 'childName', 'Corin Exampleby'],
        ['DOB', 'dateOfBirth', written(addYears(addMonths(today, -5), -13))],
        ['From', 'source', 'GP'],
      ]),
      matches_child_id: null,
    },
    {
      ...row,
      id: newId(),
      row_number: 14,
      row_key: 'b'.repeat(64),
      state: 'set_aside',
      reasons: JSON.stringify([
        'Perhaps the same child as a child already in Holdfast. Nobody has said yet.',
      ]),
      cells: keptCells([
        ['Name', 'childName', 'Ines Protham'],
        ['Ref in', 'receivedOn', written(ago(world, 16))],
        ['From', 'source', 'Testbridge School'],
      ]),
      matches_child_id: held?.id ?? null,
    },
  );
}

function keptCells(cells: readonly (readonly [heading: string, field: Field, text: string])[]): string {
  return JSON.stringify({
    date1904: false,
    cells: cells.map(([heading, field, text]) => ({ heading, field, cell: { kind: 'text', text } })),
  });
}

/** As a person types a date into a sheet. */
function written(date: LocalDate): string {
  const { year, month, day } = partsOf(date);
  return `${String(day).padStart(2, '0')}/${String(month).padStart(2, '0')}/${year}`;
}
