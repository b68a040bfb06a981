import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readRecoveryKey, writeRecoveryKey } from '../../../electron/service/vault/recoveryKey.ts';
import {
  firstWrongGroup,
  GROUPS,
  groupsOfKey,
  hintForGroup,
  LETTERS,
} from '../../../shared/vault/recoveryKeyText.ts';

const keys = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes));

describe('the recovery key on paper', () => {
  test('is 14 groups of four letters and reads back to the same key', () => {
    fc.assert(
      fc.property(keys, (key) => {
        const written = writeRecoveryKey(key);
        expect(written).toMatch(/^([0-9A-HJKMNP-TV-Z]{4} ){13}[0-9A-HJKMNP-TV-Z]{4}$/);
        expect(readRecoveryKey(written)).toEqual(key);
      }),
    );
  });

  test('reads back however it was typed: small letters, no spaces, dashes, O for 0, I and L for 1', () => {
    fc.assert(
      fc.property(
        keys,
        fc.constantFrom('', ' ', '-', '\n', '  '),
        fc.constantFrom('I', 'l'),
        (key, gap, one) => {
          const typed = writeRecoveryKey(key)
            .toLowerCase()
            .replaceAll(' ', gap)
            .replaceAll('0', 'o')
            .replaceAll('1', one);
          expect(readRecoveryKey(typed)).toEqual(key);
        },
      ),
    );
  });

  test('one letter changed or left out never reads as a key', () => {
    fc.assert(
      fc.property(keys, fc.nat(55), fc.nat(30), (key, at, step) => {
        const written = writeRecoveryKey(key).replaceAll(' ', '');
        const letter = written[at] ?? '';
        const other = LETTERS[(LETTERS.indexOf(letter) + 1 + step) % 32] ?? '';
        const changed = written.slice(0, at) + other + written.slice(at + 1);
        expect(readRecoveryKey(changed)).toBeNull();
        expect(readRecoveryKey(written.slice(0, at) + written.slice(at + 1))).toBeNull();
      }),
      // One wrong key in a million passes a checksum of 20 bits: the same wrong keys are tried each time.
      { seed: 20261120 },
    );
  });

  test('the first group that differs is named, also where groups are missing or too many', () => {
    fc.assert(
      fc.property(keys, fc.nat(GROUPS - 1), (key, at) => {
        const shown = writeRecoveryKey(key);
        const groups = shown.split(' ');
        expect(firstWrongGroup(shown, shown)).toBeNull();
        expect(firstWrongGroup(groups.with(at, '????').join(' '), shown)).toBe(at + 1);
        expect(firstWrongGroup(groups.slice(0, at).join(' '), shown)).toBe(at + 1);
        expect(firstWrongGroup(`${shown} 0000`, shown)).toBe(GROUPS + 1);
      }),
    );
  });

  test('a hint names two letters that look alike, and only those', () => {
    expect(hintForGroup('M3Y8', 'M3YB')).toBe('Look for 8 and B.');
    expect(hintForGroup('5555', 'S555')).toBe('Look for 5 and S.');
    expect(hintForGroup('AAAA', 'ZZZZ')).toBe('Compare it with the paper, letter by letter.');
  });

  test('groups are counted as they are typed', () => {
    expect(groupsOfKey('fh4t 9kq')).toEqual(['FH4T', '9KQ']);
    expect(groupsOfKey('')).toEqual([]);
  });
});
