import type { Role } from '../../shared/roles.ts';
import { newBytes } from '../../electron/service/ids.ts';
import { newParameters, wrapKeys } from '../../electron/service/vault/keys.ts';
import { type KeyringAccount, readKeyring, writeKeyring } from '../../electron/service/vault/keyring.ts';
import type { TestService } from './service.ts';

/** A key file beside a test service, in which the signed-in account can unlock (with a passphrase nobody knows). */
export function giveKeyring(held: TestService): void {
  const { folder, serviceName } = held.vault;
  writeKeyring(folder, {
    format: 1,
    serviceName,
    database: 'records-00000000-0000-7000-8000-000000000000.db',
    accounts: [entryOf(held)],
    recovery: {
      salt: 'test',
      keyCheck: 'test',
      wraps: wrapKeys(newBytes(32), 'recovery', held.vault.keys),
    },
  });
}

/** Signs in as somebody new, who is in the key file too and holds the notes key when a role of theirs reads notes. */
export async function becomeWithKeys(held: TestService, roles: readonly Role[]) {
  const actor = await held.become(roles);
  const { folder } = held.vault;
  const keyring = readKeyring(folder);
  writeKeyring(folder, { ...keyring, accounts: [...keyring.accounts, entryOf(held)] });
  return actor;
}

function entryOf(held: TestService): KeyringAccount {
  const { actor, keys } = held.vault;
  return {
    accountId: actor.accountId,
    signInName: actor.name,
    kdf: newParameters(),
    keyCheck: 'nobody',
    wraps: wrapKeys(newBytes(32), actor.accountId, keys),
  };
}
