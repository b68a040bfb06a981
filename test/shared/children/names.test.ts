import { expect, test } from 'vitest';
import { calledName, firstName } from '../../../shared/children/names.ts';

test.each([
  ['Rafe Testwood', null, 'Rafe'],
  ['Rafe Testwood', '', 'Rafe'],
  ['Rafe Testwood', ' ', 'Rafe'],
  ['Rafe Testwood', 'Anna May', 'Anna May'],
  [' Rafe  Testwood', null, 'Rafe'],
  ['', null, ''],
])('%j, used %j, is called %j', (name, nameUsed, called) => {
  expect(calledName({ name, nameUsed })).toBe(called);
});

test('an adult is called by the first word of the name', () => {
  expect(firstName('Bernadette Testwood')).toBe('Bernadette');
});
