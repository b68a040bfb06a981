import { decideAccountChange, mayHoldNotesKey, readNotes } from '../../../shared/accounts/rules.ts';
import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import type { Role } from '../../../shared/roles.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import * as accounts from '../store/accounts.ts';
import * as lists from '../store/serviceLists.ts';
import { assertStrong, keyringAccount, refusedBeside } from '../vault/accountKeys.ts';
import { type KeyringAccount, readKeyring } from '../vault/keyring.ts';
import { followDatabase } from '../vault/keyringFollows.ts';
import { deriveFromPassphrase, newParameters, passesKeyCheck, type ServiceKeys } from '../vault/keys.ts';

// Deriving a key takes half a second, so it is done before the write transaction (`prepare`). The key file is replaced
// after it: an account without a wrap cannot sign in and can be finished; a wrap without an account opens nothing.

export async function list(ctx: Ctx): Promise<OutputOf<'accounts.list'>> {
  return { accounts: await everyone(ctx) };
}

async function everyone(ctx: Ctx): Promise<OutputOf<'accounts.list'>['accounts']> {
  const keyring = readKeyring(ctx.vault.folder);
  return (await accounts.list(ctx.db)).map((account) => {
    const entry = keyring.accounts.find((one) => one.accountId === account.id);
    return {
      ...account,
      canSignIn: account.isActive && entry !== undefined,
      holdsNotesKey: account.isActive && (entry?.wraps.notes ?? null) !== null,
    };
  });
}

export const add = {
  prepare: async (ctx: Ctx, input: ParsedInputOf<'account.add'>): Promise<KeyringAccount> => {
    await assertNameFree(ctx, input.name);
    await assertPractitioner(ctx, input.practitionerId);
    return newWraps(ctx, { id: ctx.newId(), name: input.name, roles: input.roles }, input.passphrase);
  },
  run: async (
    ctx: Ctx,
    input: ParsedInputOf<'account.add'>,
    wraps: KeyringAccount,
  ): Promise<OutputOf<'account.add'>> => {
    await assertNameFree(ctx, input.name);
    const { name, roles, practitionerId } = input;
    const account = { id: wraps.accountId, name, roles, practitionerId, isActive: true, version: 1 };
    await accounts.insert(ctx.db, account, ctx.now);
    ctx.auditDetail({ accountId: account.id, roles });
    await afterwards(ctx, wraps);
    return { accountId: account.id, version: 1 };
  },
};

export const finish = {
  prepare: async (ctx: Ctx, input: ParsedInputOf<'account.finish'>): Promise<KeyringAccount> => {
    const account = await loadActive(ctx, input.accountId);
    if (entryOf(ctx, account.id) !== undefined) throw new Refused('account_finished');
    return newWraps(ctx, account, input.passphrase);
  },
  run: async (
    ctx: Ctx,
    input: ParsedInputOf<'account.finish'>,
    wraps: KeyringAccount,
  ): Promise<OutputOf<'account.finish'>> => {
    await loadActive(ctx, input.accountId);
    await afterwards(ctx, wraps);
    return { accountId: input.accountId };
  },
};

export const changeRoles = {
  prepare: async (ctx: Ctx, input: ParsedInputOf<'account.changeRoles'>): Promise<KeyringAccount | null> => {
    await assertPractitioner(ctx, input.practitionerId);
    const account = await loadActive(ctx, input.accountId);
    const entry = entryOf(ctx, account.id);
    const isGivenNotes = readNotes(input.roles) && entry !== undefined && entry.wraps.notes === null;
    if (!isGivenNotes) return null;
    const keys = keysFor(ctx, input.roles);
    if (input.passphrase === null || input.passphrase === '') {
      const message = 'They type their own passphrase here, so that the notes key can be locked with it';
      throw new Refused('passphrase_needed', { fields: { passphrase: message } });
    }
    const kek = await openedBy(input.passphrase, entry);
    return keyringAccount(account.id, account.name, kek, entry.kdf, keys);
  },
  run: async (
    ctx: Ctx,
    input: ParsedInputOf<'account.changeRoles'>,
    wraps: KeyringAccount | null,
  ): Promise<OutputOf<'account.changeRoles'>> => {
    const { accountId, version, roles, practitionerId } = input;
    const account = await loadActive(ctx, accountId);
    await assertMayChange(ctx, accountId, roles);
    if (!(await accounts.save(ctx.db, { ...account, version, roles, practitionerId }))) {
      throw new Refused('conflict', { detail: { theirs: account } });
    }
    ctx.auditDetail({ from: account.roles, to: roles });
    await afterwards(ctx, wraps, () => {
      const { vault } = ctx;
      if (vault.actor.accountId !== accountId) return;
      vault.actor = { ...vault.actor, roles, practitionerId };
      if (!mayHoldNotesKey(roles)) vault.keys = { ...vault.keys, notes: null };
    });
    return { accountId, version: version + 1 };
  },
};

