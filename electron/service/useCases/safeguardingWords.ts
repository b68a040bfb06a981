import { hkdfSync } from 'node:crypto';
import type { Ctx } from '../context.ts';
import { seal, unseal } from '../sealed.ts';

/**
 * The key of what is written about concerns, risks and handovers, and of letters as they were sent. It follows from the database key and not from the notes key:
 * coordinators hear of most concerns, must be able to write one down at once, and are never given the notes key.
 * Who reads what is therefore the app's promise, kept by roles and the log (see docs/security.md).
 */
function wordsKey(db: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', db, Buffer.alloc(0), 'holdfast safeguarding', 32));
}

/** Where words belong: what their seal authenticates, so that they open nowhere else. */
export type WordsPlace = {
  table:
    | 'concern_words'
    | 'risk'
    | 'letter'
    | 'handover'
    | 'goal'
    | 'course_ending'
    | 'event_removal'
    | 'feedback'
    | 'feedback_without_name';
  id: string;
};
const placeOf = ({ table, id }: WordsPlace) => [table, id, 'sealed'];

/** Seals words as JSON. */
export function sealWords({ vault }: Ctx, place: WordsPlace, words: object): string {
  return sealWordsUnder(vault.keys.db, place, words);
}

/** The same from the database key, for the example, which is filled before anybody is signed in. */
export function sealWordsUnder(db: Buffer, place: WordsPlace, words: object): string {
  return seal(wordsKey(db), placeOf(place), JSON.stringify(words));
}

/** Opens what `sealWords` made; the caller parses its shape. */
export function openWords({ vault }: Ctx, place: WordsPlace, sealed: string): unknown {
  return JSON.parse(unseal(wordsKey(vault.keys.db), placeOf(place), sealed).toString('utf8'));
}
