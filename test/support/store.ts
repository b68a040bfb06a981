import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Db, DialectName } from '../../electron/service/store/dialect.ts';
import { migrate } from '../../electron/service/store/migrate.ts';
import { openStore, type OpenStore } from '../../electron/service/store/open.ts';
import { openPostgres } from './postgres.ts';

export const DIALECTS: readonly DialectName[] = ['sqlite', 'postgres'];
export const TEST_KEY = '5a'.repeat(32);

export type TestStore = { db: Db; dialect: DialectName; path: string | null; close: () => Promise<void> };

/** The file as it is once migrated: made by the first store of a worker, begun with by its others. */
let migratedFile: Buffer | null = null;

/**
 * An empty store on one engine, migrated to the newest schema or to `upTo` (null: not at all). SQLite stores are
 * encrypted files in a folder of their own; PGlite starts once per worker and each store drops what was there.
 */
export async function openTestStore(dialect: DialectName, upTo?: string | null): Promise<TestStore> {
  if (dialect === 'postgres') {
    return { db: await openPostgres(upTo), dialect, path: null, close: async () => {} };
  }
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-store-'));
  const path = join(folder, 'records.db');
  const { db, close } = await openSqlite(path, upTo);
  const closeAndRemove = async () => {
    await close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { db, dialect, path, close: closeAndRemove };
}

async function openSqlite(path: string, upTo?: string | null): Promise<OpenStore> {
  const isNewest = upTo === undefined;
  if (isNewest && migratedFile !== null) writeFileSync(path, migratedFile);
  const store = openStore({ path, keyHex: TEST_KEY, nativeBinding: null });
  if (upTo === null || (isNewest && migratedFile !== null)) return store;
  await migrate(store.db, upTo);
  if (isNewest) {
    store.raw.pragma('wal_checkpoint(truncate)');
    migratedFile = readFileSync(path);
  }
  return store;
}
