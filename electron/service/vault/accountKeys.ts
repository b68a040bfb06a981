import { existsSync } from 'node:fs';
import { refusalMessage } from '../../../shared/refusals.ts';
import type { Opening } from '../../../shared/vault/contract.ts';
import { NEEDED_STRENGTH } from '../../../shared/vault/strength.ts';
import type { Service } from '../context.ts';
import { Refused } from '../refused.ts';
import { noteFailedUnlock } from './failedUnlocks.ts';
import { type Keyring, type KeyringAccount, readKeyring } from './keyring.ts';
import {
  deriveFromPassphrase,
  deriveFromRecoveryKey,
  keyCheck,
  KeyringDamaged,
  newParameters,
  passesKeyCheck,
  type ServiceKeys,
  unwrapKeys,
  wrapKeys,
} from './keys.ts';
import { strengthOf } from './passphrase.ts';
import { readRecoveryKey } from './recoveryKey.ts';

/** The holder of the wraps that the recovery key opens; every other holder is an account id. */
export const RECOVERY = 'recovery';

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

/** Refuses a passphrase that is too easy to guess, beside its own field. */
export async function assertStrong(passphrase: string, ownWords: string[], field: string): Promise<void> {
  if ((await strengthOf(passphrase, ownWords)) >= NEEDED_STRENGTH) return;
  throw refusedBeside('weak_passphrase', field);
}

/** The keyring of a vault or backup folder. Refuses with `damaged_keyring`. */
export function readKeyringOrRefuse(folder: string): Keyring {
  try {
    return readKeyring(folder);
  } catch (error) {
    if (error instanceof KeyringDamaged) throw new Refused('damaged_keyring');
    throw error;
  }
}

/**
 * The service's keys, opened by one account's passphrase or by the recovery key; with the recovery key the keyring
 * given back has a new passphrase for that account. A wrong passphrase is noted in `vaultFolder` for the audit log.
 */
export async function openKeys(
  service: Service,
  vaultFolder: string,
  keyring: Keyring,
  opening: Opening,
): Promise<{ keys: ServiceKeys; keyring: Keyring }> {
  const account = keyring.accounts.find((one) => one.accountId === opening.accountId);
  if (account === undefined) throw new Refused('account_inactive');
  try {
    if (opening.with === 'recovery_key') return await openWithRecoveryKey(keyring, account, opening);
    const kek = await deriveFromPassphrase(opening.passphrase, account.kdf);
    if (!passesKeyCheck(kek, account.keyCheck)) {
      if (existsSync(vaultFolder)) {
        noteFailedUnlock(vaultFolder, { at: service.clock.now(), accountId: account.accountId });
      }
      throw refusedBeside('wrong_passphrase', 'passphrase');
    }
    return { keys: unwrapKeys(kek, account.accountId, account.wraps), keyring };
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
  if (recoveryKey === null) throw refusedBeside('recovery_unreadable', 'recoveryKey');
  const recoveryKek = deriveFromRecoveryKey(recoveryKey, keyring.recovery.salt);
  if (!passesKeyCheck(recoveryKek, keyring.recovery.keyCheck)) {
    throw refusedBeside('recovery_wrong', 'recoveryKey');
  }
  const all = unwrapKeys(recoveryKek, RECOVERY, keyring.recovery.wraps);
  await assertStrong(opening.newPassphrase, [keyring.serviceName, account.signInName], 'newPassphrase');
  // The account gets back what it had: the recovery key renews a passphrase, it does not widen a role.
  const keys = { db: all.db, notes: account.wraps.notes === null ? null : all.notes };
  const kdf = newParameters();
  const kek = await deriveFromPassphrase(opening.newPassphrase, kdf);
  const renewed = keyringAccount(account.accountId, account.signInName, kek, kdf, keys);
  const others = keyring.accounts.map((one) => (one.accountId === account.accountId ? renewed : one));
  return { keys, keyring: { ...keyring, accounts: others } };
}

/** A refusal whose sentence stands beside the field it is about. */
export function refusedBeside(
  code:
    | 'wrong_passphrase'
    | 'present_passphrase_wrong'
    | 'weak_passphrase'
    | 'recovery_unreadable'
    | 'recovery_wrong',
  field: string,
): Refused {
  return new Refused(code, { fields: { [field]: refusalMessage(code) } });
}
