// Long because a backup is followed from the moment it is made to every way it can fail to be restored.
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStore } from '../../../electron/service/store/open.ts';
import {
  BackupFailed,
  backUp,
  contentsOf,
  copyFromBackup,
  listBackups,
  makeBackup,
} from '../../../electron/service/vault/backups.ts';
import { readKeyring } from '../../../electron/service/vault/keyring.ts';
import { restore } from '../../../electron/service/vault/restore.ts';
import { PASSPHRASE } from '../../support/person.ts';
import { addChild, emptyWorld, setUpWorld, type SetUpWorld } from '../../support/vault.ts';

/** One service with a backup of it, made once; tests that damage anything work on copies. */
let world: SetUpWorld;
let folder: string;
let scratch: string;
let wanted: Awaited<ReturnType<typeof contentsOf>>;

beforeAll(async () => {
  world = await setUpWorld();
  scratch = mkdtempSync(join(tmpdir(), 'holdfast-backups-'));
  for (const name of ['Rafe Testwood', 'Ines Fakeham', 'Bea Notional']) await addChild(world, name);
  await backUp(world.service, world.vault, 'asked');
  wanted = await contentsOf(world.vault.store);
  folder = join(world.folders.backups, listBackups(world.folders.backups)[0]?.folder ?? '');
});
afterAll(async () => {
  await world.remove();
  rmSync(scratch, { recursive: true, force: true });
});

const keyHex = () => world.keys.db.toString('hex');
const copyOf = (name: string) => {
  const to = join(scratch, name);
  cpSync(folder, to, { recursive: true });
  return to;
};
/** Makes the manifest's hash that of the file as it is now, as somebody could who wants a damaged one to pass. */
const fitManifest = (at: string) => {
  const manifest = JSON.parse(readFileSync(join(at, 'manifest.json'), 'utf8'));
  const sha256 = createHash('sha256')
    .update(readFileSync(join(at, 'records.db')))
    .digest('hex');
  writeFileSync(join(at, 'manifest.json'), JSON.stringify({ ...manifest, sha256 }));
};
/** Makes a database that of a Holdfast with one more migration. */
const makeNewer = async (path: string) => {
  const store = openStore({ path, keyHex: keyHex(), nativeBinding: null });
  store.raw.exec(`insert into kysely_migration (name, timestamp) values ('9999_later', '2027-01-01')`);
  store.raw.pragma('journal_mode=DELETE');
  await store.close();
};
const headOf = (path: string) => {
  const head = Buffer.alloc(16);
  readSync(openSync(path, 'r'), head, 0, 16, 0);
  return head.toString('latin1');
};

