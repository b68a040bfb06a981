import { expect, test } from 'vitest';
import { isSamePerson } from '../../../shared/people/same.ts';

const glyn = { name: 'Glyn Mockham', phone: '07700 900123' };

test.each([
  [
    'the same name and number, however written',
    { name: ' glyn  mockham', phone: '+44 7700 900 123' },
    false,
    true,
  ],
  ['the same name, another number', { ...glyn, phone: '07700 900124' }, false, false],
  ['the same name round a brother or sister', { ...glyn, phone: null }, true, true],
  ['the same name and no number at all', { ...glyn, phone: null }, false, false],
  ['the same number, another name', { ...glyn, name: 'Dilys Mockham' }, true, false],
] as const)('%s', (_, other, areSiblings, same) => {
  expect(isSamePerson(glyn, other, areSiblings)).toBe(same);
  expect(isSamePerson(other, glyn, areSiblings)).toBe(same);
});

test('two with no number, or with no name, are not told to be one', () => {
  expect(isSamePerson({ ...glyn, phone: '' }, { ...glyn, phone: '' }, false)).toBe(false);
  expect(isSamePerson({ name: ' ', phone: '1' }, { name: '', phone: '1' }, true)).toBe(false);
});
