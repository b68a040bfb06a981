import { sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { type Db, dialectOf, run } from './dialect.ts';
import { MIGRATIONS } from './migrations/migrations.ts';

/** Raised when the file was written by a newer Holdfast: it is left as it was. */
export class NewerDatabase extends Error {}

/** The name of the last migration a database has had, or null for an empty one. Throws NewerDatabase. */
export async function schemaVersion(db: Db): Promise<string | null> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((table) => table.name === 'kysely_migration')) return null;
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  if (rows.some((row) => !Object.hasOwn(MIGRATIONS, row.name))) {
    throw new NewerDatabase('This database was written by a newer version');
  }
  return rows.at(-1)?.name ?? null;
}

/** Whether anything is left to migrate. Throws NewerDatabase. */
export async function needsMigration(db: Db): Promise<boolean> {
  return (await schemaVersion(db)) !== Object.keys(MIGRATIONS).at(-1);
}

/**
 * Brings a database to the newest schema, or to `upTo`, in one transaction: wholly old or wholly new. Throws
 * NewerDatabase when it has had a migration this Holdfast does not know.
 */
export async function migrate(db: Db, upTo?: string): Promise<void> {
  await schemaVersion(db);
  const isSqlite = dialectOf(db) === 'sqlite';
  if (isSqlite) await run(db, 'pragma foreign_keys=off');
  const names = Object.keys(MIGRATIONS);
  const wanted = upTo === undefined ? names : names.slice(0, names.indexOf(upTo) + 1);
  const chosen = Object.fromEntries(wanted.map((name) => [name, MIGRATIONS[name] as Migration]));
  const { error } = await migrator(db, chosen).migrateToLatest();
  if (isSqlite) await run(db, 'pragma foreign_keys=on');
  if (error !== undefined) throw error;
}

function migrator(db: Db, migrations: Record<string, Migration>): Migrator {
  return new Migrator({ db, provider: { getMigrations: async () => migrations } });
}
