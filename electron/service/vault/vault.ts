import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Nation } from '../../../shared/calendar/bankHolidays.ts';
import { NEEDED_STRENGTH, type Opening } from '../../../shared/vault/contract.ts';
import { CLINICAL_ROLES, holdsOneOf, type Role } from '../../../shared/roles.ts';
import type { Config, OpenVault, PendingSetUp, Service } from '../context.ts';
import { newBytes, newId } from '../ids.ts';
import { Refused } from '../refused.ts';
import * as accounts from '../store/accounts.ts';
import { appendAudit } from '../store/audit.ts';
import { migrate, needsMigration, NewerDatabase } from '../store/migrate.ts';
import { DatabaseUnreadable, hasPlainHeader, openStore, type OpenStore } from '../store/open.ts';
import * as settings from '../store/settings.ts';
import { BackupFailed, copyFromBackup, listBackups, makeBackup, readManifest } from './backups.ts';
import { clearFailedUnlocks, noteFailedUnlock, readFailedUnlocks } from './failedUnlocks.ts';
import { hasKeyring, type Keyring, type KeyringAccount, readKeyring, writeKeyring } from './keyring.ts';
import {
  deriveFromPassphrase,
  deriveFromRecoveryKey,
  keyCheck,
  KeyringDamaged,
  newParameters,
  newServiceKeys,
  passesKeyCheck,
  type ServiceKeys,
  unwrapKeys,
  wrapKeys,
} from './keys.ts';
import { strengthOf } from './passphrase.ts';
import { firstWrongGroup, readRecoveryKey, writeRecoveryKey } from './recoveryKey.ts';

export type Folders = { vault: string; backups: string };

/** Where a person's own service lies. */
export const ownFolders = (config: Config): Folders => ({
  vault: join(config.userData, 'service'),
  backups: join(config.userData, 'backups'),
});

const RECOVERY = 'recovery';

/** The first step of set-up: everything is made and held in memory, nothing is written. Gives the recovery key. */
export async function beginSetUp(
  service: Service,
  input: { serviceName: string; nation: Nation; name: string; roles: Role[]; passphrase: string },
): Promise<{ recoveryKey: string }> {
  if (hasKeyring(ownFolders(service.config).vault)) throw new Refused('setup_exists');
  if (!holdsOneOf(input.roles, ['administrator'])) {
    throw new Refused('setup_administrator', { fields: { roles: 'Include administrator' } });
  }
  if (!holdsOneOf(input.roles, CLINICAL_ROLES)) {
    throw new Refused('setup_clinical_role', {
      fields: { roles: 'Include manager, therapist or safeguarding lead' },
    });
  }
  assertStrong(input.passphrase, [input.serviceName, input.name], 'passphrase');
  const kdf = newParameters();
  const { passphrase, ...rest } = input;
  const pending: PendingSetUp = {
    ...rest,
    kdf,
    kek: await deriveFromPassphrase(passphrase, kdf),
    keys: newServiceKeys(),
    recoveryKey: newBytes(32),
  };
  service.pendingSetUp = pending;
  return { recoveryKey: writeRecoveryKey(pending.recoveryKey) };
}

/** The last step: the typed-back key must match and unwrap before anything is kept. Opens the new service. */
export async function finishSetUp(service: Service, typed: string, keptWhere: string): Promise<OpenVault> {
  const pending = service.pendingSetUp;
  if (pending === null) throw new Refused('setup_not_started');
  const wrong = firstWrongGroup(typed, writeRecoveryKey(pending.recoveryKey));
  if (wrong !== null) {
    const message = `Group ${wrong} does not match. Look for letters that look alike.`;
    throw new Refused('recovery_mismatch', {
      parts: { group: wrong },
      fields: { recoveryKeyTyped: message },
    });
  }
  const vault = await createService(service, ownFolders(service.config), pending, keptWhere);
  service.pendingSetUp = null;
  return vault;
}

