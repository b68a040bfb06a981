import { expect, test } from 'vitest';
import { guessColumns } from '../../../shared/imports/columns.ts';
import { contactLines, isContactHeading, saysHowToContact } from '../../../shared/imports/contactRules.ts';
import type { Cell } from '../../../shared/imports/sheet.ts';

test.each([
  ['Safe to call?', true],
  ['OK to ring', true],
  ['Safe to phone mum', true],
  ['Voicemail', true],
  ['Contact notes', true],
  ['How to contact', true],
  ['Do not contact', true],
  ['Contact number', false],
  ['Safe adult', false],
  ['Phone', false],
  ['Notes', false],
] as const)('the heading “%s” speaks of how to contact: %s', (heading, speaks) => {
  expect(isContactHeading(heading)).toBe(speaks);
});

test.each([
  ['NO VOICEMAIL', true],
  ['no - dad must not know', true],
  ["don't ring after 4", true],
  ['not safe to text', true],
  ['wants CBT', false],
  ['School, Year 5', false],
] as const)('the cell “%s” says how to contact: %s', (text, says) => {
  expect(saysHowToContact(text)).toBe(says);
});

const cells = (...texts: string[]): Cell[] =>
  texts.map((text) => (text === '' ? { kind: 'blank', text } : { kind: 'text', text }));

test('a column of contact rules is asked about and kept, by its heading or by one cell', () => {
  const guesses = guessColumns(cells('Name', 'Received', 'Safe to call?', 'X', 'Colour'), [
    cells('Isla Importtest', '01/09/2026', 'NO VOICEMAIL', '', 'red'),
    cells('Bram Importtest', '02/09/2026', '', 'dad must not know', 'blue'),
  ]);
  expect(guesses.map(({ field, confidence }) => [field, confidence]).slice(2)).toEqual([
    ['notes', 'guess'],
    ['notes', 'guess'],
    [null, 'none'],
  ]);
});

test('of the sheet’s notes the lines about contact stand alone, word for word', () => {
  expect(contactLines('Safe to call?: NO VOICEMAIL\nAddress: 1 Fake Row\nDo not ring dad')).toBe(
    'Safe to call?: NO VOICEMAIL; Do not ring dad',
  );
  expect(contactLines(null)).toBe('');
});
