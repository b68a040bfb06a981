import type { Insertable, Selectable } from 'kysely';
import type { LocalDate } from '../../../shared/dates.ts';
import type { Db } from './dialect.ts';
import type { Tables } from './tables.ts';

/** What was said of a course with a name on it, the newest first, with who recorded it. */
export async function listOfCourse(db: Db, courseId: string) {
  return db
    .selectFrom('feedback')
    .leftJoin('account', 'account.id', 'feedback.recorded_by')
    .selectAll('feedback')
    .select('account.name as by')
    .where('course_id', '=', courseId)
    .orderBy('said_on', 'desc')
    .orderBy('feedback.id', 'desc')
    .execute();
}

/** Keeps what was said with a name on it. */
export async function insert(db: Db, row: Insertable<Tables['feedback']>): Promise<void> {
  await db.insertInto('feedback').values(row).execute();
}

/** The numbers of what was said with a name on it since a day. */
export async function numbersSince(db: Db, from: LocalDate) {
  return db.selectFrom('feedback').select(['voice', 'acceptability']).where('said_on', '>', from).execute();
}

export type WithoutNameRow = Selectable<Tables['feedback_without_name']>;

/** Everything said without a name, in the order of ids that say nothing of when it came. */
export async function listWithoutName(db: Db): Promise<WithoutNameRow[]> {
  return db.selectFrom('feedback_without_name').selectAll().orderBy('id').execute();
}

/** Keeps what was said without a name. */
export async function insertWithoutName(
  db: Db,
  row: Insertable<Tables['feedback_without_name']>,
): Promise<void> {
  await db.insertInto('feedback_without_name').values(row).execute();
}

export type ChangeRow = Selectable<Tables['feedback_change']>;

/** What the service changed after what it heard, the newest first. */
export async function listChanges(db: Db): Promise<ChangeRow[]> {
  return db
    .selectFrom('feedback_change')
    .selectAll()
    .orderBy('changed_on', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** Adds what was changed. */
export async function insertChange(db: Db, row: Insertable<Tables['feedback_change']>): Promise<void> {
  await db.insertInto('feedback_change').values(row).execute();
}

/** Changes what was read at `version`. False when somebody saved it since. */
export async function saveChange(
  db: Db,
  id: string,
  version: number,
  values: Pick<ChangeRow, 'heard' | 'changed' | 'changed_on'>,
): Promise<boolean> {
  const result = await db
    .updateTable('feedback_change')
    .set({ ...values, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}
