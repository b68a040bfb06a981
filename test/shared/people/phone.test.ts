import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emailProblem, phoneAsked, phoneWarning } from '../../../shared/people/phone.ts';

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
  ['07700 900 12', 'only 10 figures'],
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

test.each(['', ' ', 'hill@oak.example', 'a.b+c@sub.oak.sch.uk'])(
  '“%s” is a whole e-mail address or none',
  (typed) => expect(emailProblem(typed)).toBeNull(),
);
test.each(['hill@oak', 'hill', 'hill@oak.', 'hi ll@oak.uk', '@oak.uk', 'hill@.uk'])('“%s” is none', (typed) =>
  expect(emailProblem(typed)).toContain('name@example.org'),
);

test('a number that looks wrong is asked about until somebody says that this very number is right', () => {
  expect(phoneAsked('ring the neighbour', '')).toContain('letters');
  expect(phoneAsked('ring the neighbour', 'ring the neighbour')).toBeNull();
  expect(phoneAsked('07700 900 12', 'ring the neighbour')).toContain('only 10 figures');
  expect(phoneAsked('07700 900142', '')).toBeNull();
});
