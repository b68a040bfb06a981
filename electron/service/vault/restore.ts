import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Opening } from '../../../shared/vault/contract.ts';
import type { OpenVault, Service } from '../context.ts';
import { newId } from '../ids.ts';
import { Refused } from '../refused.ts';
import { NewerDatabase } from '../store/migrate.ts';
import { DatabaseUnreadable, isDamage, type OpenStore } from '../store/open.ts';
import { openKeys, readKeyringOrRefuse } from './accountKeys.ts';
import { BackupFailed, copyFromBackup, makeBackup, readManifest } from './backups.ts';
import { copyFlushed, flushFolder, writeAtomically } from './files.ts';
import { type Folders, hasKeyring, keyringPath, ownFolders } from './folders.ts';
import { readKeyring, writeKeyring } from './keyring.ts';
import { KeyringDamaged, type ServiceKeys } from './keys.ts';
import { followVault, openDatabase, openVault } from './unlock.ts';

/**
 * Restores a backup and opens it. The backup is checked and copied beside the current database under a new name;
 * replacing the keyring is the one step that makes it current, so a kill leaves the old service whole. What it replaces
 * is backed up first, and the database that was current stays where it is, with its keyring beside it: nobody's work is
 * thrown away by a restore.
 */
export async function restore(service: Service, source: string, opening: Opening): Promise<OpenVault> {
  const { nativeBinding, userData } = service.config;
  const folders = ownFolders(userData);
  if (readManifest(source) === null) throw new Refused('backup_not_found');
  const backupKeyring = readKeyringOrRefuse(source);
  const { keys, keyring: renewed } = await openKeys(service, folders.vault, backupKeyring, opening);
  mkdirSync(folders.vault, { recursive: true });
  const id = newId();
  const database = `records-${id}.db`;
  const target = join(folders.vault, database);
  try {
    await copyFromBackup(source, target, keys.db.toString('hex'), nativeBinding);
  } catch (error) {
    rmSync(target, { force: true });
    if (error instanceof NewerDatabase) throw new Refused('newer_backup');
    if (error instanceof BackupFailed || error instanceof DatabaseUnreadable) {
      throw new Refused('backup_damaged');
    }
    throw error;
  }
  const before = hasKeyring(folders.vault) ? readFileSync(keyringPath(folders.vault)) : null;
  if (before !== null) {
    await backUpWhatIsThere(service, folders, keys).catch((error: unknown) => {
      rmSync(target, { force: true });
      throw error;
    });
    copyFlushed(keyringPath(folders.vault), join(folders.vault, `keyring-before-${id}.json`));
    flushFolder(folders.vault);
  }
  const keyring = { ...renewed, database };
  writeKeyring(folders.vault, keyring);
  try {
    const vault = await openVault(service, folders, keyring, keys, opening);
    await followVault(vault);
    return vault;
  } catch (error) {
    // A restore that ends in a refusal leaves the service as it was.
    if (before === null) rmSync(keyringPath(folders.vault), { force: true });
    else writeAtomically(keyringPath(folders.vault), before);
    throw error;
  }
}

/**
 * A backup of the records that a restore replaces. Left out where none can be made, since a restore is also the cure for
 * records that are damaged: these, those of another service, and those of a newer Holdfast are only kept aside.
 */
async function backUpWhatIsThere(service: Service, folders: Folders, keys: ServiceKeys): Promise<void> {
  let store: OpenStore | null = null;
  try {
    store = openDatabase(service, folders.vault, readKeyring(folders.vault).database, keys);
    await makeBackup({
      store,
      vaultFolder: folders.vault,
      backupsFolder: folders.backups,
      keyHex: keys.db.toString('hex'),
      nativeBinding: service.config.nativeBinding,
      now: service.clock.now(),
      reason: 'restore',
    });
  } catch (error) {
    if (!cannotBeBackedUp(error)) throw error;
  } finally {
    await store?.close();
  }
}

function cannotBeBackedUp(error: unknown): boolean {
  if (error instanceof Refused) return error.code === 'damaged_database';
  return (
    error instanceof KeyringDamaged ||
    error instanceof NewerDatabase ||
    error instanceof BackupFailed ||
    isDamage(error)
  );
}

/** The folder of a backup: one of this computer's by name, or the one around a file somebody chose. */
export function backupFolder(
  service: Service,
  place: { from: 'here'; folder: string } | { from: 'file'; path: string },
): string {
  if (place.from === 'here') return join(ownFolders(service.config.userData).backups, place.folder);
  return existsSync(keyringPath(place.path)) ? place.path : dirname(place.path);
}
