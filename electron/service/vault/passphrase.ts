import type { ZxcvbnFactory } from '@zxcvbn-ts/core';

export type Strength = 0 | 1 | 2 | 3 | 4;

const SHORTEST = 12;
let estimator: ZxcvbnFactory | null = null;

/** Its word lists take a fifth of a second to read, which an unlock on an ordinary day does not need. */
async function loadEstimator(): Promise<ZxcvbnFactory> {
  const [core, words] = await Promise.all([import('@zxcvbn-ts/core'), import('@zxcvbn-ts/language-common')]);
  return new core.ZxcvbnFactory({ dictionary: words.dictionary, graphs: words.adjacencyGraphs });
}

/**
 * Strength of a passphrase, 0 to 4, with the service's and the person's own names, and each word of them, counted as
 * guessable. Spaces are not taken for strength: "password password" is as weak as without. Under twelve characters it
 * is never more than 1; there are no other composition rules. Our own default.
 */
export async function strengthOf(passphrase: string, ownWords: string[]): Promise<Strength> {
  const known = (estimator ??= await loadEstimator());
  const guessable = [...ownWords, ...ownWords.flatMap((words) => words.split(/[^\p{L}\p{N}]+/u))];
  const typed = passphrase.slice(0, 100);
  const scores = [typed, typed.replace(/\s+/g, '')].map((text) => known.check(text, guessable).score);
  return Math.min(...scores, passphrase.length < SHORTEST ? 1 : 4) as Strength;
}
