import { PLAIN_WORDS } from './plainWords.ts';

/**
 * Six of 1,024 words are 60 random bits. With the 100,000 rounds that a workbook's password goes through, somebody who
 * tries a million a second needs some 18,000 years for half of them. Our own default.
 */
export const MADE_WORDS = 6;
/** How many random bytes `madePassphrase` reads: two for each word. */
export const MADE_PASSPHRASE_BYTES = MADE_WORDS * 2;

/** A passphrase made of random bytes: plain words in small letters, with one space between. */
export function madePassphrase(bytes: Uint8Array): string {
  if (bytes.length !== MADE_PASSPHRASE_BYTES) throw new RangeError('Two random bytes for each word');
  const at = (index: number) => bytes[index] ?? 0;
  return Array.from(
    { length: MADE_WORDS },
    (_, word) => PLAIN_WORDS[(at(word * 2) * 256 + at(word * 2 + 1)) % PLAIN_WORDS.length],
  ).join(' ');
}

/** Whether a passphrase is one that the app made, so that none that is easy to guess is used in its place. */
export function isMadePassphrase(text: string): boolean {
  const words = text.split(' ');
  return words.length === MADE_WORDS && words.every((word) => PLAIN_WORDS.includes(word));
}
