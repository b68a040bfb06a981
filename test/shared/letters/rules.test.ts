import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type LocalDate, localDate } from '../../../shared/dates.ts';
import { LETTER_FIELDS, LETTER_KINDS } from '../../../shared/letters/codes.ts';
import {
  gapsSaid,
  fillTemplate,
  gapSentence,
  letterErrors,
  letterValues,
  type LetterValues,
  mayWriteTo,
  templateProblems,
  templateSentence,
  wordsToWeigh,
} from '../../../shared/letters/rules.ts';
import { DEFAULT_TEMPLATES } from '../../../shared/letters/templates.ts';
import { CHANNEL_ANSWERS, CONTACT_SAFETIES } from '../../../shared/people/codes.ts';
import { SETTINGS, settingsFrom } from '../../../shared/service/settings.ts';
import { personFields } from '../../support/children.ts';

const TODAY = localDate('2026-11-20');

describe('whom a letter may go to', () => {
  const person = (
    more: Parameters<typeof personFields>[0],
    checkedOn: string | null = '2026-11-02',
    checkAgainFrom: LocalDate | null = null,
  ) =>
    mayWriteTo({
      fields: personFields({ mayLetter: 'yes', ...more }),
      checkedOn: checkedOn === null ? null : localDate(checkedOn),
      checkAgainFrom,
    });

  test('only a checked contact who agreed to letters; each other answer has its reason', () => {
    expect(person({})).toEqual({ ok: true, value: { asksFirst: false } });
    expect(person({ safety: 'ask_first' })).toEqual({ ok: true, value: { asksFirst: true } });
    expect(person({ safety: 'do_not_contact' })).toMatchObject({ code: 'letter_do_not_contact' });
    expect(person({}, null)).toMatchObject({ code: 'letter_contact_not_checked' });
    expect(person({ safety: 'not_checked' })).toMatchObject({ code: 'letter_contact_not_checked' });
    // The child came back since: nobody knows who opens the post there now.
    expect(person({}, '2026-11-02', localDate('2026-11-03'))).toMatchObject({ ok: false });
    expect(person({ mayLetter: 'no' })).toMatchObject({ code: 'letter_not_agreed' });
    expect(person({ mayLetter: 'not_checked' })).toMatchObject({ code: 'letter_agreement_not_checked' });
  });

  test('“do not contact” is never a letter, nor is an answer that nobody gave, whatever else is said', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...CONTACT_SAFETIES),
        fc.constantFrom(...CHANNEL_ANSWERS),
        fc.boolean(),
        fc.constantFrom('yes' as const, 'no' as const, 'not_asked' as const),
        (safety, mayLetter, isChecked, hasParentalResponsibility) => {
          const decided = person(
            { safety, mayLetter, hasParentalResponsibility },
            isChecked ? '2026-11-02' : null,
          );
          const mayBe = isChecked && mayLetter === 'yes' && (safety === 'safe' || safety === 'ask_first');
          expect(decided.ok).toBe(mayBe);
        },
      ),
    );
  });
});

describe('templates', () => {
  test('a field that is none, and braces left open, are said with their line', () => {
    expect(templateProblems('Dear {{ Name }}\n{{Child}} and {{  next   contact }}')).toEqual([]);
    expect(templateProblems('Dear {{name}}\n{{carer}} {{start date}}\n{{child')).toEqual([
      { line: 2, what: 'carer', is: 'unknown' },
      { line: 2, what: 'start date', is: 'unknown' },
      { line: 3, what: '{{child', is: 'broken' },
    ]);
    expect(templateSentence('One\n\n{{carer}}')).toBe(
      '“{{carer}}” on line 3 is not a field. Use one of those shown here, or write the words themselves.',
    );
    expect(templateSentence('}}')).toMatch(/^Line 1 has braces that do not close/);
    expect(templateSentence('{{}}')).toMatch(/is not a field/);
    expect(templateSentence('A single { or } is only a mark')).toBeNull();
  });

  test('no field says when therapy might start', () => {
    for (const field of ['start', 'start date', 'expected start', 'expected date', 'reason', 'abuse'])
      expect(templateSentence(`{{${field}}}`)).not.toBeNull();
  });

  const VALUES: LetterValues = letterValues(
    {
      person: 'Dilys Testwood',
      child: { name: 'Rafe Testwood', nameUsed: null },
      nextContactOn: localDate('2026-12-04'),
      askAgainOn: localDate('2027-02-01'),
      settings: settingsFrom({ namedContact: 'Sol Fakeham', namedContactPhone: '01632 960001' }),
    },
    TODAY,
  );

  test('fields are filled once, as they are said; without a value they stay, and the letter waits for words', () => {
    expect(fillTemplate('{{name}} {{CHILD}} {{ next  contact }}', VALUES)).toBe(
      'Dilys Testwood Rafe Friday 4 December 2026',
    );
    expect(fillTemplate('{{child}}', { ...VALUES, child: '{{name}}' })).toBe('{{name}}');
    const open = fillTemplate('Hello\nBy {{next contact}}', { ...VALUES, 'next contact': null });
    expect(open).toBe('Hello\nBy {{next contact}}');
    expect(gapSentence(open)).toBe(
      '“{{next contact}}” on line 2 has nothing to stand there. Write the words in its place.',
    );
    expect(gapSentence('Half a {{field')).toBe('Take the braces out of line 1.');
    expect(gapSentence('Whole')).toBeNull();
  });

  test('a template of known fields, filled with every value, has no gap left', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.constantFrom(...LETTER_FIELDS).map((field) => `{{${field}}}`),
            fc.constant('and\n'),
          ),
        ),
        (parts) => {
          const body = parts.join(' ');
          expect(templateProblems(body)).toEqual([]);
          expect(gapSentence(fillTemplate(body, VALUES))).toBeNull();
        },
      ),
    );
  });

  test('a day that has passed is not written; today is', () => {
    const facts = {
      person: 'Dilys Testwood',
      child: { name: 'Rafe Testwood', nameUsed: 'Ray B' },
      askAgainOn: null,
      settings: settingsFrom({}),
    };
    const values = (on: string) => letterValues({ ...facts, nextContactOn: localDate(on) }, TODAY);
    expect(values('2026-11-19')['next contact']).toBeNull();
    expect(values('2026-11-20')).toMatchObject({
      'next contact': 'Friday 20 November 2026',
      child: 'Ray',
      date: '20 November 2026',
      'ask again': null,
      'named contact': null,
      phone: null,
      'out of hours': SETTINGS.familyOutOfHours.default,
    });
  });
});

