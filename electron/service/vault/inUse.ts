import Database from 'better-sqlite3';
import { join } from 'node:path';
import { Refused } from '../refused.ts';
import type { OpenStore } from '../store/open.ts';

const holders = new Map<string, { lock: Database.Database; count: number }>();

/**
 * Holds a service's folder for this process until the store is closed, so that no second Holdfast opens the same
 * records. The lock is the operating system's, on an empty file: it ends with the process, however that ends. Refuses
 * with `in_use`.
 */
export function holdFolder(folder: string, nativeBinding: string | null): () => void {
  const path = join(folder, 'in-use');
  const held = holders.get(path) ?? { lock: takeLock(path, nativeBinding), count: 0 };
  held.count += 1;
  holders.set(path, held);
  return () => {
    held.count -= 1;
    if (held.count > 0) return;
    holders.delete(path);
    held.lock.close();
  };
}

function takeLock(path: string, nativeBinding: string | null): Database.Database {
  const lock = new Database(path, { timeout: 0, ...(nativeBinding !== null && { nativeBinding }) });
  try {
    lock.exec('begin exclusive');
    return lock;
  } catch (error) {
    lock.close();
    if (error instanceof Database.SqliteError && error.code === 'SQLITE_BUSY') throw new Refused('in_use');
    throw error;
  }
}

/** The store, letting go of its folder when it is closed. */
export function releasing(store: OpenStore, release: () => void): OpenStore {
  const close = async () => {
    await store.close();
    release();
  };
  return { ...store, close };
}
