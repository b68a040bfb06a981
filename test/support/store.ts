import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect } from 'kysely';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Db, DialectName } from '../../electron/service/store/dialect.ts';
import { migrate } from '../../electron/service/store/migrate.ts';
import { openStore } from '../../electron/service/store/open.ts';
import type { Tables } from '../../electron/service/store/tables.ts';

export const DIALECTS: readonly DialectName[] = ['sqlite', 'postgres'];
export const TEST_KEY = '5a'.repeat(32);

export type TestStore = { db: Db; dialect: DialectName; path: string | null; close: () => Promise<void> };

let pglite: Promise<PGlite> | null = null;

/**
 * An empty store on one engine, migrated to the newest schema or to `upTo` (null: not at all). SQLite stores are
 * encrypted files in a folder of their own; PGlite starts once per test file and each store drops what was there.
 */
export async function openTestStore(dialect: DialectName, upTo?: string | null): Promise<TestStore> {
  const store = dialect === 'sqlite' ? openSqlite() : await openPostgres();
  if (upTo !== null) await migrate(store.db, upTo);
  return store;
}

function openSqlite(): TestStore {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-store-'));
  const path = join(folder, 'records.db');
  const { db, close } = openStore({ path, keyHex: TEST_KEY, nativeBinding: null });
  const closeAndRemove = async () => {
    await close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { db, dialect: 'sqlite', path, close: closeAndRemove };
}

async function openPostgres(): Promise<TestStore> {
  pglite ??= PGlite.create();
  const engine = await pglite;
  await engine.exec('drop schema public cascade; create schema public;');
  const db = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite: engine }) });
  return { db, dialect: 'postgres', path: null, close: async () => {} };
}
