// Whether two words of a name sound alike or are spelt almost alike. Our own rule, made for names met in the United
// Kingdom: English and Welsh spellings, and names from Arabic and Urdu in either alphabet.

/** Letters of the Arabic and Urdu alphabets by the Latin ones they are usually written with. */
const LATIN: Record<string, string> = Object.fromEntries(
  [
    ['اآأإٱ', 'a'],
    ['ب', 'b'],
    ['پ', 'p'],
    ['تٹطة', 't'],
    ['ثسص', 's'],
    ['ج', 'j'],
    ['چ', 'ch'],
    ['ح', 'ha'],
    ['خ', 'kh'],
    ['دڈ', 'd'],
    ['ذزژضظ', 'z'],
    ['رڑ', 'r'],
    ['ش', 'sh'],
    ['ع', 'a'],
    ['غ', 'gh'],
    ['ف', 'f'],
    ['قکك', 'k'],
    ['گ', 'g'],
    ['ل', 'l'],
    ['م', 'm'],
    ['نں', 'n'],
    ['و', 'u'],
    ['ہهھۃ', 'h'],
    ['یيىے', 'i'],
    ['ئؤء', ''],
  ].flatMap(([letters, latin]) => [...(letters ?? '')].map((letter) => [letter, latin ?? ''])),
);

/** Spellings that stand for one sound, in their order. `x` stands for the sound of "sh" and "ch", `h` only where heard. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/^(?:kn|gn)/, 'n'],
  [/^wr|^rh/, 'r'],
  [/^wh/, 'w'],
  [/ph|ff/g, 'f'],
  [/chr/g, 'kr'],
  [/tch|sch|sh|ch|sz|cz/g, 'X'],
  [/ck|kh/g, 'k'],
  [/gh(?=[aeiouy])/g, 'g'],
  [/gh/g, ''],
  [/([tdb])h/g, '$1'],
  [/c(?=[eiy])/g, 's'],
  [/g(?=[ei])|dg/g, 'j'],
  [/[cq]/g, 'k'],
  [/x/g, 'ks'],
  [/z/g, 's'],
  [/v/g, 'f'],
  [/h(?![aeiouyw])/g, ''],
];

/**
 * What a word sounds like, roughly: its consonants, and which kind of vowel it begins with. "Rhys" and "Reece" share
 * one, so do "Mohammed", "Muhammad" and "محمد". Words of other alphabets sound as they are written.
 */
export function soundOf(word: string): string {
  const latin = [...word].map((letter) => LATIN[letter] ?? letter).join('');
  if (!/^[a-z]+$/.test(latin)) return latin;
  const heard = SPELLINGS.reduce((text, [spelling, sound]) => text.replace(spelling, sound), latin);
  const first = heard.charAt(0);
  const opening = /[aeiou]/.test(first) ? (first === 'a' ? 'a' : /[ei]/.test(first) ? 'e' : 'o') : '';
  const consonants = heard.replace(/(?<=.)[wy]/g, '').replace(/[aeiou]/g, '');
  return (opening + consonants).replace(/(.)\1+/g, '$1');
}

/** Two words of at least three letters whose sound is the same and says enough. */
export function soundsAlike(a: string, b: string): boolean {
  const sound = soundOf(a);
  if (a.length < 3 || b.length < 3 || sound.length < 2 || sound !== soundOf(b)) return false;
  // A sound of two letters is shared by many names: there the spelling must be near as well, if it can be compared.
  return sound.length > 2 || isLatin(a) !== isLatin(b) || distance(a, b) <= 2;
}

const isLatin = (word: string) => /^[a-z]+$/.test(word);

/**
 * Spelt alike but for one letter, or two in a long word: added, left out, another, or two changed round. A figure is not
 * a slip of the hand: "Child 12" is not "Child 13".
 */
export function speltAlike(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  if (shorter < 4 || Math.abs(a.length - b.length) > 2 || /\d/.test(a) || /\d/.test(b)) return false;
  return distance(a, b) <= (shorter < 8 ? 1 : 2);
}

/** How many letters must be added, left out, changed or swapped with their neighbour. Counts no further than 3. */
export function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3;
  let twoAbove: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const isSame = a[i - 1] === b[j - 1];
      let least = Math.min(
        (above[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (above[j - 1] ?? 0) + (isSame ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, (twoAbove[j - 2] ?? 0) + 1);
      }
      row.push(least);
    }
    twoAbove = above;
    above = row;
  }
  return Math.min(3, above[b.length] ?? 0);
}
