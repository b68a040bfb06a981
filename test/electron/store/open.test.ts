import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  DatabaseUnreadable,
  hasPlainHeader,
  openRaw,
  openStore,
} from '../../../electron/service/store/open.ts';

const KEY = '5a'.repeat(32);
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'holdfast-open-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (name = 'records.db') => join(folder, name);
const open = (path = at(), keyHex: string | null = KEY) => openRaw({ path, keyHex, nativeBinding: null });

describe('every connection', () => {
  test('waits for the disk at each commit, sorts in memory, and trusts nothing in the file', () => {
    const raw = open();
    const settings = Object.fromEntries(
      [
        'synchronous',
        'journal_mode',
        'temp_store',
        'foreign_keys',
        'recursive_triggers',
        'trusted_schema',
        'cell_size_check',
      ].map((name) => [name, raw.pragma(name, { simple: true })]),
    );
    expect(settings).toEqual({
      synchronous: 2,
      journal_mode: 'wal',
      temp_store: 2,
      foreign_keys: 1,
      recursive_triggers: 1,
      trusted_schema: 0,
      cell_size_check: 1,
    });
    raw.close();
  });

  test('keeps that through Kysely, also after a transaction, and begins its writes at once', async () => {
    const { db, raw, close } = openStore({ path: at(), keyHex: KEY, nativeBinding: null });
    raw.exec('create table t (id integer) strict');
    await db.transaction().execute(async () => {
      expect(raw.inTransaction).toBe(true);
      const other = openRaw({ path: at(), keyHex: KEY, nativeBinding: null });
      other.pragma('busy_timeout=0');
      expect(() => other.exec('begin immediate')).toThrow(/locked/);
      other.close();
    });
    expect(raw.pragma('synchronous', { simple: true })).toBe(2);
    await close();
  });

  test.each(['', '5a', 'Z'.repeat(64), `${'5a'.repeat(31)}5A`, 'passphrase'])(
    'refuses a key that is not 64 hex digits, which would be taken as a passphrase: "%s"',
    (keyHex) => {
      expect(() => open(at(), keyHex)).toThrow('64 hex digits');
    },
  );

  test('with another key, or on a damaged first page, says that the file is unreadable and leaves it', () => {
    const raw = open();
    raw.exec('create table t (id integer) strict; insert into t values (1)');
    raw.close();
    const before = readFileSync(at());
    expect(() => open(at(), 'a5'.repeat(32))).toThrow(DatabaseUnreadable);
    expect(readFileSync(at())).toEqual(before);
    writeFileSync(at(), Buffer.concat([Buffer.alloc(64, 1), before.subarray(64)]));
    expect(() => open()).toThrow(DatabaseUnreadable);
  });

  test('writes neither a plain header nor a word of what is kept, into the file or its log', () => {
    const raw = open();
    raw.exec(`create table t (name text) strict; insert into t values ('Rafe Testwood')`);
    for (const name of ['records.db', 'records.db-wal']) {
      expect(hasPlainHeader(at(name))).toBe(false);
      expect(readFileSync(at(name)).includes('Testwood')).toBe(false);
      expect(readFileSync(at(name)).includes('create table')).toBe(false);
    }
    raw.close();
    const plain = open(at('plain.db'), null);
    plain.exec('create table t (id integer)');
    plain.close();
    expect(hasPlainHeader(at('plain.db'))).toBe(true);
  });
});
