import type { Db } from './dialect.ts';

const LONGEST_PREFIX = 12;

/** Folds case, accents and apostrophes, so that "Siân O'Dee" is found by "sian odee" on both engines. */
export function normaliseForSearch(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}'’`]/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Every prefix of every word, so that a lookup is an equality and stays fast at any size. */
export function prefixesOf(text: string): string[] {
  const words = normaliseForSearch(text)
    .split(' ')
    .filter((word) => word !== '');
  const prefixes = words.flatMap((word) => {
    const letters = [...word].slice(0, LONGEST_PREFIX);
    return letters.map((_, at) => letters.slice(0, at + 1).join(''));
  });
  return [...new Set(prefixes)];
}

/** Replaces the tokens by which a record is found. */
export async function index(db: Db, table: 'child', recordId: string, text: string): Promise<void> {
  await db
    .deleteFrom('search_token')
    .where('record_table', '=', table)
    .where('record_id', '=', recordId)
    .execute();
  const rows = prefixesOf(text).map((token) => ({ token, record_table: table, record_id: recordId }));
  if (rows.length > 0) await db.insertInto('search_token').values(rows).execute();
}

/** The tokens a search must all match: its words, cut to the longest prefix kept. */
export function tokensOf(search: string): string[] {
  const words = normaliseForSearch(search)
    .split(' ')
    .filter((word) => word !== '');
  return [...new Set(words.map((word) => [...word].slice(0, LONGEST_PREFIX).join('')))];
}
