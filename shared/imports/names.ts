/** A name as it is shown, and its parts for searching and sorting. `last` is empty where there is only one word. */
export type PersonName = { full: string; first: string; last: string };

/** Words that belong to the surname that follows them. */
const PARTICLES = new Set([
  'ap',
  'ab',
  'ferch',
  'van',
  'von',
  'de',
  'der',
  'den',
  'da',
  'di',
  'del',
  'la',
  'le',
  'bin',
  'binti',
  'al',
  'el',
  'ul',
]);
const NOT_A_NAME = new Set([
  'unknown',
  'not known',
  'nk',
  'n k',
  'na',
  'n a',
  'tbc',
  'tba',
  'none',
  'anon',
  'no name',
  'not given',
]);
/** Accents on Latin, Greek and Cyrillic letters and the short vowels of Arabic and Urdu. Vowels of Hindi or Bengali are letters. */
const ACCENTS = /[\u0300-\u036f\u064b-\u065f\u0670]/g;
/** Letters that do not come apart into a plain letter and an accent. */
const PLAIN_LETTERS = new Map([
  ['ø', 'o'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ı', 'i'],
  ['þ', 'th'],
  ['ð', 'd'],
]);

/**
 * The name in a cell: 'Bryn Sampleford' or 'Sampleford, Bryn'. Letters of every alphabet are kept as they stand.
 * Null where there is none: no letter in it, or a word that says so, as 'unknown' or 'N/K'.
 */
export function parseName(text: string): PersonName | null {
  const tidy = text.replace(/\s+/g, ' ').trim();
  const [before, after, ...more] = tidy.split(',').map((part) => part.trim());
  if (before !== undefined && before !== '' && after !== undefined && after !== '' && more.length === 0) {
    return joinName(after, before);
  }
  const full = tidy.replace(/^[,\s]+|[,\s]+$/g, '');
  if (!isName(full)) return null;
  const words = full.split(' ');
  if (words.length === 1) return { full, first: full, last: '' };
  let start = words.length - 1;
  while (start > 1 && PARTICLES.has((words[start - 1] ?? '').toLowerCase().replace(/\W/g, ''))) start -= 1;
  return { full, first: words.slice(0, start).join(' '), last: words.slice(start).join(' ') };
}

/** The name from a column of first names and one of surnames. Null where neither holds one. */
export function joinName(first: string, last: string): PersonName | null {
  const parts = [first, last]
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .map((part) => (isName(part) ? part : ''));
  const full = parts.filter((part) => part !== '').join(' ');
  return full === '' ? null : { full, first: parts[0] ?? '', last: parts[1] ?? '' };
}

/** What two spellings of one name share: no case, accents, apostrophes, hyphens or doubled spaces. */
export function nameKey(full: string): string {
  return full
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .toLowerCase()
    .replace(/[øłđßæœıþð]/g, (letter) => PLAIN_LETTERS.get(letter) ?? letter)
    .replace(/['’ʼ`´‘"“”.]/g, '')
    .replace(/[\s\-‐‑–]+/g, ' ')
    .trim();
}

/** Whether a cell seems to name two children at once: 'Tomasz and Ola Trialby'. */
export function namesTwo(full: string): boolean {
  return /\p{L}\s+(?:and|&)\s+\p{L}|\p{L}\s*[/+]\s*\p{L}/u.test(full);
}

function isName(text: string): boolean {
  if (!/\p{L}/u.test(text) || text.startsWith('#')) return false;
  return !NOT_A_NAME.has(
    text
      .toLowerCase()
      .replace(/[^\p{L}]+/gu, ' ')
      .trim(),
  );
}
