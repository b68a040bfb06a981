import { mkdirSync, rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keyringPath } from '../../../electron/service/vault/folders.ts';
import { readKeyring, writeKeyring } from '../../../electron/service/vault/keyring.ts';
import { becomeWithKeys, giveKeyring } from '../../support/keyring.ts';
import { derivePassphrasesQuickly } from '../../support/quickPassphrases.ts';
import { openTestService, type TestService } from '../../support/service.ts';
import { DIALECTS } from '../../support/store.ts';

const STRONG = 'marmalade pelican under seven bridges';
const OTHER = 'quiet lanterns over the wet harbour';

derivePassphrasesQuickly();

describe.each(DIALECTS)('accounts, on %s', (dialect) => {
  let held: TestService;
  beforeEach(async () => {
    held = await openTestService({ dialect });
    giveKeyring(held);
  });
  afterEach(() => held.close());

  const person = (name: string, roles: ('therapist' | 'coordinator' | 'administrator')[]) => ({
    name,
    roles,
    practitionerId: null,
    passphrase: STRONG,
  });
  const accountOf = async (id: string) => {
    const found = (await held.ok('accounts.list', {})).accounts.find((one) => one.id === id);
    if (found === undefined) throw new Error('no such account');
    return found;
  };
  const wrapsOf = (id: string) =>
    readKeyring(held.folder).accounts.find((entry) => entry.accountId === id)?.wraps;

  test('a therapist is given both keys, a coordinator the key of the database alone', async () => {
    const ama = await held.ok('account.add', person('Ama Fictley', ['therapist']));
    const kim = await held.ok('account.add', person('Kim Draftley', ['coordinator']));
    expect(await accountOf(ama.accountId)).toMatchObject({ canSignIn: true, holdsNotesKey: true });
    expect(await accountOf(kim.accountId)).toMatchObject({ canSignIn: true, holdsNotesKey: false });
    expect(wrapsOf(kim.accountId)).toMatchObject({ db: expect.any(String), notes: null });
  });

  test('an administrator who does not hold the notes key cannot give a role that reads notes', async () => {
    await becomeWithKeys(held, ['administrator']);
    held.vault.keys = { ...held.vault.keys, notes: null };
    expect(await held.call('account.add', person('Ama Fictley', ['therapist']))).toMatchObject({
      code: 'notes_key_needed',
    });
    const kim = await held.ok('account.add', person('Kim Draftley', ['coordinator']));
    expect(
      await held.call('account.changeRoles', {
        accountId: kim.accountId,
        version: 1,
        roles: ['manager'],
        practitionerId: null,
        passphrase: STRONG,
      }),
    ).toMatchObject({ code: 'notes_key_needed' });
    expect(wrapsOf(kim.accountId)?.notes).toBeNull();
  });

  test('a name signs in once, and a weak passphrase, or one made of the service and the person, is refused', async () => {
    await held.ok('account.add', person('Kim Draftley', ['coordinator']));
    expect(await held.call('account.add', person('kim draftley', ['coordinator']))).toMatchObject({
      code: 'account_name_taken',
      fields: { name: expect.any(String) },
    });
    for (const passphrase of ['letmein', 'Testbridge2026!']) {
      expect(
        await held.call('account.add', { ...person('Lou Testwood', ['coordinator']), passphrase }),
      ).toMatchObject({ code: 'weak_passphrase', fields: { passphrase: expect.any(String) } });
    }
    expect((await held.ok('accounts.list', {})).accounts).toHaveLength(2);
  });

  test('a role that reads notes needs the passphrase of the person it is given to, and taking it away needs none', async () => {
    const { accountId } = await held.ok('account.add', person('Kim Draftley', ['coordinator']));
    const more = { accountId, roles: ['manager' as const], practitionerId: null };
    expect(await held.call('account.changeRoles', { ...more, version: 1, passphrase: null })).toMatchObject({
      code: 'passphrase_needed',
      fields: { passphrase: expect.any(String) },
    });
    expect(
      await held.call('account.changeRoles', { ...more, version: 1, passphrase: 'not hers at all' }),
    ).toMatchObject({ code: 'present_passphrase_wrong' });
    await held.ok('account.changeRoles', { ...more, version: 1, passphrase: STRONG });
    expect(await accountOf(accountId)).toMatchObject({ roles: ['manager'], holdsNotesKey: true });
    await held.ok('account.changeRoles', { ...more, version: 2, roles: ['coordinator'], passphrase: null });
    expect(await accountOf(accountId)).toMatchObject({
      roles: ['coordinator'],
      holdsNotesKey: false,
      version: 3,
    });
    expect(
      await held.call('account.changeRoles', { ...more, version: 2, roles: ['auditor'], passphrase: null }),
    ).toMatchObject({ code: 'conflict', detail: { theirs: { version: 3 } } });
  });

  test('who changes their own roles works under the new ones at once', async () => {
    await becomeWithKeys(held, ['administrator', 'therapist']);
    const { accountId } = held.vault.actor;
    const roles = ['administrator' as const, 'auditor' as const];
    await held.ok('account.changeRoles', {
      accountId,
      version: 1,
      roles,
      practitionerId: null,
      passphrase: null,
    });
    expect(held.vault.actor.roles).toEqual(roles);
    expect((await held.ok('vault.session', {})).account.roles).toEqual(roles);
    // An administrator keeps the key to hand it on, and is shown no note all the same.
    expect(wrapsOf(accountId)?.notes).not.toBeNull();
    expect(await held.call('note.get', { about: 'review', id: accountId })).toMatchObject({
      code: 'not_allowed',
    });
    await held.ok('account.add', person('Ama Fictley', ['therapist']));
  });

  test('a leaver loses the wraps, nobody closes their own account, and the last administrator stays', async () => {
    const kim = await held.ok('account.add', person('Kim Draftley', ['coordinator']));
    await held.ok('account.close', { accountId: kim.accountId, version: 1 });
    expect(wrapsOf(kim.accountId)).toBeUndefined();
    expect(await accountOf(kim.accountId)).toMatchObject({ isActive: false, canSignIn: false });
    expect(await held.call('account.close', { accountId: kim.accountId, version: 2 })).toMatchObject({
      code: 'account_inactive',
    });
    const me = held.vault.actor.accountId;
    expect(await held.call('account.close', { accountId: me, version: 1 })).toMatchObject({
      code: 'own_account',
    });
    const without = { accountId: me, version: 1, practitionerId: null, passphrase: null };
    expect(await held.call('account.changeRoles', { ...without, roles: ['manager'] })).toMatchObject({
      code: 'last_administrator',
    });
    await held.ok('account.add', person('Lou Testwood', ['administrator']));
    expect(await held.call('account.changeRoles', { ...without, roles: ['coordinator'] })).toMatchObject({
      code: 'last_notes_key',
    });
  });

  test('an account added without its wrap, as after a kill in between, is shown so and can be finished', async () => {
    const before = readKeyring(held.folder);
    const { accountId } = await held.ok('account.add', person('Ama Fictley', ['therapist']));
    writeKeyring(held.folder, before);
    expect(await accountOf(accountId)).toMatchObject({ isActive: true, canSignIn: false });
    await held.ok('account.finish', { accountId, passphrase: OTHER });
    expect(await accountOf(accountId)).toMatchObject({ canSignIn: true, holdsNotesKey: true });
    expect(await held.call('account.finish', { accountId, passphrase: STRONG })).toMatchObject({
      code: 'account_finished',
    });
  });

  test('where the key file cannot be written the person is told, and the account waits to be finished', async () => {
    const spare = readKeyring(held.folder);
    const reply = await whileUnwritable(() => held.call('account.add', person('Ama Fictley', ['therapist'])));
    expect(reply).toMatchObject({ ok: false, code: 'keyring_not_written' });
    expect(readKeyring(held.folder)).toEqual(spare);
    const { accounts } = await held.ok('accounts.list', {});
    expect(accounts.find((one) => one.name === 'Ama Fictley')).toMatchObject({ canSignIn: false });
  });

  test('the log names accounts and roles, and holds no passphrase', async () => {
    await held.ok('account.add', person('Ama Fictley', ['therapist']));
    const rows = await held.vault.store.db.selectFrom('audit').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain('marmalade');
    expect(JSON.stringify(rows)).not.toContain('Ama');
    expect(rows[0]?.detail).toContain('therapist');
  });

  /** A folder where the neighbour of the key file should be: writing it fails for every user, root included. */
  async function whileUnwritable<T>(act: () => Promise<T>): Promise<T> {
    const neighbour = `${keyringPath(held.folder)}.part`;
    mkdirSync(neighbour);
    try {
      return await act();
    } finally {
      rmSync(neighbour, { recursive: true });
    }
  }
});
