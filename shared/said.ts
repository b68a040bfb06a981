// What is asked for in words is worth asking only where words come: "x" is none, and "nobody" holds no risk (our own rule).

/** Where a character is a syllable or a word: a whole name may be two of them. */
const SYLLABLES = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/gu;

/**
 * Whether a text says something at all: three letters or more, in any script, and not one letter over and over. Of
 * characters that are syllables or words two are enough.
 */
export function saysSomething(text: string | null): boolean {
  const words = (text ?? '').toLowerCase();
  if ((words.match(SYLLABLES)?.length ?? 0) >= 2) return true;
  const letters = words.match(/\p{L}/gu) ?? [];
  return letters.length >= 3 && new Set(letters).size >= 2;
}

const NOBODY =
  /^(nobody|no[ -]?one|none|nil|not? ?known|unknown|not (said|sure|applicable)|n\/?a|(we )?don['’]?t know|dunno|tbc|tba|to be (confirmed|agreed|decided)|any(body|one)|some(body|one)|every(body|one))( (yet|now|here|else|known|at all))*\W*$/i;

export type RiskHolderRefusal = 'risk_holder_needed' | 'risk_holder_nobody';

/**
 * What is wrong with the words on who holds a risk; null where they name somebody. A risk is held by a person and their
 * service, who know that they hold it (our own rule; NG76 1.1 asks for clear responsibility between agencies).
 */
export function riskHolderLack(text: string | null): RiskHolderRefusal | null {
  const words = (text ?? '').trim();
  if (NOBODY.test(words)) return 'risk_holder_nobody';
  return saysSomething(words) ? null : 'risk_holder_needed';
}
