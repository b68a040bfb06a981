import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findAuditBreak } from '../../../electron/service/store/audit.ts';
import { MIGRATIONS } from '../../../electron/service/store/migrations/migrations.ts';
import { keyringPath } from '../../../electron/service/vault/folders.ts';
import { readKeyring, writeKeyring } from '../../../electron/service/vault/keyring.ts';
import { REFUSALS } from '../../../shared/refusals.ts';
import { PASSPHRASE, PERSON, SERVICE_NAME } from '../../support/person.ts';
import { addChild, emptyWorld, setUpWorld, type SetUpWorld, type VaultWorld } from '../../support/vault.ts';

let world: SetUpWorld;
const passphrase = (text = PASSPHRASE) => ({
  with: 'passphrase' as const,
  accountId: world.accountId,
  passphrase: text,
});
const databasePath = () => join(world.folders.vault, readKeyring(world.folders.vault).database);

describe('unlock', () => {
  beforeEach(async () => {
    world = await setUpWorld();
    await addChild(world);
    await world.lock();
  });
  afterEach(() => world.remove());

  test('S9: a wrong passphrase, a damaged key file and damaged records are three codes with three messages', async () => {
    const database = readFileSync(databasePath());
    const keyring = readFileSync(keyringPath(world.folders.vault), 'utf8');

    expect(await world.call('vault.unlock', passphrase('not the one'))).toMatchObject({
      ok: false,
      code: 'wrong_passphrase',
      fields: { passphrase: REFUSALS.wrong_passphrase },
    });

    writeFileSync(databasePath(), Buffer.concat([Buffer.alloc(4096, 7), database.subarray(4096)]));
    expect(await world.call('vault.unlock', passphrase())).toMatchObject({ code: 'damaged_database' });
    writeFileSync(databasePath(), database);

    writeFileSync(keyringPath(world.folders.vault), keyring.slice(0, -40));
    expect(await world.call('vault.unlock', passphrase())).toMatchObject({ code: 'damaged_keyring' });
    expect(await world.call('vault.status', {})).toMatchObject({ value: { state: 'damaged_keyring' } });
    writeFileSync(keyringPath(world.folders.vault), keyring);

    await world.ok('vault.unlock', passphrase());
    const messages = [REFUSALS.wrong_passphrase, REFUSALS.damaged_keyring, REFUSALS.damaged_database];
    expect(new Set(messages).size).toBe(3);
  });

  test('a plain file in the place of the records is refused, not opened', async () => {
    writeFileSync(databasePath(), Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(4080)]));
    expect(await world.call('vault.unlock', passphrase())).toMatchObject({ code: 'damaged_database' });
  });

  test('a key file that asks for a weaker derivation is refused, even with a right checksum', async () => {
    const keyring = readKeyring(world.folders.vault);
    const accounts = keyring.accounts.map((one) => ({ ...one, kdf: { ...one.kdf, N: 2 ** 10 } }));
    writeKeyring(world.folders.vault, { ...keyring, accounts });
    expect(await world.call('vault.unlock', passphrase())).toMatchObject({ code: 'damaged_keyring' });
  });

  test('records of a newer Holdfast are refused and left as they were', async () => {
    await world.ok('vault.unlock', passphrase());
    const { store } = world.service.vault ?? {};
    if (store === undefined) throw new Error('not open');
    await sql`insert into kysely_migration (name, timestamp) values ('9999_later', '')`.execute(store.db);
    await world.lock();
    expect(await world.call('vault.unlock', passphrase())).toMatchObject({ code: 'newer_database' });
    expect(readdirSync(world.folders.vault).filter((name) => name.endsWith('.db'))).toHaveLength(1);
  });

  test('after a migration, what follows from records already there is due from the same opening on', async () => {
    const opened = async () => {
      await world.ok('vault.unlock', passphrase());
      const db = world.service.vault?.store.db;
      if (db === undefined) throw new Error('not open');
      return db;
    };
    const dueIn = async (db: Awaited<ReturnType<typeof opened>>) =>
      (await db.selectFrom('referral').select('next_check_in_due_on').execute()).map(
        (row) => row.next_check_in_due_on,
      );
    const db = await opened();
    const due = await dueIn(db);
    expect(due).toEqual([expect.any(String)]);
    await db.updateTable('referral').set({ next_check_in_due_on: null }).execute();
    await world.lock();
    // Nothing is computed anew by an opening without a migration.
    expect(await dueIn(await opened())).toEqual([null]);
    await world.lock();
    MIGRATIONS['9998_next'] = { up: async () => {} };
    try {
      expect(await dueIn(await opened())).toEqual(due);
    } finally {
      delete MIGRATIONS['9998_next'];
    }
  });

  test('wrong passphrases are kept with a time and an account only, and stand in the log at the next unlock', async () => {
    await world.call('vault.unlock', passphrase('first guess'));
    await world.call('vault.unlock', passphrase('second guess'));
    const noted = readFileSync(join(world.folders.vault, 'failed-unlocks.jsonl'), 'utf8');
    expect(noted).not.toContain('guess');
    expect(
      noted
        .trim()
        .split('\n')
        .map((line) => Object.keys(JSON.parse(line))),
    ).toEqual([
      ['at', 'accountId'],
      ['at', 'accountId'],
    ]);
    await world.ok('vault.unlock', passphrase());
    expect(readdirSync(world.folders.vault)).not.toContain('failed-unlocks.jsonl');
    const db = world.service.vault?.store.db;
    if (db === undefined) throw new Error('not open');
    const rows = await db.selectFrom('audit').select('outcome').orderBy('seq').execute();
    expect(rows.map(({ outcome }) => outcome).slice(-3)).toEqual([
      'failed_unlock',
      'failed_unlock',
      'unlocked',
    ]);
    expect(await findAuditBreak(db)).toBeNull();
  });

  test('records that are open in another process are not opened twice', async () => {
    const { openRaw } = await import('../../../electron/service/store/open.ts');
    const other = openRaw({ path: join(world.folders.vault, 'in-use'), keyHex: null, nativeBinding: null });
    other.pragma('journal_mode=DELETE');
    other.exec('begin exclusive');
    expect(await world.call('vault.unlock', passphrase())).toMatchObject({ code: 'in_use' });
    other.close();
    await world.ok('vault.unlock', passphrase());
  });

  test('the recovery key sets a new passphrase, gives back what the account had, and stays valid', async () => {
    const opening = (recoveryKey: string, newPassphrase: string) => ({
      with: 'recovery_key' as const,
      accountId: world.accountId,
      recoveryKey,
      newPassphrase,
    });
    const fresh = 'copper meadow violin staircase';
    expect(await world.call('vault.unlock', opening('FH4T 9KQM', fresh))).toMatchObject({
      code: 'recovery_unreadable',
    });
    const { writeRecoveryKey } = await import('../../../electron/service/vault/recoveryKey.ts');
    expect(
      await world.call('vault.unlock', opening(writeRecoveryKey(Buffer.alloc(32, 9)), fresh)),
    ).toMatchObject({
      code: 'recovery_wrong',
    });
    expect(await world.call('vault.unlock', opening(world.recoveryKey, 'monday1'))).toMatchObject({
      code: 'weak_passphrase',
      fields: { newPassphrase: expect.any(String) },
    });
    await world.ok('vault.unlock', opening(world.recoveryKey.toLowerCase(), fresh));
    expect(world.service.vault?.keys).toEqual(world.keys);
    await world.lock();
    expect(await world.call('vault.unlock', passphrase())).toMatchObject({ code: 'wrong_passphrase' });
    await world.ok('vault.unlock', passphrase(fresh));
    await world.lock();
    await world.ok('vault.unlock', opening(world.recoveryKey, PASSPHRASE));
  });

  test('before an unlock nothing but the door answers', async () => {
    expect(await world.call('child.search', { text: 'tes', limit: 8 })).toMatchObject({ code: 'locked' });
    expect(await world.ok('vault.status', {})).toMatchObject({
      state: 'locked',
      serviceName: SERVICE_NAME,
      accounts: [{ accountId: world.accountId, signInName: PERSON }],
    });
  });
});

