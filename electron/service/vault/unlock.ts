import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { mayHoldNotesKey } from '../../../shared/accounts/rules.ts';
import type { Opening } from '../../../shared/vault/contract.ts';
import type { OpenVault, Service } from '../context.ts';
import { Refused } from '../refused.ts';
import * as accounts from '../store/accounts.ts';
import { refreshOpen } from '../store/derived.ts';
import { migrate, needsMigration, NewerDatabase } from '../store/migrate.ts';
import { DatabaseUnreadable, hasPlainHeader, openStore, type OpenStore } from '../store/open.ts';
import * as settings from '../store/settings.ts';
import { openKeys, readKeyringOrRefuse } from './accountKeys.ts';
import { makeBackup } from './backups.ts';
import { clearFailedUnlocks, readFailedUnlocks } from './failedUnlocks.ts';
import { type Folders, ownFolders } from './folders.ts';
import { holdFolder, releasing } from './inUse.ts';
import { type Keyring, writeKeyring } from './keyring.ts';
import { followDatabase } from './keyringFollows.ts';
import type { ServiceKeys } from './keys.ts';
import { noteUnlock } from './unlockLog.ts';

/** Unlocks the service of this computer. */
export async function unlock(service: Service, opening: Opening): Promise<OpenVault> {
  const folders = ownFolders(service.config.userData);
  const keyring = readKeyringOrRefuse(folders.vault);
  const { keys, keyring: renewed } = await openKeys(service, folders.vault, keyring, opening);
  const vault = await openVault(service, folders, renewed, keys, opening);
  if (renewed !== keyring) writeKeyring(folders.vault, renewed);
  await followVault(vault);
  return vault;
}

/**
 * Opens the database a keyring names, brings it up to date after a backup, and writes the unlock with the failed
 * ones before it into the log. Refuses with `damaged_database`, `newer_database` or `account_inactive`.
 */
export async function openVault(
  service: Service,
  folders: Folders,
  keyring: Keyring,
  keys: ServiceKeys,
  opening: Opening,
): Promise<OpenVault> {
  const store = openDatabase(service, folders.vault, keyring.database, keys);
  try {
    await bringUpToDate(service, folders, store, keys);
    const account = await accounts.load(store.db, opening.accountId);
    if (account === null || !account.isActive) throw new Refused('account_inactive');
    const at = service.clock.now();
    await store.db.transaction().execute(async (db) => {
      const operation = 'vault.unlock';
      for (const failed of readFailedUnlocks(folders.vault)) {
        await noteUnlock(db, { ...failed, operation, outcome: 'failed_unlock', detail: null });
      }
      const detail = { with: opening.with };
      await noteUnlock(db, { accountId: account.id, at, operation, outcome: 'unlocked', detail });
    });
    clearFailedUnlocks(folders.vault);
    const { id: accountId, name, roles, practitionerId } = account;
    return {
      folder: folders.vault,
      backupsFolder: folders.backups,
      isExample: false,
      openedAt: at,
      serviceName: keyring.serviceName,
      store,
      keys: mayHoldNotesKey(roles) ? keys : { ...keys, notes: null },
      actor: { accountId, name, roles, practitionerId },
      openedOutside: new Set(),
      openedConcerns: new Set(),
      // What was saved before a lock had no backup: the next close makes one.
      isChanged: true,
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Mends a key file that an earlier save left behind its database. A file that cannot be written now waits. */
export async function followVault(vault: OpenVault): Promise<void> {
  const { store, folder } = vault;
  const { serviceName } = await settings.load(store.db);
  vault.serviceName = serviceName;
  try {
    followDatabase(folder, await accounts.list(store.db), serviceName);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
  }
}

/** Opens a database file that must be there and be encrypted. Refuses with `damaged_database` or `in_use`. */
export function openDatabase(service: Service, folder: string, name: string, keys: ServiceKeys): OpenStore {
  const path = join(folder, name);
  if (!existsSync(path) || hasPlainHeader(path)) throw new Refused('damaged_database');
  const { nativeBinding } = service.config;
  const release = holdFolder(folder, nativeBinding);
  try {
    const keyHex = keys.db.toString('hex');
    return releasing(openStore({ path, keyHex, nativeBinding, mustExist: true }), release);
  } catch (error) {
    release();
    if (error instanceof DatabaseUnreadable) throw new Refused('damaged_database');
    throw error;
  }
}

async function bringUpToDate(
  service: Service,
  folders: Folders,
  store: OpenStore,
  keys: ServiceKeys,
): Promise<void> {
  try {
    if (!(await needsMigration(store.db))) return;
    await makeBackup({
      store,
      vaultFolder: folders.vault,
      backupsFolder: folders.backups,
      keyHex: keys.db.toString('hex'),
      nativeBinding: service.config.nativeBinding,
      now: service.clock.now(),
      reason: 'migration',
    });
    await migrate(store.db);
    // What a new version asks of records that were there already is due from this opening on, not from their next save.
    await store.db.transaction().execute(async (db) => {
      await refreshOpen(db, service.clock.today(), await settings.load(db));
    });
  } catch (error) {
    if (error instanceof NewerDatabase) throw new Refused('newer_database');
    throw error;
  }
}
