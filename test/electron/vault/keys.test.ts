import { describe, expect, test } from 'vitest';
import { newBytes } from '../../../electron/service/ids.ts';
import {
  deriveFromPassphrase,
  keyCheck,
  KeyringDamaged,
  newParameters,
  newServiceKeys,
  passesKeyCheck,
  unwrapKeys,
  wrapKeys,
} from '../../../electron/service/vault/keys.ts';
import { SealBroken, seal, unseal } from '../../../electron/service/sealed.ts';

describe('wrapped keys', () => {
  const kek = newBytes(32);
  const keys = newServiceKeys();

  test('open for the holder they were wrapped for, and for nobody else', () => {
    const wraps = wrapKeys(kek, 'account-1', keys);
    expect(unwrapKeys(kek, 'account-1', wraps)).toEqual(keys);
    expect(() => unwrapKeys(kek, 'account-2', wraps)).toThrow(KeyringDamaged);
    expect(() => unwrapKeys(newBytes(32), 'account-1', wraps)).toThrow(KeyringDamaged);
  });

  test('the wrap of one key does not open as the other', () => {
    const { db, notes } = wrapKeys(kek, 'account-1', keys);
    expect(() => unwrapKeys(kek, 'account-1', { db: notes ?? '', notes: db })).toThrow(KeyringDamaged);
  });

  test('the database key alone is wrapped where the notes key was not given', () => {
    const wraps = wrapKeys(kek, 'account-1', { db: keys.db, notes: null });
    expect(wraps.notes).toBeNull();
    expect(unwrapKeys(kek, 'account-1', wraps)).toEqual({ db: keys.db, notes: null });
  });

  test('a key check tells a right passphrase from a wrong one and gives the key away to nobody', () => {
    const check = keyCheck(kek);
    expect(passesKeyCheck(kek, check)).toBe(true);
    expect(passesKeyCheck(newBytes(32), check)).toBe(false);
    expect(passesKeyCheck(kek, '')).toBe(false);
    expect(check).not.toContain(kek.toString('base64url').slice(0, 8));
  });
});

describe('a passphrase', () => {
  test.each([{ N: 2 ** 16 }, { r: 4 }, { p: 0 }, { N: 2 ** 21 }, { salt: 'AAAA' }])(
    'with weaker or absurd parameters than Holdfast makes is refused: %o',
    async (weaker) => {
      await expect(deriveFromPassphrase('any', { ...newParameters(), ...weaker })).rejects.toThrow(
        KeyringDamaged,
      );
    },
  );

  test('gives the same key however the keyboard wrote its accents, and another for another salt', async () => {
    const parameters = newParameters();
    const [composed, decomposed, elsewhere] = await Promise.all([
      deriveFromPassphrase('caf\u00e9 lantern', parameters),
      deriveFromPassphrase('cafe\u0301 lantern', parameters),
      deriveFromPassphrase('caf\u00e9 lantern', newParameters()),
    ]);
    expect(composed).toEqual(decomposed);
    expect(composed).not.toEqual(elsewhere);
    expect(composed).toHaveLength(32);
  });
});

describe('a sealed text', () => {
  const bytesOf = (text: string) => Buffer.from(text.split('.')[3] ?? '', 'base64url');
  const key = newBytes(32);
  const place = ['clinical_note', 'note-1', 'text'];
  const sealed = seal(key, place, 'She drew the house again.');

  test('opens in its own place under its own key', () => {
    expect(unseal(key, place, sealed).toString()).toBe('She drew the house again.');
    expect(sealed).toMatch(/^v1\.[0-9a-f]{12}\.[\w-]{16}\.[\w-]+$/);
    expect(sealed).not.toContain('house');
  });

  test('moved to another table, row or column it does not open', () => {
    for (const [at, other] of [
      [0, 'draft'],
      [1, 'note-2'],
      [2, 'title'],
    ] as const) {
      expect(() => unseal(key, place.with(at, other), sealed)).toThrow(SealBroken);
    }
    expect(() => unseal(key, ['clinical_note', 'note-1text', ''], sealed)).toThrow(SealBroken);
  });

  test('changed in any one place, or cut short, it does not open', () => {
    for (let at = 0; at < sealed.length; at += 1) {
      const other = sealed[at] === 'A' ? 'B' : 'A';
      const changed = sealed.slice(0, at) + other + sealed.slice(at + 1);
      // The spare bits of the last letter stand for nothing.
      if (at === sealed.length - 1 && bytesOf(changed).equals(bytesOf(sealed))) continue;
      expect(() => unseal(key, place, changed), `character ${at}`).toThrow(SealBroken);
      expect(() => unseal(key, place, sealed.slice(0, at)), `cut at ${at}`).toThrow(SealBroken);
    }
  });

  test('with a shorter tag it does not open', () => {
    const [format, keyId, nonce, body = ''] = sealed.split('.');
    const short = Buffer.from(body, 'base64url').subarray(0, -12).toString('base64url');
    expect(() => unseal(key, place, [format, keyId, nonce, short].join('.'))).toThrow(SealBroken);
  });

  test('never twice the same', () => {
    expect(seal(key, place, 'x')).not.toBe(seal(key, place, 'x'));
  });
});
