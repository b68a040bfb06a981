import { localDate, type LocalDate } from '../../../shared/dates.ts';
import type { HeldChild } from '../../../shared/imports/namesakes.ts';
import { type Db, toCount } from './dialect.ts';
import { load as loadLikened } from './likeness.ts';
import type { Tables } from './tables.ts';

/** How many are read or written between two pauses that let other calls through. */
const READ_AT_ONCE = 1000;

const pause = () => new Promise((resolve) => setImmediate(resolve));

/** Every child held, with what tells whether a row is theirs. */
export async function heldChildren(db: Db): Promise<HeldChild[]> {
  const held = new Map<string, HeldChild>();
  for (let after = ''; ;) {
    const rows = await db
      .selectFrom('child')
      .select('id')
      .where('id', '>', after)
      .where('merged_into', 'is', null)
      .orderBy('id')
      .limit(READ_AT_ONCE)
      .execute();
    const ids = rows.map(({ id }) => id);
    for (const child of await loadLikened(db, ids)) {
      held.set(child.childId, { ...child, receivedDates: [], rowHashes: [] });
    }
    if (rows.length < READ_AT_ONCE) break;
    after = rows.at(-1)?.id ?? after;
    await pause();
  }
  for (let after = ''; ;) {
    const rows = await db
      .selectFrom('referral')
      .select(['id', 'child_id', 'received_on', 'import_row_key'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(READ_AT_ONCE)
      .execute();
    for (const row of rows) {
      const child = held.get(row.child_id);
      child?.receivedDates.push(localDate(row.received_on));
      if (row.import_row_key !== null) child?.rowHashes.push(row.import_row_key);
    }
    if (rows.length < READ_AT_ONCE) break;
    after = rows.at(-1)?.id ?? after;
    await pause();
  }
  return [...held.values()];
}

/** The rows of earlier files about which somebody has decided. */
export async function decidedRowHashes(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('import_row')
    .select('row_key')
    .where('decision', 'is not', null)
    .execute();
  return rows.map((row) => row.row_key);
}

export async function insertBatch(db: Db, batch: Tables['import_batch']): Promise<void> {
  await db.insertInto('import_batch').values(batch).execute();
}

/** Whether an import was really saved. */
export async function batchExists(db: Db, id: string): Promise<boolean> {
  const found = await db.selectFrom('import_batch').select('id').where('id', '=', id).executeTakeFirst();
  return found !== undefined;
}

export type NewImportRow = Omit<
  Tables['import_row'],
  'decision' | 'decision_reason' | 'decided_on' | 'decided_by'
> &
  Partial<Tables['import_row']>;

/** Keeps rows that did not come in, until somebody decides about them. */
export async function insertRows(db: Db, rows: readonly NewImportRow[]): Promise<void> {
  for (let at = 0; at < rows.length; at += 50) {
    const values = rows.slice(at, at + 50).map((row) => ({
      decision: null,
      decision_reason: null,
      decided_on: null,
      decided_by: null,
      ...row,
    }));
    await db.insertInto('import_row').values(values).execute();
    await pause();
  }
}

/** The undecided rows of earlier files by the hash of what they say. */
export async function openRowIds(db: Db): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom('import_row')
    .select(['id', 'row_key'])
    .where('decision', 'is', null)
    .orderBy('id')
    .execute();
  const ids = new Map<string, string[]>();
  for (const row of rows) ids.set(row.row_key, [...(ids.get(row.row_key) ?? []), row.id]);
  return ids;
}

export type Decided = { decision: string; reason: string | null; on: LocalDate; by: string };

/** Settles a row. False when somebody has settled it already. */
export async function decideRow(db: Db, id: string, decided: Decided): Promise<boolean> {
  const result = await db
    .updateTable('import_row')
    .set({
      decision: decided.decision,
      decision_reason: decided.reason,
      decided_on: decided.on,
      decided_by: decided.by,
    })
    .where('id', '=', id)
    .where('decision', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

export type ImportRow = Tables['import_row'] & { imported_on: string };

export async function loadRow(db: Db, id: string): Promise<ImportRow | null> {
  const row = await db
    .selectFrom('import_row')
    .innerJoin('import_batch', 'import_batch.id', 'import_row.batch_id')
    .selectAll('import_row')
    .select('import_batch.imported_on')
    .where('import_row.id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

/** How many rows of imported spreadsheets wait for a person's decision: children who may be missing in every count. */
export async function countOpenRows(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('import_row')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('decision', 'is', null)
    .executeTakeFirstOrThrow();
  return toCount(count);
}

/** Rows about which nobody has decided, the oldest import first, in the order of its file. */
export async function openRows(
  db: Db,
  page: { from: number; limit: number },
): Promise<{ total: number; rows: ImportRow[] }> {
  const total = await countOpenRows(db);
  const rows = await db
    .selectFrom('import_row')
    .innerJoin('import_batch', 'import_batch.id', 'import_row.batch_id')
    .selectAll('import_row')
    .select('import_batch.imported_on')
    .where('decision', 'is', null)
    .orderBy('batch_id')
    .orderBy('row_number')
    .orderBy('import_row.id')
    .limit(page.limit)
    .offset(page.from)
    .execute();
  return { total, rows };
}
