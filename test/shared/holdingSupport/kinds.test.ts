import { expect, test } from 'vitest';
import {
  COUNTED_AS,
  HOLDING_SUPPORT_KINDS,
  kindName,
  kindsToChoose,
} from '../../../shared/holdingSupport/rules.ts';

const KINDS = [
  { code: 'drop_in', name: 'Open door', isActive: true },
  { code: 'own', name: 'Allotment', isActive: false },
];

test('closed kinds are offered only where they were chosen before', () => {
  const codes = (chosen: string[]) => kindsToChoose(KINDS, chosen).map(({ code }) => code);
  expect(codes([])).toEqual(['drop_in']);
  expect(codes(['own'])).toEqual(['drop_in', 'own']);
  expect(codes(['gone'])).toEqual(['drop_in']);
});

test('a kind has the name it has now, closed or not; one that nobody knows shows its code', () => {
  expect(kindName(KINDS, 'drop_in')).toBe('Open door');
  expect(kindName(KINDS, 'own')).toBe('Allotment');
  expect(kindName([], 'own')).toBe('own');
});

test('returns tell apart what they always did, and another kind last', () => {
  expect(COUNTED_AS).toEqual([...HOLDING_SUPPORT_KINDS, 'other']);
});
