/** How the recovery key is written: groups of four letters from Crockford's base 32, which has no I, L, O or U. */
export const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const GROUP_LENGTH = 4;
export const GROUPS = 14;

/** Letters that are taken for one another on paper, in the pairs a person is told to look for. */
const LOOK_ALIKES = [
  '8B',
  '5S',
  '2Z',
  '6G',
  'CG',
  '1T',
  '17',
  '0D',
  '0Q',
  'DQ',
  '3B',
  '38',
  '4A',
  '9G',
  '9P',
];
const MORE_LOOK_ALIKES = ['MN', 'NH', 'VY', 'VW', 'KX', 'PF', 'PR', 'EF', 'FT', '4H', '9Q', 'TJ', '1J'];

/** What was typed as the letters of a key: forgiving case, spaces, dashes and the letters O, I, L and U. */
export function normaliseKey(typed: string): string {
  return typed
    .toUpperCase()
    .replace(/[\s\-–—.,]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
    .replace(/U/g, 'V');
}

/** The letters in groups of four; the last may be shorter. */
export function groupsOfKey(typed: string): string[] {
  return normaliseKey(typed).match(/.{1,4}/g) ?? [];
}

/** The number (from 1) of the first group that differs from the key shown, or null when all match. */
export function firstWrongGroup(typed: string, shown: string): number | null {
  const given = groupsOfKey(typed);
  const wanted = groupsOfKey(shown);
  const index = wanted.findIndex((group, at) => given[at] !== group);
  if (index >= 0) return index + 1;
  return given.length > wanted.length ? wanted.length + 1 : null;
}

/** What to look for in a group that does not match: "Look for 8 and B." where the two are easily mixed up. */
export function hintForGroup(typed: string, shown: string): string {
  for (let at = 0; at < shown.length; at += 1) {
    const pair = [typed[at] ?? '', shown[at] ?? ''].sort().join('');
    if ([...LOOK_ALIKES, ...MORE_LOOK_ALIKES].some((known) => [...known].sort().join('') === pair)) {
      return `Look for ${pair[0]} and ${pair[1]}.`;
    }
  }
  return 'Compare it with the paper, letter by letter.';
}
