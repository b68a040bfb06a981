import fc from 'fast-check';
import { expect, test } from 'vitest';
import { phoneWarning } from '../../../shared/people/phone.ts';

test.each([
  '',
  '07700 900142',
  '(01632) 960001',
  '01632 96001',
  '7700 900142',
  '+44 7700 900142',
  '+44 (0)7700 900142',
  '0044 1632 960001',
  '+92 300 1234567',
  '07700 900123 / 01632 960001 (gran)',
  '07700 900123 or 07700 900124',
  '01632 960001 ext 12',
  '0800 1111',
  '116 123',
  '101',
])('nothing is said of %s', (typed) => expect(phoneWarning(typed)).toBeNull());

test.each([
  ['0770 90014', 'only 9 figures'],
  ['7', 'only 1 figure.'],
  ['07700 900142 9', '12 figures, which is too many'],
  ['+44 7700 9001', 'only 10 figures'],
  ['07700 900123 / 0163', 'only 4 figures'],
  ['ring her mum', 'letters'],
  ['O7700 900142', 'letters'],
])('of %s it says: %s', (typed, says) => expect(phoneWarning(typed)).toContain(says));

test('whatever is typed is looked at without failing, and a number of eleven figures is never doubted', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (typed) => void phoneWarning(typed)));
  fc.assert(
    fc.property(fc.stringMatching(/^0[1-9]\d{9}$/), (figures) => {
      expect(phoneWarning(figures)).toBeNull();
      expect(phoneWarning(`${figures.slice(0, 5)} ${figures.slice(5)}`)).toBeNull();
    }),
  );
});
