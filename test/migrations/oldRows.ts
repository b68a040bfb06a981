import { sql } from 'kysely';
import { expect } from 'vitest';
import { type Db, dialectOf, run } from '../../electron/service/store/dialect.ts';
import { migrate, schemaVersion } from '../../electron/service/store/migrate.ts';
import { MIGRATIONS } from '../../electron/service/store/migrations/migrations.ts';
import { openTestStore, type TestStore } from '../support/store.ts';

/** One id for every row of every table, so that whatever refers to whatever refers to something. */
export const OLD_ID = '01990000-0000-7000-8000-000000000001';

type Shape = { table: string; columns: { name: string; dataType: string }[] };

/** The tables a database has, apart from those of the migrations themselves. */
export async function shapesOf(db: Db): Promise<Shape[]> {
  const tables = await db.introspection.getTables();
  return tables
    .map(({ name, columns }) => ({ table: name, columns }))
    .sort((a, b) => (a.table < b.table ? -1 : 1));
}

/** One row in every table, with something in every column, as the schema is now. */
export async function fillWithOldRows(db: Db): Promise<void> {
  const isSqlite = dialectOf(db) === 'sqlite';
  await run(db, isSqlite ? 'pragma foreign_keys=off' : 'set session_replication_role = replica');
  for (const { table, columns } of await shapesOf(db)) {
    const values = columns.map(({ name, dataType }) => {
      if (/int/i.test(dataType)) return '1';
      return name === 'id' || name === 'merged_into' || name.endsWith('_id')
        ? `'${OLD_ID}'`
        : `'old ${name}'`;
    });
    await run(
      db,
      `insert into ${table} (${columns.map(({ name }) => name).join(', ')}) values (${values.join(', ')})`,
    );
  }
  await run(db, isSqlite ? 'pragma foreign_keys=on' : 'set session_replication_role = default');
}

/** Made from the records by a rule: where the rule changes, a migration makes them anew. */
const DERIVED = ['likeness_key'];

/** What lies in the tables and columns that were there before, but for what is derived from them. */
export async function contentsOf(db: Db, shapes: Shape[]): Promise<Record<string, unknown>> {
  const contents: Record<string, unknown> = {};
  for (const { table, columns } of shapes.filter((shape) => !DERIVED.includes(shape.table))) {
    const names = columns.map(({ name }) => name).sort();
    const columnNames = names.join(', ');
    const query = sql.raw(`select ${columnNames} from ${table} order by ${columnNames}`);
    contents[table] = (await query.execute(db)).rows;
  }
  return contents;
}

/**
 * A database as it was before one migration, with a row in every table, taken through that migration. Expects every
 * old row to be there as it was and every reference to lead somewhere; gives the store and what is new.
 */
export async function migrateOldRows(
  dialect: 'sqlite' | 'postgres',
  name: string,
): Promise<{ store: TestStore; newTables: string[] }> {
  const names = Object.keys(MIGRATIONS);
  const store = await openTestStore(dialect, names[names.indexOf(name) - 1] ?? null);
  const { db } = store;
  await fillWithOldRows(db);
  const shapes = await shapesOf(db);
  const before = await contentsOf(db, shapes);
  await migrate(db, name);
  expect(await schemaVersion(db)).toBe(name);
  expect(await contentsOf(db, shapes)).toEqual(before);
  if (dialect === 'sqlite') expect((await sql`pragma foreign_key_check`.execute(db)).rows).toEqual([]);
  const old = new Set(shapes.map(({ table }) => table));
  const newTables = (await shapesOf(db)).map(({ table }) => table).filter((table) => !old.has(table));
  return { store, newTables };
}
