import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isMadePassphrase,
  MADE_PASSPHRASE_BYTES,
  MADE_WORDS,
  madePassphrase,
} from '../../../shared/vault/madePassphrase.ts';
import { PLAIN_WORDS } from '../../../shared/vault/plainWords.ts';

describe('passphrases that the app makes', () => {
  test('the words are 1,024, each once, short, and in small letters', () => {
    expect(PLAIN_WORDS).toHaveLength(1024);
    expect(new Set(PLAIN_WORDS).size).toBe(1024);
    expect(PLAIN_WORDS.filter((word) => !/^[a-z]{3,9}$/.test(word))).toEqual([]);
  });

  test('any bytes give six words of the list, and every pair of bytes chooses evenly', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: MADE_PASSPHRASE_BYTES, maxLength: MADE_PASSPHRASE_BYTES }),
        (bytes) => {
          const made = madePassphrase(bytes);
          expect(made.split(' ')).toHaveLength(MADE_WORDS);
          expect(isMadePassphrase(made)).toBe(true);
        },
      ),
    );
    const counts = new Map<string, number>();
    for (let pair = 0; pair < 65_536; pair += 1) {
      const [word = ''] = madePassphrase(
        Uint8Array.from([
          pair >> 8,
          pair & 255,
          ...Array.from({ length: MADE_PASSPHRASE_BYTES - 2 }, () => 0),
        ]),
      ).split(' ');
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
    expect([...new Set(counts.values())]).toEqual([64]);
    expect(counts.size).toBe(1024);
  });

  test('nothing else passes for one', () => {
    const [word = ''] = PLAIN_WORDS;
    const six = Array.from({ length: MADE_WORDS }, () => word);
    expect(isMadePassphrase(six.join(' '))).toBe(true);
    for (const other of [
      '',
      word,
      six.slice(1).join(' '),
      six.join('  '),
      `${six.join(' ')} `,
      'a b c d e f',
    ])
      expect(isMadePassphrase(other)).toBe(false);
    expect(() => madePassphrase(new Uint8Array(3))).toThrow(RangeError);
  });
});
