import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Db } from './dialect.ts';
import type { Tables } from './tables.ts';

export type ReviewRow = Selectable<Tables['review']>;

/** A course's reviews: those held by date, then the one planned. */
export async function listOfCourse(db: Db, courseId: string): Promise<ReviewRow[]> {
  return db
    .selectFrom('review')
    .selectAll()
    .where('course_id', '=', courseId)
    .orderBy((eb) => eb.fn.coalesce('held_on', eb.val('9999-12-31')))
    .orderBy('id')
    .execute();
}

/** One review, or null. */
export async function load(db: Db, id: string): Promise<ReviewRow | null> {
  return (await db.selectFrom('review').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** The review that is planned and not held yet, or null. A course has one at most. */
export async function loadPlanned(db: Db, courseId: string): Promise<ReviewRow | null> {
  const row = await db
    .selectFrom('review')
    .selectAll()
    .where('course_id', '=', courseId)
    .where('held_on', 'is', null)
    .orderBy('id')
    .executeTakeFirst();
  return row ?? null;
}

export async function insert(db: Db, review: Insertable<Tables['review']>): Promise<void> {
  await db.insertInto('review').values(review).execute();
}

export async function update(db: Db, id: string, changes: Updateable<Tables['review']>): Promise<void> {
  await db.updateTable('review').set(changes).where('id', '=', id).execute();
}

/** Takes a planned review that was never held out of the diary. */
export async function removePlanned(db: Db, courseId: string): Promise<void> {
  await db.deleteFrom('review').where('course_id', '=', courseId).where('held_on', 'is', null).execute();
}
