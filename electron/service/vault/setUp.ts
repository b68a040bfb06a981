import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Nation } from '../../../shared/calendar/bankHolidays.ts';
import type { LocalDate } from '../../../shared/dates.ts';
import { holdsOneOf, type Role } from '../../../shared/roles.ts';
import { firstWrongGroup, groupsOfKey, hintForGroup } from '../../../shared/vault/recoveryKeyText.ts';
import type { OpenVault, PendingSetUp, Service } from '../context.ts';
import { newBytes, newId } from '../ids.ts';
import { Refused } from '../refused.ts';
import * as accounts from '../store/accounts.ts';
import { migrate } from '../store/migrate.ts';
import { openStore } from '../store/open.ts';
import * as settings from '../store/settings.ts';
import { assertStrong, keyringAccount, RECOVERY } from './accountKeys.ts';
import { type Folders, hasKeyring, ownFolders } from './folders.ts';
import { holdFolder, releasing } from './inUse.ts';
import { writeKeyring } from './keyring.ts';
import {
  deriveFromPassphrase,
  deriveFromRecoveryKey,
  keyCheck,
  newParameters,
  newServiceKeys,
  unwrapKeys,
  wrapKeys,
} from './keys.ts';
import { writeRecoveryKey } from './recoveryKey.ts';
import { noteUnlock } from './unlockLog.ts';

/** The first step of set-up: everything is made and held in memory, nothing is written. Gives the recovery key. */
export async function beginSetUp(
  service: Service,
  input: { serviceName: string; nation: Nation; name: string; roles: Role[]; passphrase: string },
): Promise<{ recoveryKey: string; madeOn: LocalDate }> {
  assertNothingHere(service);
  if (!holdsOneOf(input.roles, ['administrator'])) {
    throw new Refused('setup_administrator', { fields: { roles: 'Include administrator' } });
  }
  await assertStrong(input.passphrase, [input.serviceName, input.name], 'passphrase');
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
  return { recoveryKey: writeRecoveryKey(pending.recoveryKey), madeOn: service.clock.today() };
}

/** The last step: the typed-back key must match and unwrap before anything is kept. Opens the new service. */
export async function finishSetUp(service: Service, typed: string, keptWhere: string): Promise<OpenVault> {
  const pending = service.pendingSetUp;
  if (pending === null) throw new Refused('setup_not_started');
  assertNothingHere(service);
  const shown = writeRecoveryKey(pending.recoveryKey);
  const wrong = firstWrongGroup(typed, shown);
  if (wrong !== null) {
    const [given = '', wanted = ''] = [typed, shown].map((text) => groupsOfKey(text)[wrong - 1] ?? '');
    const hint = hintForGroup(given, wanted);
    throw new Refused('recovery_mismatch', {
      parts: { group: wrong, hint },
      fields: { recoveryKeyTyped: `Group ${wrong} does not match. ${hint}` },
    });
  }
  const vault = await createService(service, ownFolders(service.config.userData), pending, keptWhere);
  service.pendingSetUp = null;
  return vault;
}

/** A service that is there is never made anew over it, also when a first set-up was left open meanwhile. */
function assertNothingHere(service: Service): void {
  if (hasKeyring(ownFolders(service.config.userData).vault)) throw new Refused('setup_exists');
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
  const path = join(folders.vault, database);
  const { nativeBinding } = config;
  const release = holdFolder(folders.vault, nativeBinding);
  const store = releasing(openStore({ path, keyHex: setUp.keys.db.toString('hex'), nativeBinding }), release);
  await migrate(store.db);
  const at = clock.now();
  await store.db.transaction().execute(async (db) => {
    const account = { id: accountId, name: setUp.name, roles: setUp.roles, practitionerId: null };
    await accounts.insert(db, { ...account, isActive: true, version: 1 }, at);
    await settings.save(db, 'serviceName', setUp.serviceName, { accountId, at });
    await settings.save(db, 'nation', setUp.nation, { accountId, at });
    await settings.save(db, 'recoveryKeyKeptWhere', recoveryKeyKeptWhere, { accountId, at });
    await noteUnlock(db, {
      accountId,
      at,
      operation: 'vault.finishSetUp',
      outcome: 'unlocked',
      detail: null,
    });
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
    openedAt: at,
    serviceName: setUp.serviceName,
    store,
    keys: setUp.keys,
    actor: { accountId, name: setUp.name, roles: setUp.roles, practitionerId: null },
    openedOutside: new Set(),
    openedConcerns: new Set(),
    isChanged: true,
  };
}
