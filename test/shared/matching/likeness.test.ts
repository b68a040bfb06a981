import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, localDate } from '../../../shared/dates.ts';
import { likenessKeys } from '../../../shared/matching/keys.ts';
import {
  compareChildren,
  type Likened,
  needsAnswer,
  phoneKey,
  postcodeKey,
} from '../../../shared/matching/likeness.ts';
import { compareNames, wordsOf } from '../../../shared/matching/names.ts';

const levelOf = (a: string, b: string) => compareNames(wordsOf(a), wordsOf(b)).level;

const child = (name: string, birthDate: string | null, more: Partial<Likened> = {}): Likened => ({
  name,
  nameUsed: null,
  birthDate: birthDate === null ? null : localDate(birthDate),
  postcode: null,
  school: null,
  carers: [],
  ...more,
});
const home = { postcode: 'ZZ1 2AB' };
const mum = (phone: string) => ({ carers: [{ name: 'Mum', phone }] });
const verdict = (a: Likened, b: Likened) => compareChildren(a, b)?.likeness ?? null;

describe('two spellings of one name', () => {
  test.each([
    ['capitals and accents', 'Siân Testwood', 'SIAN TESTWOOD', 'same'],
    ['apostrophes', 'Sean O’Brien', "Sean O'Brien", 'same'],
    ['an apostrophe left out', 'Sean OBrien', 'Sean O’Brien', 'same'],
    ['a space for the apostrophe', 'Sean O Brien', 'Sean O’Brien', 'same'],
    ['a hyphen', 'Anne-Marie Testwood', 'Annemarie Testwood', 'same'],
    ['first name last', 'Testwood Siân', 'Siân Testwood', 'same'],
    ['a comma', 'Testwood, Siân', 'Siân Testwood', 'same'],
    ['Welsh letters', 'Llŷr Sampleford', 'Llyr Sampleford', 'same'],
    ['short vowels of Urdu', 'زَینَب خان', 'زینب خان', 'same'],
    ['a short form', 'Katie Sampleford', 'Catherine Sampleford', 'alike'],
    ['Welsh beside English', 'Ifan Sampleford', 'Evan Sampleford', 'alike'],
    ['two ways from Arabic', 'Muhammad Testwood', 'Mohammed Testwood', 'alike'],
    ['Urdu beside Latin letters', 'زینب Testwood', 'Zainab Testwood', 'alike'],
    ['a sound', 'Aleksa Phillipson', 'Aleksa Filipson', 'alike'],
    ['a Welsh sound', 'Rhys Testwood', 'Reece Testwood', 'alike'],
    ['a slip of the hand', 'Odette Samplesby', 'Odette Sampelsby', 'alike'],
    ['a further name', 'Amy Jo Testwood', 'Amy Testwood', 'alike'],
    ['a word that is repeated', 'Ali Ali', 'Ali Testwood', 'given'],
    ['one word of two', 'Odette', 'Odette Samplesby', 'one_word'],
    ['a surname', 'Amy Testwood', 'Bo Testwood', 'family'],
    ['a first name', 'Amy Testwood', 'Amy Sampleford', 'given'],
    ['another name altogether', 'Amy Testwood', 'Bo Sampleford', 'none'],
    ['short names that sound a little alike', 'Amy Testwood', 'Emma Testwood', 'family'],
    ['children known by a number', 'Child1201 Testwood', 'Child1202 Testwood', 'family'],
    ['nothing', '', '', 'none'],
  ])('%s', (_, a, b, level) => {
    expect(levelOf(a, b)).toBe(level);
    expect(levelOf(b, a)).toBe(level);
  });
});