describe('set-up', () => {
  let empty: VaultWorld;
  beforeEach(() => {
    empty = emptyWorld();
  });
  afterEach(() => empty.remove());

  const answers = (more: object = {}) => ({
    serviceName: SERVICE_NAME,
    nation: 'scotland' as const,
    name: PERSON,
    roles: ['administrator' as const, 'therapist' as const],
    passphrase: PASSPHRASE,
    ...more,
  });

  test('needs an administrator and a passphrase that is hard to guess, and no role that reads notes', async () => {
    expect(await empty.call('vault.beginSetUp', answers({ roles: ['therapist'] }))).toMatchObject({
      code: 'setup_administrator',
    });
    for (const weak of ['short', 'password password', 'Testbridge Children', `${PERSON}1`]) {
      expect(await empty.call('vault.beginSetUp', answers({ passphrase: weak })), weak).toMatchObject({
        code: 'weak_passphrase',
      });
    }
    await empty.ok('vault.beginSetUp', answers({ roles: ['administrator', 'coordinator'] }));
    expect(readdirSync(empty.userData)).toEqual([]);
  });

  test('writes nothing before the recovery key was typed back, and refuses to begin over a service that is there', async () => {
    expect(await empty.call('vault.finishSetUp', { recoveryKeyTyped: 'FH4T', keptWhere: '' })).toMatchObject({
      code: 'setup_not_started',
    });
    const { recoveryKey, madeOn } = await empty.ok('vault.beginSetUp', answers());
    expect(madeOn).toBe('2026-11-20');
    const wrong = recoveryKey.split(' ').with(5, 'AAAA').join(' ');
    expect(await empty.call('vault.finishSetUp', { recoveryKeyTyped: wrong, keptWhere: '' })).toMatchObject({
      code: 'recovery_mismatch',
      message: expect.stringMatching(/^Group 6 does not match\. /),
    });
    expect(readdirSync(empty.userData)).toEqual([]);
    await empty.ok('vault.finishSetUp', { recoveryKeyTyped: recoveryKey, keptWhere: 'Blue folder' });
    expect(await empty.ok('vault.session', {})).toMatchObject({
      serviceName: SERVICE_NAME,
      isExample: false,
    });
    expect(await empty.call('vault.beginSetUp', answers())).toMatchObject({ code: 'already_open' });
    await empty.service.vault?.store.close();
    empty.service.vault = null;
    expect(await empty.call('vault.beginSetUp', answers())).toMatchObject({ code: 'setup_exists' });
    const onDisk = readFileSync(keyringPath(empty.folders.vault), 'utf8');
    for (const secret of [PASSPHRASE, recoveryKey, recoveryKey.replaceAll(' ', '')]) {
      expect(onDisk).not.toContain(secret);
    }
  });
});
