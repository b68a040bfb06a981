import { hkdfSync } from 'node:crypto';
import type { Ctx } from '../context.ts';
import { seal, unseal } from '../sealed.ts';

/**
 * The key of what is written about concerns and risks, and of letters as they were sent. It follows from the database key and not from the notes key:
 * coordinators hear of most concerns, must be able to write one down at once, and are never given the notes key.
 * Who reads what is therefore the app's promise, kept by roles and the log (see docs/security.md).
 */
function wordsKey({ vault }: Ctx): Buffer {
  return Buffer.from(hkdfSync('sha256', vault.keys.db, Buffer.alloc(0), 'holdfast safeguarding', 32));
}

/** Where words belong: what their seal authenticates, so that they open nowhere else. */
type Place = { table: 'concern_words' | 'risk' | 'letter'; id: string };
const placeOf = ({ table, id }: Place) => [table, id, 'sealed'];

/** Seals words as JSON. */
export function sealWords(ctx: Ctx, place: Place, words: object): string {
  return seal(wordsKey(ctx), placeOf(place), JSON.stringify(words));
}

/** Opens what `sealWords` made; the caller parses its shape. */
export function openWords(ctx: Ctx, place: Place, sealed: string): unknown {
  return JSON.parse(unseal(wordsKey(ctx), placeOf(place), sealed).toString('utf8'));
}
