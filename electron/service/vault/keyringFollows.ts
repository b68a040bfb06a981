import { isDeepStrictEqual } from 'node:util';
import { mayHoldNotesKey } from '../../../shared/accounts/rules.ts';
import { Refused } from '../refused.ts';
import type { Account } from '../store/accounts.ts';
import { type Keyring, type KeyringAccount, readKeyring, writeKeyring } from './keyring.ts';

/**
 * What the key file should hold, given the accounts of the database: a closed or unknown account has no wrap, one
 * whose roles may not hold the notes key has none, and names are those of the database. It only ever takes away: nobody
 * can be given a key here.
 */
export function inLineWith(keyring: Keyring, accounts: readonly Account[], serviceName: string): Keyring {
  const kept = keyring.accounts.flatMap((entry) => {
    const account = accounts.find((one) => one.id === entry.accountId);
    if (account === undefined || !account.isActive) return [];
    const notes = mayHoldNotesKey(account.roles) ? entry.wraps.notes : null;
    return [{ ...entry, signInName: account.name, wraps: { ...entry.wraps, notes } }];
  });
  return { ...keyring, serviceName, accounts: kept };
}

/**
 * Brings the key file in line with the database, and puts `wraps` in the place of that account's old ones. Called once
 * the database is safe, and again at every unlock, so that a kill in between is mended by the next one. Throws
 * Refused when the file cannot be written: it is then as it was.
 */
export function followDatabase(
  folder: string,
  accounts: readonly Account[],
  serviceName: string,
  wraps: KeyringAccount | null = null,
): void {
  const keyring = readKeyring(folder);
  const others = keyring.accounts.filter((entry) => entry.accountId !== wraps?.accountId);
  const entries = wraps === null ? keyring.accounts : [...others, wraps];
  const next = inLineWith({ ...keyring, accounts: entries }, accounts, serviceName);
  if (isDeepStrictEqual(next, keyring)) return;
  try {
    writeKeyring(folder, next);
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) throw new Refused('keyring_not_written');
    throw error;
  }
}
