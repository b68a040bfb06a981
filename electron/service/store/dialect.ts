import { type Kysely, SqliteAdapter, sql } from 'kysely';
import type { Tables } from './tables.ts';

export type Db = Kysely<Tables>;
export type DialectName = 'sqlite' | 'postgres';

/** Which engine a handle speaks to; only store/ and its migrations may ask. */
export function dialectOf(db: Db): DialectName {
  return db.getExecutor().adapter instanceof SqliteAdapter ? 'sqlite' : 'postgres';
}

/**
 * Creates a table from column lines that both engines understand. SQLite tables are STRICT; PostgreSQL text columns
 * get the `C` collation, so that both sort alike.
 */
export async function createTable(db: Db, name: string, columns: string): Promise<void> {
  const isSqlite = dialectOf(db) === 'sqlite';
  const body = isSqlite ? columns : columns.replace(/\btext\b/g, 'text collate "C"');
  await sql.raw(`create table ${name} (${body})${isSqlite ? ' strict' : ''}`).execute(db);
}

/** Adds text columns that may be empty to a table there is. PostgreSQL gives them the `C` collation, as above. */
export async function addTextColumns(db: Db, table: string, columns: readonly string[]): Promise<void> {
  const type = dialectOf(db) === 'sqlite' ? 'text' : 'text collate "C"';
  await run(db, ...columns.map((column) => `alter table ${table} add column ${column} ${type}`));
}

/** What work would give, were it done: nothing of it is kept. */
export async function asIf<T>(db: Db, work: (db: Db) => Promise<T>): Promise<T> {
  let given: { value: T } | null = null;
  const notKept = new Error('Not to be kept');
  await db
    .transaction()
    .execute(async (tried) => {
      given = { value: await work(tried) };
      throw notKept;
    })
    .catch((error: unknown) => {
      if (error !== notKept) throw error;
    });
  if (given === null) throw notKept;
  return (given as { value: T }).value;
}

/** Runs statements that read alike on both engines. */
export async function run(db: Db, ...statements: string[]): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

/**
 * Has the engine count anew what leads it to the covering indexes, after many rows came in at once: without it a return
 * took three times as long until the first close. A part of the transaction it is called in.
 */
export async function keepStatistics(db: Db): Promise<void> {
  await run(db, dialectOf(db) === 'sqlite' ? 'pragma optimize=0x10002' : 'analyze');
}

/** A count that is a number on both engines (PostgreSQL gives bigint as text). */
export function toCount(value: unknown): number {
  return Number(value);
}
