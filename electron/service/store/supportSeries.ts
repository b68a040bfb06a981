import type { Insertable } from 'kysely';
import type { Db } from './dialect.ts';
import type { Tables } from './tables.ts';

export type SeriesRow = NonNullable<Awaited<ReturnType<typeof load>>>;

export async function insert(db: Db, row: Insertable<Tables['support_series']>): Promise<void> {
  await db.insertInto('support_series').values(row).execute();
}

/** One series, or null. */
export async function load(db: Db, id: string) {
  return (await db.selectFrom('support_series').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** A child's series, the open ones first, then the newest. */
export async function listOfChild(db: Db, childId: string) {
  const rows = await db
    .selectFrom('support_series')
    .selectAll()
    .where('child_id', '=', childId)
    .orderBy('started_on', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return [...rows.filter((row) => row.ended_on === null), ...rows.filter((row) => row.ended_on !== null)];
}

/** Ends one that was read at `version`. False when somebody saved it since. */
export async function end(db: Db, id: string, version: number, endedOn: string): Promise<boolean> {
  const result = await db
    .updateTable('support_series')
    .set({ ended_on: endedOn, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

export type DateRow = { series_id: string | null; on: string; attendance: string; note: string | null };

/** What became of every date of a child's series, oldest first, by series: contacts that were held, and absences. */
export async function datesOf(db: Db, childId: string): Promise<Map<string | null, DateRow[]>> {
  const held = await db
    .selectFrom('holding_contact')
    .select(['series_id', 'held_on as on', 'note'])
    .where('child_id', '=', childId)
    .where('series_id', 'is not', null)
    .execute();
  const absences = await db
    .selectFrom('support_absence')
    .select(['series_id', 'absent_on as on', 'attendance', 'note'])
    .where('child_id', '=', childId)
    .execute();
  const all = [...held.map((row) => ({ ...row, attendance: 'came' })), ...absences];
  return Map.groupBy(
    all.toSorted((a, b) => (a.on < b.on ? -1 : 1)),
    (row) => row.series_id,
  );
}

export async function insertAbsence(db: Db, row: Insertable<Tables['support_absence']>): Promise<void> {
  await db.insertInto('support_absence').values(row).execute();
}

/** One date that nobody came to, or null. */
export async function loadAbsence(db: Db, id: string) {
  return (await db.selectFrom('support_absence').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** Takes an absence back. */
export async function removeAbsence(db: Db, id: string): Promise<void> {
  await db.deleteFrom('support_absence').where('id', '=', id).execute();
}