describe('whether it is the same child', () => {
  const odette = child('Odette Samplesby', '2014-03-04');
  test.each<[string, Likened, Likened, string | null]>([
    ['name and birth date', odette, child('odette samplesby', '2014-03-04'), 'same'],
    ['turned round as well', odette, child('Samplesby Odette', '2014-03-04'), 'same'],
    ['day and month changed round', odette, child('Odette Samplesby', '2014-04-03'), 'likely'],
    ['one figure of the date', odette, child('Odette Samplesby', '2013-03-04'), 'likely'],
    ['two figures changed round', odette, child('Odette Samplesby', '2041-03-04'), 'likely'],
    ['no birth date', odette, child('Odette Samplesby', null), 'possible'],
    ['no birth date, the same home', { ...odette, ...home }, child('Odette Samplesby', null, home), 'likely'],
    ['another birth date', odette, child('Odette Samplesby', '2011-12-25'), null],
    [
      'another birth date, same home',
      { ...odette, ...home },
      child('Odette Samplesby', '2011-12-25', home),
      'possible',
    ],
    [
      'a short form',
      child('Katie Testwood', '2014-03-04'),
      child('Catherine Testwood', '2014-03-04'),
      'likely',
    ],
    [
      'a short form, no birth date',
      child('Katie Testwood', null),
      child('Catherine Testwood', '2014-03-04'),
      'possible',
    ],
    [
      'a short form, other birth date',
      child('Katie Testwood', '2014-03-04'),
      child('Catherine Testwood', '2010-01-09'),
      null,
    ],
    [
      '29 February, a day off',
      child('Amy Testwood', '2012-02-29'),
      child('Amy Testwood', '2012-02-28'),
      'likely',
    ],
    ['29 February twice', child('Amy Testwood', '2012-02-29'), child('Amy Testwood', '2012-02-29'), 'same'],
    [
      'another surname, the same home',
      child('Amy Testwood', '2014-03-04', home),
      child('Amy Sampleford', '2014-03-04', home),
      'likely',
    ],
    [
      'another surname and home',
      child('Amy Testwood', '2014-03-04'),
      child('Amy Sampleford', '2014-03-04'),
      'possible',
    ],
    ['twins', child('Amy Testwood', '2014-03-04'), child('Bo Testwood', '2014-03-04'), 'sibling'],
    [
      'a brother',
      child('Amy Testwood', '2014-03-04', home),
      child('Bo Testwood', '2016-07-01', home),
      'sibling',
    ],
    [
      'a namesake of the surname',
      child('Amy Testwood', '2014-03-04'),
      child('Bo Testwood', '2016-07-01'),
      null,
    ],
    [
      'half-brothers by the number',
      child('Amy Testwood', null, mum('07700 900318')),
      child('Bo Other', null, mum('+44 7700 900318')),
      'sibling',
    ],
    ['neighbours', child('Amy Testwood', '2014-03-04', home), child('Bo Other', '2014-03-04', home), null],
    [
      'the name used',
      child('Aleksandra Testwood', '2014-03-04', { nameUsed: 'Bo' }),
      child('Bo Testwood', '2014-03-04'),
      'same',
    ],
  ])('%s', (_, a, b, expected) => {
    expect(verdict(a, b)).toBe(expected);
    expect(verdict(b, a)).toBe(expected);
  });

  test('the reasons say what was found, and name nobody', () => {
    const found = compareChildren(
      child('Katie Sampelsby', '2014-03-04', { ...home, school: 'Notional Academy' }),
      child('Samplesby, Catherine', '2014-04-03', { ...home, school: 'Notional academy' }),
    );
    expect(found).toEqual({
      likeness: 'likely',
      reasons: [
        'name_form',
        'name_sound',
        'turned_round',
        'turned_birth_date',
        'same_postcode',
        'same_school',
      ],
    });
  });

  test('nobody is passed by who has the very same name; a namesake’s form may be', () => {
    expect(needsAnswer({ likeness: 'likely', reasons: ['name_form'] })).toBe(true);
    expect(needsAnswer({ likeness: 'possible', reasons: ['same_name', 'no_birth_date'] })).toBe(true);
    expect(needsAnswer({ likeness: 'possible', reasons: ['name_form', 'no_birth_date'] })).toBe(false);
    expect(needsAnswer({ likeness: 'sibling', reasons: ['family_name', 'same_phone'] })).toBe(false);
  });

  test('half a postcode or number is no home in common', () => {
    expect(postcodeKey('ZZ1')).toBeNull();
    expect(postcodeKey('zz1 2ab')).toBe('ZZ12AB');
    expect(phoneKey('01632')).toBeNull();
    expect(phoneKey('+44 (0)7700 900318')).toBe('7700900318');
  });
});

