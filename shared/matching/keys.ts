import { type Likened, prepared } from './likeness.ts';
import { type Word, wordOf } from './names.ts';

/**
 * What two records must have one of in common to be worth comparing: the sound of one name and the first letter heard of
 * another, the sound of one name and the birth date (day and month in either order), a postcode, a carer’s number, or the
 * one name that is known. So nobody is compared with all ten thousand. Where this rule changes, a migration makes the keys
 * anew.
 */
export function likenessKeys(child: Likened): string[] {
  const keys = new Set<string>();
  const birth = birthKey(child.birthDate);
  const { names, postcode, phones } = prepared(child);
  for (const name of names) {
    const words = name.slice(0, MOST_WORDS);
    const sounds = soundsOf(words);
    for (const { word, sound } of sounds) {
      for (const other of sounds) {
        if (other.word !== word && !other.isFamily) keys.add(`n:${sound}|${other.sound.slice(0, 1)}`);
      }
      if (birth !== null) keys.add(`b:${birth}|${sound}`);
      if (words.length === 1) keys.add(`1:${sound}`);
    }
    // Two words that another record may have written as its only one: Anne Marie and Annemarie.
    const [one, two, ...more] = words;
    if (one !== undefined && two !== undefined && more.length === 0)
      for (const joined of [one.text + two.text, two.text + one.text]) keys.add(`1:${wordOf(joined).sound}`);
  }
  if (postcode !== null) keys.add(`p:${postcode}`);
  for (const phone of phones) keys.add(`t:${phone}`);
  return [...keys];
}

const MOST_WORDS = 5;

/** Each word's sound and its families, and those of two neighbours that may be one word: O Brien. */
function soundsOf(words: readonly Word[]): { word: number; sound: string; isFamily: boolean }[] {
  return words.flatMap((word, at) => {
    const next = words[at + 1];
    const spoken = next !== undefined ? [word, wordOf(word.text + next.text)] : [word];
    return spoken.flatMap(({ sound, families }) => [
      { word: at, sound, isFamily: false },
      ...families.map((family) => ({ word: at, sound: `=${family}`, isFamily: true })),
    ]);
  });
}

function birthKey(date: string | null): string | null {
  if (date === null) return null;
  const [year, ...rest] = date.split('-');
  return [year, ...rest.sort()].join('-');
}
