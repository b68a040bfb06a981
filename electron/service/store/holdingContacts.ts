import type { Insertable, Selectable } from 'kysely';
import type { Db } from './dialect.ts';
import type { Tables } from './tables.ts';

/** Adds a contact of holding support. Call `refreshReferral` afterwards, in the same transaction. */
export async function insert(db: Db, row: Insertable<Tables['holding_contact']>): Promise<void> {
  await db.insertInto('holding_contact').values(row).execute();
}

/** One contact, or null. */
export async function load(db: Db, id: string): Promise<Selectable<Tables['holding_contact']> | null> {
  return (await db.selectFrom('holding_contact').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** Takes a contact back. Call `refreshReferral` afterwards, in the same transaction. */
export async function remove(db: Db, id: string): Promise<void> {
  await db.deleteFrom('holding_contact').where('id', '=', id).execute();
}
