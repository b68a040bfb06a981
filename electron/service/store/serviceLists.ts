import type { Db } from './dialect.ts';

/** Everybody who holds sessions, by name. */
export async function practitioners(db: Db) {
  const rows = await db.selectFrom('practitioner').selectAll().orderBy('name').orderBy('id').execute();
  return rows.map((row) => ({ id: row.id, name: row.name, jobTitle: row.job_title, isActive: row.is_active === 1 }));
}

/** Every room, by name. */
export async function rooms(db: Db) {
  const rows = await db.selectFrom('room').selectAll().orderBy('name').orderBy('id').execute();
  return rows.map((row) => ({ id: row.id, name: row.name, isActive: row.is_active === 1 }));
}

/** Every funder, by name. */
export async function funders(db: Db) {
  const rows = await db.selectFrom('funder').selectAll().orderBy('name').orderBy('id').execute();
  return rows.map((row) => ({ id: row.id, name: row.name, isActive: row.is_active === 1 }));
}