const words = fc.constantFrom(
  ...'Amy Katie Catherine Kate Siân Sian Rhys Reece Ifan Muhammad Mohammed Ali O’Brien OBrien Anne-Marie Annemarie Sam Samuel Samantha Testwood Sampleford Samplesby Sampelsby زینب Zainab'.split(
    ' ',
  ),
);
const names = fc.oneof(
  fc.array(words, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' ')),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
);
const dates = fc.option(
  fc.integer({ min: 0, max: 400 }).map((days) => addDays(localDate('2012-02-20'), days)),
);
const children: fc.Arbitrary<Likened> = fc.record({
  name: names,
  nameUsed: fc.option(words),
  birthDate: dates,
  postcode: fc.option(fc.constantFrom('ZZ1 2AB', 'zz12ab', 'ZZ9 9ZZ')),
  school: fc.option(fc.constantFrom('Notional Academy', 'Other School')),
  carers: fc.array(
    fc.record({ name: names, phone: fc.option(fc.constantFrom('07700 900318', '07700 900319')) }),
    {
      maxLength: 2,
    },
  ),
});

test('a slip in the surname is found by the first name, and one in the first name by the surname', () => {
  const shares = (a: string, b: string) =>
    likenessKeys(child(a, null)).some((key) => likenessKeys(child(b, null)).includes(key));
  expect(shares('Odette Samplesby', 'Odette Samblesby')).toBe(true);
  expect(shares('Odette Samplesby', 'Odegte Samplesby')).toBe(true);
  expect(shares('Bill Testwood', 'Testwod William')).toBe(true);
  expect(shares('Odette Samplesby', 'Amy Samplesby')).toBe(false);
});

describe('laws', () => {
  test('of two names equally near, the closest form is named, whichever is asked about first', () => {
    const of = (name: string, nameUsed: string) => child(name, null, { nameUsed, postcode: 'ZZ1 2AB' });
    const [one, other] = [of('Sampelsby', 'Sam'), of('Samuel', 'Samplesby')];
    expect(compareChildren(one, other)?.reasons).toContain('name_form');
    expect(compareChildren(other, one)).toEqual(compareChildren(one, other));
  });

  test('it does not matter which of the two is asked about first', () => {
    fc.assert(
      fc.property(children, children, (a, b) => {
        expect(compareChildren(b, a)).toEqual(compareChildren(a, b));
      }),
    );
  });
  test('a record with a name and a birth date is the same child as itself', () => {
    fc.assert(
      fc.property(children, (a) => {
        fc.pre(/\p{L}/u.test(a.name) && a.birthDate !== null);
        expect(verdict(a, a)).toBe('same');
      }),
    );
  });
  test('the order of the names changes nothing where they match', () => {
    const lists = fc.array(words, { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(
        lists,
        lists,
        dates,
        dates,
        fc.integer({ min: 1, max: 3 }),
        (one, other, born, bornToo, by) => {
          const turned = [...other.slice(by), ...other.slice(0, by)];
          const level = (list: string[]) => levelOf(one.join(' '), list.join(' '));
          if (!['same', 'alike', 'one_word'].includes(level(other))) return;
          expect(level(turned)).toBe(level(other));
          const a = child(one.join(' '), born);
          expect(verdict(a, child(turned.join(' '), bornToo))).toBe(
            verdict(a, child(other.join(' '), bornToo)),
          );
        },
      ),
    );
  });
  test('a name of one word finds the same name written as two', () => {
    const one = likenessKeys(child('Annemarie', '2013-02-10'));
    for (const name of ['Anne-Marie', 'Marie Anne'])
      expect(likenessKeys(child(name, '2013-02-11')).some((key) => one.includes(key))).toBe(
        compareChildren(child('Annemarie', '2013-02-10'), child(name, '2013-02-11')) !== null,
      );
  });
  test('whoever is the same child, or likely is, is found by a key', () => {
    fc.assert(
      fc.property(children, children, (a, b) => {
        const found = verdict(a, b);
        if (found !== 'same' && found !== 'likely') return;
        const keys = new Set(likenessKeys(a));
        expect(likenessKeys(b).some((key) => keys.has(key))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
