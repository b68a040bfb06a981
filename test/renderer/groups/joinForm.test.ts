import { expect, test } from 'vitest';
import { joinWords } from '../../../renderer/groups/joinForm.ts';
import type { GroupView } from '../../../shared/groups/contract.ts';
import { localDate } from '../../../shared/dates.ts';

test('of a group that goes on it is said how many dates are theirs, and how many of those have been', () => {
  const dates = ['2026-11-09', '2026-11-16', '2026-11-23', '2026-11-30'].map((on) => ({
    on: localDate(on),
  })) as unknown as GroupView['dates'];
  const words = (joinedOn: string) => joinWords({ dates }, localDate(joinedOn), localDate('2026-11-23'));
  expect(words('2026-11-23')).toBe('2 of 4 dates. Their count and their reviews begin there.');
  expect(words('2026-11-10')).toBe(
    '3 of 4 dates. Their count and their reviews begin there. 1 of them has been: say in the register whether they came.',
  );
  expect(words('2026-11-01')).toContain('2 of them have been');
});
