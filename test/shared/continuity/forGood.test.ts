import { expect, test } from 'vitest';
import { handsOn, isHandedOn } from '../../../shared/continuity/forGood.ts';

test.each([
  ['from one to another', 'ama', 'bea', true],
  ['to the same', 'ama', 'ama', false],
  ['to its first', null, 'bea', false],
  ['to nobody yet', 'ama', null, false],
])('given %s', (_, holderId, to, isIt) => {
  expect(isHandedOn(holderId, to)).toBe(isIt);
});

test('one date alone hands nothing on, nor do dates that are theirs already', () => {
  const later = { scope: 'this_and_later', was: 'ama', holderId: 'ama', to: 'bea' } as const;
  expect(handsOn(later)).toBe(true);
  expect(handsOn({ ...later, scope: 'this' })).toBe(false);
  // Bea stands in for the dates already, and the strand stays with whom it is.
  expect(handsOn({ ...later, was: 'bea' })).toBe(false);
  expect(handsOn({ ...later, was: 'bea', to: 'ama' })).toBe(false);
});
