import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Opening } from '../../../shared/vault/contract.ts';
import type { OpenVault, Service } from '../context.ts';
import { newId } from '../ids.ts';
import { Refused } from '../refused.ts';
import { DatabaseUnreadable } from '../store/open.ts';
import { openKeys, readKeyringOrRefuse } from './accountKeys.ts';
import { BackupFailed, copyFromBackup, readManifest } from './backups.ts';
import { flushFolder, writeAtomically } from './files.ts';
import { hasKeyring, keyringPath, ownFolders } from './folders.ts';
import { writeKeyring } from './keyring.ts';
import { followVault, openVault } from './unlock.ts';

/**
 * Restores a backup and opens it. The backup is checked and copied beside the current database under a new name;
 * replacing the keyring is the one step that makes it current, so a kill leaves the old service whole. The database
 * that was current stays where it is, and its keyring beside it: nobody's work is thrown away by a restore.
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
    if (error instanceof BackupFailed || error instanceof DatabaseUnreadable) {
      throw new Refused('backup_damaged');
    }
    throw error;
  }
  const before = hasKeyring(folders.vault) ? readFileSync(keyringPath(folders.vault)) : null;
  if (before !== null) {
    copyFileSync(keyringPath(folders.vault), join(folders.vault, `keyring-before-${id}.json`));
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

/** The folder of a backup: one of this computer's by name, or the one around a file somebody chose. */
export function backupFolder(
  service: Service,
  place: { from: 'here'; folder: string } | { from: 'file'; path: string },
): string {
  if (place.from === 'here') return join(ownFolders(service.config.userData).backups, place.folder);
  return existsSync(keyringPath(place.path)) ? place.path : dirname(place.path);
}
