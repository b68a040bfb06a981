import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';

export type Strength = 0 | 1 | 2 | 3 | 4;

const SHORTEST = 12;
const estimator = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });

/**
 * Strength of a passphrase, 0 to 4, with the service's and the person's own names, and each word of them, counted as
 * guessable. Spaces are not taken for strength: "password password" is as weak as without. Under twelve characters it
 * is never more than 1; there are no other composition rules. Our own default.
 */
export function strengthOf(passphrase: string, ownWords: string[]): Strength {
  const guessable = [...ownWords, ...ownWords.flatMap((words) => words.split(/[^\p{L}\p{N}]+/u))];
  const typed = passphrase.slice(0, 100);
  const scores = [typed, typed.replace(/\s+/g, '')].map((text) => estimator.check(text, guessable).score);
  return Math.min(...scores, passphrase.length < SHORTEST ? 1 : 4) as Strength;
}
