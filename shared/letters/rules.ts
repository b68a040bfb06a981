// Who may be sent a letter, what a template may hold, and how it is filled. A letter can be opened by anybody in the
// house, so it goes only to a contact that was gone through and to whom letters were agreed (NG76 1.1.9).
import { isBefore, type LocalDate, monthName, partsOf, weekdayName } from '../dates.ts';
import { allowed, type Decision, notAllowed } from '../decision.ts';
import type { PersonOfChild } from '../people/contract.ts';
import { isContactChecked } from '../people/rules.ts';
import type { Settings } from '../service/settings.ts';
import { LETTER_FIELDS, type LetterDelivery, type LetterField } from './codes.ts';

export type LetterRefusal =
  | 'letter_do_not_contact'
  | 'letter_contact_not_checked'
  | 'letter_not_agreed'
  | 'letter_agreement_not_checked';

/**
 * Whether a letter may go to somebody. Nothing is assumed: what was not agreed is not allowed, and parental
 * responsibility changes nothing. `asksFirst`: only once the first contact was asked.
 */
export function mayWriteTo(
  person: Pick<PersonOfChild, 'fields' | 'checkedOn' | 'checkAgainFrom'>,
): Decision<{ asksFirst: boolean }, LetterRefusal> {
  const { safety, mayLetter } = person.fields;
  if (safety === 'do_not_contact') return notAllowed('letter_do_not_contact');
  if (!isContactChecked(person)) return notAllowed('letter_contact_not_checked');
  if (mayLetter === 'no') return notAllowed('letter_not_agreed');
  if (mayLetter === 'not_checked') return notAllowed('letter_agreement_not_checked');
  return allowed({ asksFirst: safety === 'ask_first' });
}

/** Something between braces that is no field, or braces that do not close. Lines are counted from one. */
export type TemplateProblem = { line: number; what: string; is: 'unknown' | 'broken' };

/** What is wrong with a template, in the order in which it stands there. */
export function templateProblems(body: string): TemplateProblem[] {
  return body.split('\n').flatMap((words, at) => {
    const line = at + 1;
    const unknown = fieldsIn(words)
      .filter((what) => !isField(what))
      .map((what): TemplateProblem => ({ line, what, is: 'unknown' }));
    const rest = words.replaceAll(FIELD, '');
    return /\{\{|\}\}/.test(rest)
      ? [...unknown, { line, what: rest.trim().slice(0, 40), is: 'broken' as const }]
      : unknown;
  });
}

/** The first problem of a template in a sentence, or null. */
export function templateSentence(body: string): string | null {
  const [first] = templateProblems(body);
  if (first === undefined) return null;
  if (first.is === 'broken')
    return `Line ${first.line} has braces that do not close. A field looks like this: {{child}}.`;
  return `“{{${first.what}}}” on line ${first.line} is not a field. Use one of those shown here, or write the words themselves.`;
}

export type LetterValues = Record<LetterField, string | null>;

/** A template with its fields filled in. A field without a value stays as it is, to be written over. */
export function fillTemplate(body: string, values: LetterValues): string {
  return body.replaceAll(FIELD, (whole, inner: string) => {
    const field = normal(inner);
    return isField(field) ? (values[field] ?? whole) : whole;
  });
}

/** A letter as it looks on paper while something is still to be written: each gap in words, "[no day set]", not as a field. */
export function gapsSaid(text: string): string {
  return text.replaceAll(FIELD, (whole, inner: string) => {
    const field = normal(inner);
    if (!isField(field)) return whole;
    return isDay(field) ? '[no day set]' : `[${field}: to be written]`;
  });
}

const isDay = (field: LetterField) => field === 'ask again' || field === 'next contact';

/** The first field that still stands in a letter, in a sentence that says what to do, or null. */
export function gapSentence(text: string): string | null {
  for (const [at, words] of text.split('\n').entries()) {
    const [field] = fieldsIn(words);
    if (field !== undefined)
      return `“{{${field}}}” on line ${at + 1} has nothing to stand there. Write the words in its place.`;
    if (/\{\{|\}\}/.test(words)) return `Take the braces out of line ${at + 1}.`;
  }
  return null;
}

/**
 * What each field says today. A day that has passed is not written to a family: its field stays open until somebody
 * says what is true.
 */
export function letterValues(
  facts: {
    person: string;
    child: { name: string; nameUsed: string | null };
    nextContactOn: LocalDate | null;
    askAgainOn: LocalDate | null;
    settings: Pick<Settings, 'serviceName' | 'namedContact' | 'namedContactPhone' | 'familyOutOfHours'>;
  },
  today: LocalDate,
): LetterValues {
  const { person, child, settings } = facts;
  const ahead = (on: LocalDate | null) =>
    on === null || isBefore(on, today) ? null : `${weekdayName(on)} ${dateWords(on)}`;
  const called = child.nameUsed ?? child.name;
  return {
    name: person,
    child: called.split(' ')[0] ?? called,
    'next contact': ahead(facts.nextContactOn),
    'ask again': ahead(facts.askAgainOn),
    'named contact': said(settings.namedContact),
    phone: said(settings.namedContactPhone),
    'out of hours': said(settings.familyOutOfHours),
    service: settings.serviceName,
    date: dateWords(today),
  };
}

/** What a letter still lacks before it can be made, by the form's own fields. */
export function letterErrors(letter: {
  text: string;
  delivery: LetterDelivery;
  address: string;
  asksFirst: boolean;
  askedFirst: boolean;
}): Partial<Record<'text' | 'address' | 'askedFirst', string>> {
  const gap =
    letter.text.trim() === '' ? 'Write the letter, or choose which one it is.' : gapSentence(letter.text);
  return {
    ...(gap !== null && { text: gap }),
    ...(letter.delivery === 'posted' &&
      letter.address.trim() === '' && { address: 'Write the address it goes to, or choose “Handed over”.' }),
    ...(letter.asksFirst &&
      !letter.askedFirst && {
        askedFirst: 'Ask the first contact before this letter goes, and say that you did.',
      }),
  };
}

/** What a letter is better without: when therapy might start, and words that tell whoever opens it what happened. */
const TO_WEIGH: readonly RegExp[] = [
  /\b(?:therapy|sessions?|they|it) (?:will|can|should|may|might) (?:start|begin)\b/gi,
  /\b(?:starts?|begins?) (?:on|in) (?:\d|january|february|march|april|may|june|july|august|september|october|november|december)/gi,
  /\babus\w*/gi,
  /\bassault\w*/gi,
  /\brap(?:e|ed|ist)\b/gi,
  /\bpolice\b/gi,
];

/**
 * Words in a letter to look at once more before it is made, as they stand there, each once; none where there are none.
 * They are asked about, never refused (our own default: NG76 1.1.9, a letter may be read by whoever is at home).
 */
export function wordsToWeigh(text: string): string[] {
  const found = TO_WEIGH.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(([words]) => words.toLowerCase()),
  );
  return [...new Set(found)];
}

/** '20 November 2026': in letters months are written out. */
export function dateWords(date: LocalDate): string {
  const { day, year } = partsOf(date);
  return `${day} ${monthName(date)} ${year}`;
}

const FIELD = /\{\{([^{}]*)\}\}/g;
const normal = (inner: string) => inner.trim().replaceAll(/\s+/g, ' ').toLowerCase();
const fieldsIn = (words: string) => [...words.matchAll(FIELD)].map(([, inner = '']) => normal(inner));
const isField = (text: string): text is LetterField => (LETTER_FIELDS as readonly string[]).includes(text);
const said = (text: string) => (text.trim() === '' ? null : text.trim());
