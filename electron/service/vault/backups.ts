import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import * as z from 'zod';
import type { OpenVault, Service } from '../context.ts';
import { type AuditHead, auditHeads } from '../store/audit.ts';
import { schemaVersion } from '../store/migrate.ts';
import { hasPlainHeader, openStore, type OpenStore } from '../store/open.ts';
import { copyFlushed, flushFile, flushFolder, writeAtomically } from './files.ts';
import { keyringPath } from './folders.ts';

const Manifest = z.strictObject({
  format: z.literal(1),
  madeAt: z.string(),
  reason: z.enum(['close', 'migration', 'restore', 'asked']),
  sha256: z.string(),
  schema: z.string().nullable(),
  counts: z.record(z.string(), z.int()),
  auditHeads: z.array(z.strictObject({ accountId: z.string(), seq: z.int(), hash: z.string() })),
});
export type BackupReason = z.infer<typeof Manifest>['reason'];
export type Backup = { folder: string; madeAt: string; reason: BackupReason; bytes: number };

/** Kept for now: the newest of these. The fuller rhythm (days and months) comes later. */
const KEEP = 10;
const DATABASE = 'records.db';
const MANIFEST = 'manifest.json';

/** Raised when a copy is not equal to what it was made from. It is thrown away, never listed. */
export class BackupFailed extends Error {}

/** What a database holds, so that a copy can be compared with it: rows per table, schema, ends of the audit chains. */
export async function contentsOf(
  store: OpenStore,
): Promise<{ schema: string | null; counts: Record<string, number>; auditHeads: AuditHead[] }> {
  const schema = await schemaVersion(store.db);
  return {
    schema,
    counts: countRows(store.raw),
    auditHeads: schema === null ? [] : await auditHeads(store.db),
  };
}

function countRows(raw: Database): Record<string, number> {
  const tables = raw
    .prepare(`select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name`)
    .pluck()
    .all() as string[];
  return Object.fromEntries(
    tables.map((table) => [table, raw.prepare(`select count(*) from "${table}"`).pluck().get() as number]),
  );
}

/**
 * Makes a verified backup: `VACUUM INTO` under the same key, the copy reopened, its integrity checked and its
 * contents compared with the original, and only then renamed into place with its manifest and keyring. A killed
 * backup leaves a `.part` folder, which is never listed.
 */
export async function makeBackup(options: {
  store: OpenStore;
  vaultFolder: string;
  backupsFolder: string;
  keyHex: string;
  nativeBinding: string | null;
  now: string;
  reason: BackupReason;
}): Promise<Backup> {
  const { store, vaultFolder, backupsFolder, keyHex, nativeBinding, now, reason } = options;
  mkdirSync(backupsFolder, { recursive: true });
  const name = `${now.slice(0, 19).replace(/[:T]/g, '-')}-${now.slice(20, 23)}-${reason}`;
  const partial = join(backupsFolder, `${name}.part`);
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial);
  const copyPath = join(partial, DATABASE);
  try {
    const original = await contentsOf(store);
    store.raw.prepare('vacuum into ?').run(copyPath);
    await verifyCopy(copyPath, keyHex, nativeBinding, original);
    flushFile(copyPath);
    copyFlushed(keyringPath(vaultFolder), keyringPath(partial));
    const sha256 = sha256Of(copyPath);
    writeAtomically(
      join(partial, MANIFEST),
      `${JSON.stringify({ format: 1, madeAt: now, reason, sha256, ...original }, null, 2)}\n`,
    );
    const folder = join(backupsFolder, name);
    renameSync(partial, folder);
    flushFolder(backupsFolder);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    throw error;
  }
  const made = listBackups(backupsFolder);
  // The oldest may be the one that is being restored: it stays until the next backup.
  for (const old of reason === 'restore' ? [] : made.slice(KEEP))
    rmSync(join(backupsFolder, old.folder), { recursive: true, force: true });
  const backup = made.find((one) => one.folder === name);
  if (backup === undefined) throw new BackupFailed('The backup is not where it was put');
  return backup;
}

async function verifyCopy(
  path: string,
  keyHex: string,
  nativeBinding: string | null,
  original: Awaited<ReturnType<typeof contentsOf>>,
): Promise<void> {
  if (hasPlainHeader(path)) throw new BackupFailed('The copy is not encrypted');
  const copy = openStore({ path, keyHex, nativeBinding, mustExist: true });
  try {
    const integrity = copy.raw.pragma('integrity_check', { simple: true });
    const contents = await contentsOf(copy);
    if (integrity !== 'ok' || JSON.stringify(contents) !== JSON.stringify(original)) {
      throw new BackupFailed('The copy is not equal to the original');
    }
    copy.raw.pragma('wal_checkpoint(TRUNCATE)');
    copy.raw.pragma('journal_mode=DELETE');
  } finally {
    await copy.close();
  }
}

/** A backup of an open service; gives when it was made. Null for the example, which is invented anew each time. */
export async function backUp(
  service: Service,
  vault: OpenVault,
  reason: 'close' | 'asked',
): Promise<string | null> {
  if (vault.isExample) return null;
  const backup = await makeBackup({
    store: vault.store,
    vaultFolder: vault.folder,
    backupsFolder: vault.backupsFolder,
    keyHex: vault.keys.db.toString('hex'),
    nativeBinding: service.config.nativeBinding,
    now: service.clock.now(),
    reason,
  });
  vault.isChanged = false;
  return backup.madeAt;
}

/** The backups that are whole, newest first. */
export function listBackups(backupsFolder: string): Backup[] {
  if (!existsSync(backupsFolder)) return [];
  return readdirSync(backupsFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.endsWith('.part'))
    .flatMap((entry) => {
      const manifest = readManifest(join(backupsFolder, entry.name));
      if (manifest === null) return [];
      const bytes = statSync(join(backupsFolder, entry.name, DATABASE)).size;
      return [{ folder: entry.name, madeAt: manifest.madeAt, reason: manifest.reason, bytes }];
    })
    .sort((a, b) => (a.madeAt < b.madeAt ? 1 : -1));
}

/** The manifest of one backup, or null when it is not whole. */
export function readManifest(folder: string): z.infer<typeof Manifest> | null {
  try {
    const manifest = Manifest.parse(JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8')));
    return existsSync(join(folder, DATABASE)) && existsSync(keyringPath(folder)) ? manifest : null;
  } catch {
    return null;
  }
}

/**
 * Checks a backup against its own manifest and copies its database to `target`. Throws BackupFailed when a byte
 * differs from what was verified on the day it was made, and NewerDatabase when a newer Holdfast made it.
 */
export async function copyFromBackup(
  folder: string,
  target: string,
  keyHex: string,
  nativeBinding: string | null,
): Promise<void> {
  const manifest = readManifest(folder);
  const source = join(folder, DATABASE);
  if (manifest === null || sha256Of(source) !== manifest.sha256)
    throw new BackupFailed('The backup is not whole');
  copyFlushed(source, target);
  const { schema, counts, auditHeads: heads } = manifest;
  await verifyCopy(target, keyHex, nativeBinding, { schema, counts, auditHeads: heads });
}

function sha256Of(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}
