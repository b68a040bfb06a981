import { randomInt } from 'node:crypto';

/**
 * Holds answers back, under `--late-replies` only: about half of them, each by up to `mostMs`, so that they come late and
 * out of order as on a computer busy with something else. What a window test finds only there, a person finds on a
 * bad day. Null holds nothing back.
 */
export function makeLateness(mostMs: number | null): () => Promise<void> {
  if (mostMs === null) return () => Promise.resolve();
  return () => new Promise((resolve) => setTimeout(resolve, Math.max(0, randomInt(-mostMs, mostMs))));
}
