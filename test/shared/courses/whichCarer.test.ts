import { expect, test } from 'vitest';
import { whichCarer } from '../../../shared/courses/whichCarer.ts';

const oriel = { id: 'o', name: 'Oriel Samplewick', relationship: 'mother' };
const piran = { id: 'p', name: 'Piran Samplewick', relationship: 'father' };
const childs = { isCounted: true, person: null };
const of = (person: typeof oriel | null) => ({ isCounted: false, person });

test('the only parent or carer of a course is meant, also where the counted sessions are theirs', () => {
  expect(whichCarer([childs, of(oriel)])).toBe(oriel);
  expect(whichCarer([{ isCounted: true, person: oriel }])).toBe(oriel);
  expect(whichCarer([childs, of(oriel), of(oriel)])).toBe(oriel);
});

test('with two of them none is named, except in a session of their own', () => {
  expect(whichCarer([childs, of(oriel), of(piran)])).toBeNull();
  expect(whichCarer([childs, of(oriel), of(piran)], childs)).toBeNull();
  expect(whichCarer([childs, of(oriel), of(piran)], of(piran))).toBe(piran);
});

test('nobody is named where nobody is known', () => {
  expect(whichCarer([])).toBeNull();
  expect(whichCarer([childs, of(null)], of(null))).toBeNull();
  expect(whichCarer([childs, of(null), of(piran)])).toBe(piran);
});
