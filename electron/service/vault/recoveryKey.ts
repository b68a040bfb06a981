import { createHash } from 'node:crypto';
import { groupsOfKey, LETTERS, normaliseKey } from '../../../shared/vault/recoveryKeyText.ts';

const KEY_BYTES = 32;
const KEY_LETTERS = 52;
const CHECK_LETTERS = 4;

/** Writes a 256-bit key as 14 groups of four letters, the last a checksum. */
export function writeRecoveryKey(key: Buffer): string {
  const letters = toLetters(key, KEY_LETTERS) + toLetters(checksum(key), CHECK_LETTERS);
  return groupsOfKey(letters).join(' ');
}

/** Reads a typed key back, forgiving case, spaces, dashes and look-alike letters. Null when it is not a whole key. */
export function readRecoveryKey(typed: string): Buffer | null {
  const letters = normaliseKey(typed);
  if (
    letters.length !== KEY_LETTERS + CHECK_LETTERS ||
    [...letters].some((letter) => !LETTERS.includes(letter))
  ) {
    return null;
  }
  const key = fromLetters(letters.slice(0, KEY_LETTERS));
  return normaliseKey(writeRecoveryKey(key)) === letters ? key : null;
}

function checksum(key: Buffer): Buffer {
  return createHash('sha256').update('holdfast recovery key').update(key).digest().subarray(0, 3);
}

function toLetters(bytes: Buffer, count: number): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const padded = bits.padEnd(count * 5, '0');
  return Array.from(
    { length: count },
    (_, at) => LETTERS[parseInt(padded.slice(at * 5, at * 5 + 5), 2)],
  ).join('');
}

function fromLetters(letters: string): Buffer {
  const bits = [...letters].map((letter) => LETTERS.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from(
    Array.from({ length: KEY_BYTES }, (_, at) => parseInt(bits.slice(at * 8, at * 8 + 8), 2)),
  );
}