describe('the letters as they come', () => {
  const words = (text: string) => text.match(/[\p{L}’]+/gu) ?? [];
  const syllables = (word: string) =>
    Math.max(
      1,
      (
        word
          .toLowerCase()
          .replace(/e$/, '')
          .match(/[aeiouy]+/g) ?? []
      ).length,
    );
  /** Flesch and Kincaid's grade: US school years, five behind the age. */
  const grade = (text: string) => {
    const spoken = text.replaceAll(/\{\{[^}]*\}\}/g, 'Sam');
    const sentences = spoken.split(/[.:?]\s|\n+/).filter((part) => words(part).length > 0);
    const all = words(spoken);
    const perWord = all.reduce((sum, word) => sum + syllables(word), 0) / all.length;
    return 0.39 * (all.length / sentences.length) + 11.8 * perWord - 15.59;
  };

  test.each(LETTER_KINDS)(
    '%s: known fields, words an eleven-year-old reads, and nothing that gives away',
    (kind) => {
      const body = DEFAULT_TEMPLATES[kind];
      expect(templateProblems(body)).toEqual([]);
      expect(grade(body)).toBeLessThan(6);
      expect(body).not.toMatch(
        /abus|assault|violen|therap|counsel|trauma|victim|police|court|safeguard|referr|social care|start on|!/i,
      );
      expect(body).toContain('{{phone}}');
      expect(body).toContain('{{out of hours}}');
    },
  );
});

describe('what a letter lacks', () => {
  const WHOLE = {
    text: 'Hello',
    delivery: 'posted',
    address: '1 Made-up Row',
    asksFirst: false,
    askedFirst: false,
  } as const;
  test('an address when posted and none when handed over; the asking where it is needed', () => {
    expect(letterErrors(WHOLE)).toEqual({});
    expect(letterErrors({ ...WHOLE, address: ' \n' })).toHaveProperty('address');
    expect(letterErrors({ ...WHOLE, delivery: 'handed_over', address: '' })).toEqual({});
    expect(Object.keys(letterErrors({ ...WHOLE, text: '{{phone}}', asksFirst: true }))).toEqual([
      'text',
      'askedFirst',
    ]);
    expect(letterErrors({ ...WHOLE, asksFirst: true, askedFirst: true })).toEqual({});
    expect(letterErrors({ ...WHOLE, text: '  ' })).toHaveProperty('text');
  });
});

describe('words to look at once more', () => {
  test('a start of therapy and what happened are found, each once, as they stand', () => {
    expect(wordsToWeigh('Therapy will start on 4 January after the abuse. The ABUSE is known.')).toEqual([
      'therapy will start',
      'start on 4',
      'abuse',
    ]);
    expect(wordsToWeigh('It may begin in January; the police were told.')).toEqual([
      'it may begin',
      'begin in january',
      'police',
    ]);
  });
  test('none in our own words, nor in other words that look alike', () => {
    for (const text of Object.values(DEFAULT_TEMPLATES)) expect(wordsToWeigh(text)).toEqual([]);
    expect(wordsToWeigh('Please start a list in May. A grape, a drape, a policy.')).toEqual([]);
  });
});

test('on paper a gap is said in words, not as a field', () => {
  expect(gapsSaid('By {{ask again}}, ring {{phone}}.')).toBe('By [no day set], ring [phone: to be written].');
  expect(gapsSaid('{{Next  contact}} and {{nothing of ours}}')).toBe('[no day set] and {{nothing of ours}}');
});