describe('a backup', () => {
  test('S2: neither the records, their log nor any backup begins as an unencrypted database', () => {
    const files = [world.folders.vault, folder].flatMap((at) =>
      readdirSync(at).map((name) => join(at, name)),
    );
    const databases = files.filter((path) => /\.db(-wal)?$/.test(path));
    expect(databases.length).toBeGreaterThanOrEqual(3);
    for (const path of databases) expect(headOf(path)).not.toContain('SQLite');
  });

  test('holds what the service holds, its key file, and what it was compared with, and nothing of a name', () => {
    expect(readdirSync(folder).sort()).toEqual(['keyring.json', 'manifest.json', 'records.db']);
    const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
    expect(manifest).toMatchObject({ reason: 'asked', ...JSON.parse(JSON.stringify(wanted)) });
    expect(manifest.counts).toMatchObject({ child: 3, referral: 3 });
    expect(manifest.auditHeads).toHaveLength(1);
    expect(JSON.stringify(manifest)).not.toMatch(/Testwood|Fakeham|Notional/);
  });

  test('one that was killed half-way is never listed, nor one whose parts are not all there', () => {
    const at = join(scratch, 'half');
    for (const missing of ['manifest.json', 'records.db', 'keyring.json']) {
      cpSync(folder, join(at, `without-${missing}`), { recursive: true });
      rmSync(join(at, `without-${missing}`, missing));
    }
    cpSync(folder, join(at, '2026-11-20-10-00-00-000-close.part'), { recursive: true });
    expect(listBackups(at)).toEqual([]);
  });

  test('a killed copy, which opens and passes the integrity check with no tables in it, is not taken for a backup', async () => {
    const store = openStore({ path: join(scratch, 'empty.db'), keyHex: keyHex(), nativeBinding: null });
    store.raw.exec('create table empty_one (id integer)');
    expect(store.raw.pragma('integrity_check', { simple: true })).toBe('ok');
    await store.close();
    const damaged = copyOf('killed');
    copyFileSync(join(scratch, 'empty.db'), join(damaged, 'records.db'));
    fitManifest(damaged);
    await expect(copyFromBackup(damaged, join(scratch, 'target-1.db'), keyHex(), null)).rejects.toThrow(
      BackupFailed,
    );
  });

  test('60 flipped bytes, each alone, are found every time', async () => {
    const damaged = copyOf('flipped');
    const path = join(damaged, 'records.db');
    const whole = readFileSync(path);
    for (let flip = 0; flip < 60; flip += 1) {
      const at = Math.floor((whole.length / 60) * flip);
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 0x20;
      writeFileSync(path, changed);
      await expect(
        copyFromBackup(damaged, join(scratch, 'target-2.db'), keyHex(), null),
        `byte ${at}`,
      ).rejects.toThrow(BackupFailed);
    }
  });

  test('flipped bytes in the records are found too when the manifest was changed to fit them', async () => {
    const damaged = copyOf('fitted');
    const path = join(damaged, 'records.db');
    const whole = readFileSync(path);
    for (let flip = 0; flip < 12; flip += 1) {
      const at = Math.floor((whole.length / 12) * flip) + 17;
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 0x01;
      writeFileSync(path, changed);
      fitManifest(damaged);
      await expect(
        copyFromBackup(damaged, join(scratch, 'target-3.db'), keyHex(), null),
        `byte ${at}`,
      ).rejects.toThrow();
      rmSync(join(scratch, 'target-3.db'), { force: true });
    }
  });

  test('is kept with the newest nine others', async () => {
    const backupsFolder = join(scratch, 'many');
    for (let day = 1; day <= 12; day += 1) {
      await makeBackup({
        store: world.vault.store,
        vaultFolder: world.folders.vault,
        backupsFolder,
        keyHex: keyHex(),
        nativeBinding: null,
        now: `2026-11-${String(day).padStart(2, '0')}T10:00:00.000Z`,
        reason: 'close',
      });
    }
    const days = listBackups(backupsFolder).map(({ madeAt }) => Number(madeAt.slice(8, 10)));
    expect(days).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3]);
  });
});