/** Makes a service on disk: the encrypted database first, the keyring last, so that a kill leaves nothing half made. */
export async function createService(
  service: Service,
  folders: Folders,
  setUp: PendingSetUp,
  recoveryKeyKeptWhere: string,
): Promise<OpenVault> {
  const { config, clock } = service;
  mkdirSync(folders.vault, { recursive: true });
  const accountId = newId();
  const database = `records-${newId()}.db`;
  const store = open(config, join(folders.vault, database), setUp.keys.db, false);
  await migrate(store.db);
  const at = clock.now();
  await store.db.transaction().execute(async (db) => {
    const account = { id: accountId, name: setUp.name, roles: setUp.roles, practitionerId: null };
    await accounts.insert(db, { ...account, isActive: true, version: 1 }, at);
    await settings.save(db, 'serviceName', setUp.serviceName, { accountId, at });
    await settings.save(db, 'nation', setUp.nation, { accountId, at });
    await settings.save(db, 'recoveryKeyKeptWhere', recoveryKeyKeptWhere, { accountId, at });
    await audit(db, accountId, at, 'vault.finishSetUp', 'unlocked');
  });
  const salt = newBytes(16).toString('base64url');
  const recoveryKek = deriveFromRecoveryKey(setUp.recoveryKey, salt);
  const recovery = {
    salt,
    keyCheck: keyCheck(recoveryKek),
    wraps: wrapKeys(recoveryKek, RECOVERY, setUp.keys),
  };
  unwrapKeys(deriveFromRecoveryKey(setUp.recoveryKey, salt), RECOVERY, recovery.wraps);
  writeKeyring(folders.vault, {
    format: 1,
    serviceName: setUp.serviceName,
    database,
    accounts: [keyringAccount(accountId, setUp.name, setUp.kek, setUp.kdf, setUp.keys)],
    recovery,
  });
  return {
    folder: folders.vault,
    backupsFolder: folders.backups,
    isExample: false,
    serviceName: setUp.serviceName,
    store,
    keys: setUp.keys,
    actor: { accountId, name: setUp.name, roles: setUp.roles, practitionerId: null },
    openedOutside: new Set(),
    isChanged: true,
  };
}

/** One account's entry in the keyring. */
export function keyringAccount(
  accountId: string,
  signInName: string,
  kek: Buffer,
  kdf: KeyringAccount['kdf'],
  keys: ServiceKeys,
): KeyringAccount {
  return { accountId, signInName, kdf, keyCheck: keyCheck(kek), wraps: wrapKeys(kek, accountId, keys) };
}

/** Unlocks the service of this computer. */
export async function unlock(service: Service, opening: Opening): Promise<OpenVault> {
  const folders = ownFolders(service.config);
  const keyring = readOrRefuse(folders.vault);
  const { keys, keyring: renewed } = await openKeys(service, folders, keyring, opening);
  const vault = await openVault(service, folders, renewed, keys, opening);
  if (renewed !== keyring) writeKeyring(folders.vault, renewed);
  return vault;
}

/**
 * Restores a backup and opens it. The backup is checked and copied beside the current database under a new name;
 * replacing the keyring is the one step that makes it current, so a kill leaves the old service whole.
 */
export async function restore(service: Service, source: string, opening: Opening): Promise<OpenVault> {
  const { config } = service;
  const folders = ownFolders(config);
  if (readManifest(source) === null) throw new Refused('backup_not_found');
  const backupKeyring = readOrRefuse(source);
  const { keys, keyring: renewed } = await openKeys(service, folders, backupKeyring, opening);
  mkdirSync(folders.vault, { recursive: true });
  const database = `records-${newId()}.db`;
  const target = join(folders.vault, database);
  try {
    await copyFromBackup(source, target, keys.db.toString('hex'), config.nativeBinding);
  } catch (error) {
    rmSync(target, { force: true });
    if (error instanceof BackupFailed || error instanceof DatabaseUnreadable)
      throw new Refused('backup_damaged');
    throw error;
  }
  const keyring = { ...renewed, database };
  writeKeyring(folders.vault, keyring);
  return openVault(service, folders, keyring, keys, opening);
}

/** The folder of a backup: one of this computer's by name, or the one around a file somebody chose. */
export function backupFolder(
  service: Service,
  place: { from: 'here'; folder: string } | { from: 'file'; path: string },
): string {
  const folders = ownFolders(service.config);
  if (place.from === 'here') return join(folders.backups, place.folder);
  return readManifest(place.path) === null ? dirname(place.path) : place.path;
}

/** What the unlock screen may show before anybody has unlocked: names to sign in with, and backups by date. */
export function status(service: Service) {
  const folders = ownFolders(service.config);
  const backups = listBackups(folders.backups);
  if (!hasKeyring(folders.vault)) {
    return { state: 'new' as const, serviceName: null, accounts: [], backups };
  }
  try {
    const keyring = readKeyring(folders.vault);
    const signIns = keyring.accounts.map(({ accountId, signInName }) => ({ accountId, signInName }));
    return { state: 'locked' as const, serviceName: keyring.serviceName, accounts: signIns, backups };
  } catch (error) {
    if (!(error instanceof KeyringDamaged)) throw error;
    return { state: 'damaged_keyring' as const, serviceName: null, accounts: [], backups };
  }
}

/** Makes a backup of an open service. Does nothing in the example, which is invented anew each time. */
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

/** Refuses a passphrase that is too easy to guess, beside its own field. */
export function assertStrong(passphrase: string, ownWords: string[], field: string): void {
  if (strengthOf(passphrase, ownWords) >= NEEDED_STRENGTH) return;
  const message = 'Too easy to guess. Try four or five unrelated words.';
  throw new Refused('weak_passphrase', { fields: { [field]: message } });
}

