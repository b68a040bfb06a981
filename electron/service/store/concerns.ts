import type { Insertable, Selectable } from 'kysely';
import type { LocalDate } from '../../../shared/dates.ts';
import { londonDateOf } from '../../../shared/instants.ts';
import type { Db } from './dialect.ts';
import type { Tables } from './tables.ts';

export type ConcernRow = Selectable<Tables['concern']>;

const withRecorder = (db: Db) =>
  db
    .selectFrom('concern')
    .leftJoin('account', 'account.id', 'concern.recorded_by')
    .selectAll('concern')
    .select('account.name as recorder');

/** One concern with who recorded it, or null. */
export async function load(db: Db, id: string) {
  return (await withRecorder(db).where('concern.id', '=', id).executeTakeFirst()) ?? null;
}

/** The concerns about a child, the newest first. */
export async function listOfChild(db: Db, childId: string) {
  return withRecorder(db)
    .where('concern.child_id', '=', childId)
    .orderBy('concern.known_at', 'desc')
    .orderBy('concern.id', 'desc')
    .execute();
}

/** Concerns that nobody has completed, longest known first: all, or those one account recorded. */
export async function listOpen(db: Db, recordedBy: string | 'all') {
  let rows = db
    .selectFrom('concern')
    .innerJoin('child', 'child.id', 'concern.child_id')
    .leftJoin('account', 'account.id', 'concern.recorded_by')
    .selectAll('concern')
    .select(['child.name', 'child.birth_date', 'account.name as recorder'])
    .where('concern.completed_at', 'is', null)
    .orderBy('concern.known_at')
    .orderBy('concern.id');
  if (recordedBy !== 'all') rows = rows.where('concern.recorded_by', '=', recordedBy);
  return rows.execute();
}

/** Of these children those with a concern that is open, and since when one is on record. */
export async function openSince(db: Db, childIds: readonly string[]): Promise<Map<string, LocalDate>> {
  if (childIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('concern')
    .select(['child_id', 'recorded_at'])
    .where('completed_at', 'is', null)
    .where('child_id', 'in', childIds)
    .orderBy('recorded_at', 'desc')
    .execute();
  return new Map(rows.map((row) => [row.child_id, londonDateOf(row.recorded_at)]));
}

/** Adds a concern. Its words are added with `addWords`. */
export async function insert(db: Db, row: Insertable<Tables['concern']>): Promise<void> {
  await db.insertInto('concern').values(row).execute();
}

/** Saves a concern that was read at `version`. False when somebody saved it since. */
export async function save(
  db: Db,
  id: string,
  version: number,
  changed: Pick<ConcernRow, 'known_at' | 'danger' | 'completed_by' | 'completed_at'>,
): Promise<boolean> {
  const result = await db
    .updateTable('concern')
    .set({ ...changed, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

/** Lets go of a check-in that was taken back: its concerns stand, and say so. Gives how many there are. */
export async function letGoOf(db: Db, checkInId: string): Promise<number> {
  const result = await db
    .updateTable('concern')
    .set({ check_in_id: null, check_in_taken_back: 1 })
    .where('check_in_id', '=', checkInId)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** Lets go of a disclosure that was taken back. */
export async function letGoOfEvent(db: Db, eventId: string): Promise<void> {
  await db.updateTable('concern').set({ event_id: null }).where('event_id', '=', eventId).execute();
}

/** Names the check-in in which a concern came up, where none is named. */
export async function setCheckIn(db: Db, id: string, checkInId: string): Promise<void> {
  await db
    .updateTable('concern')
    .set({ check_in_id: checkInId, check_in_taken_back: null })
    .where('id', '=', id)
    .where('check_in_id', 'is', null)
    .execute();
}

/** Keeps the sealed words of one version; those of the versions before stay. */
export async function addWords(db: Db, row: Insertable<Tables['concern_words']>): Promise<void> {
  await db.insertInto('concern_words').values(row).execute();
}

/** Every version of a concern's words with who wrote it, the newest first. */
export async function wordsOf(db: Db, concernId: string) {
  return db
    .selectFrom('concern_words')
    .leftJoin('account', 'account.id', 'concern_words.written_by')
    .selectAll('concern_words')
    .select('account.name as writer')
    .where('concern_id', '=', concernId)
    .orderBy('concern_words.version', 'desc')
    .execute();
}