describe('a restore', () => {
  const openings = () => [
    { with: 'passphrase' as const, accountId: world.accountId, passphrase: PASSPHRASE },
    {
      with: 'recovery_key' as const,
      accountId: world.accountId,
      recoveryKey: world.recoveryKey,
      newPassphrase: 'copper meadow violin staircase',
    },
  ];

  test('S12: with the passphrase, or with the recovery key alone, gives the same contents on an empty computer', async () => {
    for (const opening of openings()) {
      const elsewhere = emptyWorld();
      const vault = await restore(elsewhere.service, folder, opening);
      elsewhere.service.vault = vault;
      const { counts, schema } = await contentsOf(vault.store);
      const unlocks = { ...wanted.counts, audit: (wanted.counts['audit'] ?? 0) + 1 };
      expect({ counts, schema }).toEqual({ counts: unlocks, schema: wanted.schema });
      expect(vault.keys).toEqual(world.keys);
      const { rows } = await elsewhere.ok('child.search', { text: 'fake', limit: 8 });
      expect(rows.map(({ name }) => name)).toEqual(['Ines Fakeham']);
      await elsewhere.remove();
    }
  });

  test('over records that are there keeps the old ones aside, with the key file that names them', async () => {
    const target = emptyWorld();
    cpSync(world.folders.vault, target.folders.vault, { recursive: true });
    const [opening] = openings();
    const before = readdirSync(target.folders.vault).filter((name) => name.endsWith('.db'));
    target.service.vault = await restore(target.service, folder, opening as never);
    const after = readdirSync(target.folders.vault);
    expect(after.filter((name) => name.endsWith('.db'))).toHaveLength(before.length + 1);
    expect(after.filter((name) => name.startsWith('keyring-before-'))).toHaveLength(1);
    await target.remove();
  });

  test('makes a backup of what it replaces first, which can be restored in its turn', async () => {
    const target = emptyWorld();
    cpSync(world.folders.vault, target.folders.vault, { recursive: true });
    const [opening] = openings();
    target.service.vault = await restore(target.service, folder, opening as never);
    await addChild(target as SetUpWorld, 'Late Inventham');
    await target.service.vault.store.close();
    target.service.vault = await restore(target.service, folder, opening as never);
    const [before, ...older] = listBackups(target.folders.backups);
    expect([before, ...older].map((one) => one?.reason)).toEqual(['restore', 'restore']);
    expect((await contentsOf(target.service.vault.store)).counts['child']).toBe(3);
    await target.service.vault.store.close();
    const replaced = join(target.folders.backups, before?.folder ?? '');
    target.service.vault = await restore(target.service, replaced, opening as never);
    const { rows } = await target.ok('child.search', { text: 'late', limit: 8 });
    expect(rows.map(({ name }) => name)).toEqual(['Late Inventham']);
    await target.remove();
  });

  test('is still the cure where what is there is damaged or was saved by a newer Holdfast', async () => {
    const [opening] = openings();
    const spoil: ((path: string) => Promise<void>)[] = [
      async (path) => writeFileSync(path, Buffer.alloc(8192, 7)),
      async (path) => {
        const bytes = readFileSync(path);
        bytes.fill(7, 4096 * 3, 4096 * 4);
        writeFileSync(path, bytes);
      },
      async (path) => makeNewer(path),
    ];
    for (const how of spoil) {
      const target = emptyWorld();
      cpSync(folder, target.folders.vault, { recursive: true });
      const { database } = readKeyring(folder);
      renameSync(join(target.folders.vault, 'records.db'), join(target.folders.vault, database));
      await how(join(target.folders.vault, database));
      target.service.vault = await restore(target.service, folder, opening as never);
      expect((await contentsOf(target.service.vault.store)).counts['child']).toBe(3);
      expect(listBackups(target.folders.backups)).toEqual([]);
      await target.remove();
    }
  });

  test('a backup of a newer Holdfast is told in its own words, and changes nothing', async () => {
    const newer = copyOf('newer');
    await makeNewer(join(newer, 'records.db'));
    fitManifest(newer);
    const target = emptyWorld();
    const [opening] = openings();
    const backup = { from: 'file' as const, path: join(newer, 'manifest.json') };
    expect(await target.call('vault.restore', { backup, opening: opening as never })).toMatchObject({
      code: 'newer_backup',
    });
    expect(readdirSync(target.folders.vault).filter((name) => /^records|^keyring/.test(name))).toEqual([]);
    await target.remove();
  });

  test('from a damaged backup, or with a wrong passphrase, leaves what was there as it was', async () => {
    const target = emptyWorld();
    cpSync(world.folders.vault, target.folders.vault, { recursive: true });
    const before = readFileSync(join(target.folders.vault, 'keyring.json'), 'utf8');
    const damaged = copyOf('for-restore');
    const path = join(damaged, 'records.db');
    const bytes = readFileSync(path);
    bytes[5000] = (bytes[5000] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    const [opening] = openings();
    const backup = { from: 'file' as const, path: join(damaged, 'manifest.json') };
    const databases = () =>
      readdirSync(target.folders.vault).filter((name) => /^records.*\.db$/.test(name)).length;
    const had = databases();
    expect(await target.call('vault.restore', { backup, opening: opening as never })).toMatchObject({
      code: 'backup_damaged',
    });
    const place = { from: 'file' as const, path: join(folder, 'manifest.json') };
    expect(
      await target.call('vault.restore', {
        backup: place,
        opening: { ...(opening as { with: 'passphrase'; accountId: string }), passphrase: 'not the one' },
      }),
    ).toMatchObject({ code: 'wrong_passphrase' });
    expect(databases()).toBe(had);
    expect(readFileSync(join(target.folders.vault, 'keyring.json'), 'utf8')).toBe(before);
    await target.remove();
  });

  test('finds a backup by any file in its folder, and says of any other folder that there is none', async () => {
    const target = emptyWorld();
    for (const name of ['manifest.json', 'records.db', 'keyring.json', '']) {
      const backup = { from: 'file' as const, path: join(folder, name) };
      expect(await target.ok('vault.accountsInBackup', { backup })).toMatchObject({
        serviceName: expect.any(String),
      });
    }
    const stray = join(scratch, 'stray.txt');
    writeFileSync(stray, 'hello');
    for (const path of [stray, join(scratch, 'nowhere', 'manifest.json'), '/']) {
      expect(await target.call('vault.accountsInBackup', { backup: { from: 'file', path } })).toMatchObject({
        code: 'not_a_backup',
      });
    }
    expect(
      await target.call('vault.accountsInBackup', { backup: { from: 'here', folder: '../../etc' } }),
    ).toMatchObject({ code: 'bad_input' });
    expect(existsSync(target.folders.vault)).toBe(false);
    renameSync(stray, `${stray}.old`);
    await target.remove();
  });
});
