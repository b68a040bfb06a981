import { nameKey } from '../imports/names.ts';
import { nameFamilies } from './nicknames.ts';
import { soundOf, soundsAlike, speltAlike } from './sound.ts';

/** How the words of two names go together, the surest first. */
const WAYS = ['same', 'form', 'sound', 'spelling'] as const;
type Way = (typeof WAYS)[number];

export type NameLikeness = {
  /**
   * `same`: word for word, in whatever order. `alike`: every word of the shorter one has its counterpart, and there are
   * two or more. `one_word`: a name of one word that the other has. `given`: the first word of both. `family`: some other
   * word. `none`: no word in common.
   */
  level: 'same' | 'alike' | 'one_word' | 'given' | 'family' | 'none';
  ways: readonly Way[];
  /** The same words in another order. */
  isTurnedRound: boolean;
  /** One name has a word more. */
  hasMore: boolean;
};

/** No name has more words than this; what comes after is not compared. */
const MOST_WORDS = 8;

/**
 * How alike two names are, whatever the order of their words, accents, apostrophes, hyphens and spaces ("O’Brien",
 * "OBrien" and "O Brien" are one name). Says the same whichever of the two is asked about first.
 */
export function compareNames(a: readonly Word[], b: readonly Word[]): NameLikeness {
  const [one, other] = joined(a, b);
  const pairs = pairUp(one, other);
  const shorter = Math.min(one.length, other.length);
  const ways = WAYS.filter((way) => pairs.some((each) => each.way === way));
  const hasMore = one.length !== other.length;
  const found = (level: NameLikeness['level']): NameLikeness => ({
    level,
    ways,
    isTurnedRound: !hasMore && pairs.some(({ i, j }) => i !== j),
    hasMore,
  });
  if (pairs.length === 0) return found('none');
  if (pairs.length === shorter) {
    if (!hasMore && ways.every((way) => way === 'same')) return found('same');
    return found(shorter > 1 ? 'alike' : 'one_word');
  }
  const [given, otherGiven] = [one[0], other[0]];
  if (given !== undefined && otherGiven !== undefined && wayOf(given, otherGiven) !== null)
    return found('given');
  return found(ways.includes('same') ? 'family' : 'none');
}

/** A word of a name with what it sounds like and the families of names it belongs to. */
export type Word = { text: string; sound: string; families: readonly string[] };

/** The words of a name as they are compared. Worked out once for a child who is compared with many. */
export function wordsOf(name: string): Word[] {
  return nameKey(name)
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((text) => text !== '')
    .slice(0, MOST_WORDS)
    .map(wordOf);
}

/** One word, folded as by `nameKey`. */
export function wordOf(text: string): Word {
  return { text, sound: soundOf(text), families: nameFamilies(text) };
}

/** Two words of one name that the other writes as one are made one: Anne Marie and Annemarie. */
function joined(a: readonly Word[], b: readonly Word[]): [readonly Word[], readonly Word[]] {
  // Only a name with a word more can have written one as two.
  if (a.length === b.length) return [a, b];
  const one = joinedAs(a, new Set(b.map(({ text }) => text)));
  return [one, joinedAs(b, new Set(one.map(({ text }) => text)))];
}

function joinedAs(words: readonly Word[], asOne: ReadonlySet<string>): readonly Word[] {
  for (let i = 0; i < words.length; i += 1) {
    for (let j = 0; j < words.length; j += 1) {
      const whole = `${words[i]?.text ?? ''}${words[j]?.text ?? ''}`;
      if (i === j || !asOne.has(whole) || words.some(({ text }) => text === whole)) continue;
      const rest = words.filter((_, at) => at !== i && at !== j);
      return joinedAs(rest.toSpliced(Math.min(i, j), 0, wordOf(whole)), asOne);
    }
  }
  return words;
}

type Pair = { i: number; j: number; way: Way };
type Placed = { word: Word; at: number };

/**
 * As many pairs of words as can be made, each word in one of them (Kuhn's algorithm). Both names are put in an order of
 * their own before, so that neither the order of the words nor of the names changes what is found.
 */
function pairUp(a: readonly Word[], b: readonly Word[]): Pair[] {
  const [left, right] = [placed(a), placed(b)];
  if (textOf(left) > textOf(right)) return pairUp(b, a).map(({ i, j, way }) => ({ i: j, j: i, way }));
  const edges = left.map((one, x) =>
    right
      .flatMap((other, y) => {
        const way = wayOf(one.word, other.word);
        return way === null ? [] : [{ x, y, way }];
      })
      .sort((p, q) => WAYS.indexOf(p.way) - WAYS.indexOf(q.way)),
  );
  const takenBy = new Map<number, { x: number; y: number; way: Way }>();
  const place = (x: number, tried: Set<number>): boolean =>
    (edges[x] ?? []).some((edge) => {
      if (tried.has(edge.y)) return false;
      tried.add(edge.y);
      const other = takenBy.get(edge.y);
      if (other !== undefined && !place(other.x, tried)) return false;
      takenBy.set(edge.y, edge);
      return true;
    });
  left.forEach((_, x) => place(x, new Set()));
  return [...takenBy.values()].map(({ x, y, way }) => ({ i: left[x]?.at ?? 0, j: right[y]?.at ?? 0, way }));
}

const placed = (words: readonly Word[]): Placed[] =>
  words
    .map((word, at) => ({ word, at }))
    .sort((p, q) => (p.word.text === q.word.text ? p.at - q.at : p.word.text < q.word.text ? -1 : 1));

const textOf = (words: readonly Placed[]) => words.map(({ word }) => word.text).join(' ');

/** The surest way in which two words go together, or null. */
function wayOf(a: Word, b: Word): Way | null {
  if (a.text === b.text) return 'same';
  if (b.families.some((family) => a.families.includes(family))) return 'form';
  if (a.sound === b.sound && soundsAlike(a.text, b.text)) return 'sound';
  return speltAlike(a.text, b.text) ? 'spelling' : null;
}
