import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Service } from '../../../electron/service/context.ts';
import { dispatch } from '../../../electron/service/dispatch.ts';
import { newId } from '../../../electron/service/ids.ts';
import { readKeyring, writeKeyring } from '../../../electron/service/vault/keyring.ts';
import { ownFolders } from '../../../electron/service/vault/folders.ts';
import type { InputOf, OperationName, OutputOf } from '../../../shared/contract.ts';
import { contract } from '../../../shared/contract.ts';
import { localDate } from '../../../shared/dates.ts';
import { derivePassphrasesQuickly } from '../../support/quickPassphrases.ts';
import { newRequestId } from '../../support/service.ts';

const MINE = 'marmalade pelican under seven bridges';
const THEIRS = 'quiet lanterns over the wet harbour';
const NEXT = 'seventeen teapots beside the old canal';

derivePassphrasesQuickly();

describe('an account from its first day to its last, with a real key file', () => {
  let userData: string;
  let service: Service;
  beforeEach(async () => {
    userData = mkdtempSync(join(tmpdir(), 'holdfast-accounts-'));
    service = newService(userData);
    await setUpAs(['administrator', 'manager']);
  });
  afterEach(async () => {
    await service.vault?.store.close();
    rmSync(userData, { recursive: true, force: true });
  });

  async function call<Name extends OperationName>(name: Name, input: InputOf<Name>) {
    const requestId = contract[name].kind === 'command' ? newRequestId() : null;
    return dispatch(service, { name, input, requestId });
  }
  async function ok<Name extends OperationName>(name: Name, input: InputOf<Name>): Promise<OutputOf<Name>> {
    const reply = await call(name, input);
    if (!reply.ok) throw new Error(`${name}: ${reply.code} ${JSON.stringify(reply.fields ?? {})}`);
    return reply.value as OutputOf<Name>;
  }
  async function setUpAs(roles: InputOf<'vault.beginSetUp'>['roles']) {
    const { recoveryKey } = await ok('vault.beginSetUp', {
      serviceName: 'Testbridge Children’s Therapy',
      nation: 'england_wales',
      name: 'Jo Draftley',
      roles,
      passphrase: MINE,
    });
    await ok('vault.finishSetUp', { recoveryKeyTyped: recoveryKey, keptWhere: 'the safe' });
  }
  const lock = async () => {
    await service.vault?.store.close();
    service = newService(userData);
  };
  const unlockAs = (accountId: string, passphrase: string) =>
    call('vault.unlock', { with: 'passphrase', accountId, passphrase });
  const add = (name: string, roles: InputOf<'account.add'>['roles']) =>
    ok('account.add', { name, roles, practitionerId: null, passphrase: THEIRS });
  const folder = () => ownFolders(userData).vault;

  test('a therapist signs in and holds the notes key, an administrator alone does not', async () => {
    const mineNotes = service.vault?.keys.notes;
    const ama = await add('Ama Fictley', ['therapist']);
    const kim = await add('Kim Draftley', ['administrator']);
    await lock();
    const { accounts } = await ok('vault.status', {});
    expect(accounts.map((one) => one.signInName)).toEqual(['Jo Draftley', 'Ama Fictley', 'Kim Draftley']);
    expect(await unlockAs(ama.accountId, THEIRS)).toMatchObject({ ok: true });
    expect(service.vault?.keys.notes?.equals(mineNotes ?? Buffer.alloc(0))).toBe(true);
    expect(service.vault?.actor.roles).toEqual(['therapist']);
    await lock();
    expect(await unlockAs(kim.accountId, THEIRS)).toMatchObject({ ok: true });
    expect(service.vault?.keys.notes).toBeNull();
    expect(await call('child.search', { text: '', limit: 5 })).toMatchObject({ code: 'not_allowed' });
  });

  test('a coordinator who set up alone keeps the notes key over a lock, is shown no note, and gives it to therapists', async () => {
    await lock();
    rmSync(folder(), { recursive: true });
    await setUpAs(['administrator', 'coordinator']);
    const mine = service.vault?.actor.accountId ?? '';
    await lock();
    expect(await unlockAs(mine, MINE)).toMatchObject({ ok: true });
    const notes = service.vault?.keys.notes ?? Buffer.alloc(0);
    expect(notes).toHaveLength(32);
    expect(await call('note.get', { about: 'review', id: newId() })).toMatchObject({ code: 'not_allowed' });
    for (const name of ['Ama Fictley', 'Lou Testwood']) {
      const { accountId } = await add(name, ['therapist']);
      await lock();
      expect(await unlockAs(accountId, THEIRS)).toMatchObject({ ok: true });
      expect(service.vault?.keys.notes?.equals(notes)).toBe(true);
      await lock();
      expect(await unlockAs(mine, MINE)).toMatchObject({ ok: true });
    }
  });

  test('a closed account is gone from the unlock screen and its passphrase opens nothing', async () => {
    const { accountId, version } = await add('Ama Fictley', ['therapist']);
    await ok('account.close', { accountId, version });
    await lock();
    expect((await ok('vault.status', {})).accounts.map((one) => one.signInName)).toEqual(['Jo Draftley']);
    expect(await unlockAs(accountId, THEIRS)).toMatchObject({ code: 'account_inactive' });
  });

  test('killed after the account was closed and before its wrap was gone: it cannot unlock, and the next unlock removes the wrap', async () => {
    const { accountId, version } = await add('Ama Fictley', ['therapist']);
    const before = readKeyring(folder());
    const mine = before.accounts[0]?.accountId ?? '';
    await ok('account.close', { accountId, version });
    writeKeyring(folder(), before);
    await lock();
    expect(await unlockAs(accountId, THEIRS)).toMatchObject({ code: 'account_inactive' });
    expect(await unlockAs(mine, MINE)).toMatchObject({ ok: true });
    expect(readKeyring(folder()).accounts.map((one) => one.accountId)).toEqual([mine]);
  });

  test('killed after a clinical role was taken away and before its notes key was: the key is not used, and the next unlock removes it', async () => {
    const { accountId, version } = await add('Ama Fictley', ['therapist']);
    const before = readKeyring(folder());
    const rolesAfter = { roles: ['coordinator' as const], practitionerId: null, passphrase: null };
    await ok('account.changeRoles', { accountId, version, ...rolesAfter });
    writeKeyring(folder(), before);
    await lock();
    expect(await unlockAs(accountId, THEIRS)).toMatchObject({ ok: true });
    expect(service.vault?.keys.notes).toBeNull();
    const entry = readKeyring(folder()).accounts.find((one) => one.accountId === accountId);
    expect(entry?.wraps.notes).toBeNull();
  });

  test('a wrap whose account is not in the database opens nothing', async () => {
    const { accountId } = await add('Ama Fictley', ['therapist']);
    const stray = readKeyring(folder());
    const id = newId();
    const entries = stray.accounts.map((one) =>
      one.accountId === accountId ? { ...one, accountId: id } : one,
    );
    writeKeyring(folder(), { ...stray, accounts: entries });
    await lock();
    const reply = await unlockAs(id, THEIRS);
    expect(reply.ok).toBe(false);
  });

  test('a changed passphrase opens at the next unlock, and the old one no longer does', async () => {
    const mine = service.vault?.actor.accountId ?? '';
    expect(
      await call('account.changePassphrase', { passphrase: 'not this one', newPassphrase: NEXT }),
    ).toMatchObject({ code: 'present_passphrase_wrong', fields: { passphrase: expect.any(String) } });
    expect(
      await call('account.changePassphrase', { passphrase: MINE, newPassphrase: 'Jo Draftley' }),
    ).toMatchObject({ code: 'weak_passphrase', fields: { newPassphrase: expect.any(String) } });
    await ok('account.changePassphrase', { passphrase: MINE, newPassphrase: NEXT });
    await lock();
    expect(await unlockAs(mine, MINE)).toMatchObject({ code: 'wrong_passphrase' });
    expect(await unlockAs(mine, NEXT)).toMatchObject({ ok: true });
    expect(service.vault?.keys.notes).not.toBeNull();
  });
});

function newService(userData: string): Service {
  return {
    config: { userData, nativeBinding: null, isPackaged: false, checksOutputs: true },
    clock: { now: () => '2026-11-20T09:00:00.000Z', today: () => localDate('2026-11-20') },
    host: { saveAs: async () => null, printToPdf: async () => new Uint8Array() },
    vault: null,
    pendingSetUp: null,
  };
}