/** Closes the account of somebody who leaves: their wraps go. The keys stay as they are (docs/security.md, limits). */
export async function close(
  ctx: Ctx,
  input: ParsedInputOf<'account.close'>,
): Promise<OutputOf<'account.close'>> {
  const { accountId, version } = input;
  if (accountId === ctx.actor.accountId) throw new Refused('own_account');
  const account = await loadActive(ctx, accountId);
  await assertMayChange(ctx, accountId, null);
  if (!(await accounts.save(ctx.db, { ...account, version, isActive: false }))) {
    throw new Refused('conflict', { detail: { theirs: account } });
  }
  await afterwards(ctx, null);
  return { accountId, version: version + 1 };
}

export const changePassphrase = {
  prepare: async (ctx: Ctx, input: ParsedInputOf<'account.changePassphrase'>): Promise<KeyringAccount> => {
    if (ctx.vault.isExample) throw new Refused('not_in_example');
    const { accountId, name } = ctx.actor;
    const entry = entryOf(ctx, accountId);
    if (entry === undefined) throw new Refused('account_inactive');
    await openedBy(input.passphrase, entry);
    return wrapsUnder(ctx, { id: accountId, name }, input.newPassphrase, 'newPassphrase', ctx.vault.keys);
  },
  run: async (
    ctx: Ctx,
    _input: ParsedInputOf<'account.changePassphrase'>,
    wraps: KeyringAccount,
  ): Promise<OutputOf<'account.changePassphrase'>> => {
    await afterwards(ctx, wraps);
    return {};
  },
};

/** Once the rows are safe: the key file, then whatever the open session must know. */
async function afterwards(
  ctx: Ctx,
  wraps: KeyringAccount | null,
  andThen: () => void = () => {},
): Promise<void> {
  const all = await accounts.list(ctx.db);
  ctx.afterCommit(() => {
    andThen();
    followDatabase(ctx.vault.folder, all, ctx.vault.serviceName, wraps);
  });
}

async function newWraps(
  ctx: Ctx,
  account: { id: string; name: string; roles: readonly Role[] },
  passphrase: string,
): Promise<KeyringAccount> {
  return wrapsUnder(ctx, account, passphrase, 'passphrase', keysFor(ctx, account.roles));
}

async function wrapsUnder(
  ctx: Ctx,
  account: { id: string; name: string },
  passphrase: string,
  field: string,
  keys: ServiceKeys,
): Promise<KeyringAccount> {
  await assertStrong(passphrase, [ctx.vault.serviceName, account.name], field);
  const kdf = newParameters();
  return keyringAccount(account.id, account.name, await deriveFromPassphrase(passphrase, kdf), kdf, keys);
}

/** The keys that go with these roles. Only an account that holds the notes key itself can give it. */
function keysFor(ctx: Ctx, roles: readonly Role[]): ServiceKeys {
  const { keys } = ctx.vault;
  if (!readNotes(roles)) return { db: keys.db, notes: null };
  if (keys.notes === null) throw new Refused('notes_key_needed');
  return keys;
}

async function openedBy(passphrase: string, entry: KeyringAccount): Promise<Buffer> {
  const kek = await deriveFromPassphrase(passphrase, entry.kdf);
  if (passesKeyCheck(kek, entry.keyCheck)) return kek;
  throw refusedBeside('present_passphrase_wrong', 'passphrase');
}

async function assertMayChange(ctx: Ctx, accountId: string, roles: readonly Role[] | null): Promise<void> {
  const decided = decideAccountChange(await everyone(ctx), accountId, roles);
  if (!decided.ok) throw new Refused(decided.code);
}

async function assertNameFree(ctx: Ctx, name: string): Promise<void> {
  const all = await accounts.list(ctx.db);
  const same = (other: string) => other.toLowerCase() === name.toLowerCase();
  if (!all.some((account) => account.isActive && same(account.name))) return;
  throw new Refused('account_name_taken', {
    fields: { name: 'Somebody already signs in with this name. Add an initial or a surname.' },
  });
}

async function assertPractitioner(ctx: Ctx, practitionerId: string | null): Promise<void> {
  if (practitionerId === null) return;
  const all = await lists.practitioners(ctx.db);
  if (all.some((one) => one.id === practitionerId)) return;
  throw new Refused('bad_input', { fields: { practitionerId: 'Choose somebody from the list' } });
}

async function loadActive(ctx: Ctx, accountId: string): Promise<accounts.Account> {
  const account = await accounts.load(ctx.db, accountId);
  if (account === null) throw new Refused('not_found');
  if (!account.isActive) throw new Refused('account_inactive');
  return account;
}

function entryOf(ctx: Ctx, accountId: string): KeyringAccount | undefined {
  return readKeyring(ctx.vault.folder).accounts.find((entry) => entry.accountId === accountId);
}