function readOrRefuse(folder: string): Keyring {
  try {
    return readKeyring(folder);
  } catch (error) {
    if (error instanceof KeyringDamaged) throw new Refused('damaged_keyring');
    throw error;
  }
}

async function openKeys(
  service: Service,
  folders: Folders,
  keyring: Keyring,
  opening: Opening,
): Promise<{ keys: ServiceKeys; keyring: Keyring }> {
  const account = keyring.accounts.find((one) => one.accountId === opening.accountId);
  if (account === undefined) throw new Refused('account_inactive');
  try {
    if (opening.with === 'passphrase') {
      const kek = await deriveFromPassphrase(opening.passphrase, account.kdf);
      if (!passesKeyCheck(kek, account.keyCheck)) {
        if (existsSync(folders.vault)) {
          noteFailedUnlock(folders.vault, { at: service.clock.now(), accountId: account.accountId });
        }
        throw new Refused('wrong_passphrase', {
          fields: { passphrase: 'That passphrase does not open this account' },
        });
      }
      return { keys: unwrapKeys(kek, account.accountId, account.wraps), keyring };
    }
    return await openWithRecoveryKey(keyring, account, opening);
  } catch (error) {
    if (error instanceof KeyringDamaged) throw new Refused('damaged_keyring');
    throw error;
  }
}

async function openWithRecoveryKey(
  keyring: Keyring,
  account: KeyringAccount,
  opening: Extract<Opening, { with: 'recovery_key' }>,
): Promise<{ keys: ServiceKeys; keyring: Keyring }> {
  const recoveryKey = readRecoveryKey(opening.recoveryKey);
  if (recoveryKey === null) throw new Refused('recovery_unreadable');
  const recoveryKek = deriveFromRecoveryKey(recoveryKey, keyring.recovery.salt);
  if (!passesKeyCheck(recoveryKek, keyring.recovery.keyCheck)) throw new Refused('recovery_wrong');
  const all = unwrapKeys(recoveryKek, RECOVERY, keyring.recovery.wraps);
  assertStrong(opening.newPassphrase, [keyring.serviceName, account.signInName], 'newPassphrase');
  // The account gets back what it had: the recovery key renews a passphrase, it does not widen a role.
  const keys = { db: all.db, notes: account.wraps.notes === null ? null : all.notes };
  const kdf = newParameters();
  const kek = await deriveFromPassphrase(opening.newPassphrase, kdf);
  const renewed = keyringAccount(account.accountId, account.signInName, kek, kdf, keys);
  const others = keyring.accounts.map((one) => (one.accountId === account.accountId ? renewed : one));
  return { keys, keyring: { ...keyring, accounts: others } };
}

async function openVault(
  service: Service,
  folders: Folders,
  keyring: Keyring,
  keys: ServiceKeys,
  opening: Opening,
): Promise<OpenVault> {
  const { config, clock } = service;
  const path = join(folders.vault, keyring.database);
  if (!existsSync(path) || hasPlainHeader(path)) throw new Refused('damaged_database');
  let store: OpenStore;
  try {
    store = open(config, path, keys.db, true);
  } catch (error) {
    if (error instanceof DatabaseUnreadable) throw new Refused('damaged_database');
    throw error;
  }
  try {
    await bringUpToDate(service, folders, store, keys);
    const account = await accounts.load(store.db, opening.accountId);
    if (account === null || !account.isActive) throw new Refused('account_inactive');
    const at = clock.now();
    await store.db.transaction().execute(async (db) => {
      for (const entry of readFailedUnlocks(folders.vault)) {
        await audit(db, entry.accountId, entry.at, 'vault.unlock', 'failed_unlock');
      }
      await audit(db, account.id, at, 'vault.unlock', 'unlocked', { with: opening.with });
    });
    clearFailedUnlocks(folders.vault);
    return {
      folder: folders.vault,
      backupsFolder: folders.backups,
      isExample: false,
      serviceName: keyring.serviceName,
      store,
      keys,
      actor: {
        accountId: account.id,
        name: account.name,
        roles: account.roles,
        practitionerId: account.practitionerId,
      },
      openedOutside: new Set(),
      isChanged: false,
    };
  } catch (error) {
    await store.close();
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
  } catch (error) {
    if (error instanceof NewerDatabase) throw new Refused('newer_database');
    throw error;
  }
}

function open(config: Config, path: string, key: Buffer, mustExist: boolean): OpenStore {
  return openStore({ path, keyHex: key.toString('hex'), nativeBinding: config.nativeBinding, mustExist });
}

async function audit(
  db: OpenStore['db'],
  accountId: string,
  at: string,
  operation: string,
  outcome: 'unlocked' | 'failed_unlock',
  detail: unknown = null,
): Promise<void> {
  const entry = {
    id: newId(),
    accountId,
    at,
    operation,
    outcome,
    subject: null,
    detail,
    requestId: null,
    result: null,
  };
  await appendAudit(db, entry);
}
