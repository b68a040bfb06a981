import { expect, test } from 'vitest';
import { fitDayOf } from '../../../renderer/course/datesToSolve.ts';
import type { ProposedDate } from '../../../shared/courses/contract.ts';
import { addDays, localDate, localTime } from '../../../shared/dates.ts';

const TODAY = localDate('2026-11-20');
const MONDAY = localDate('2026-12-28');
const date = (more: Partial<ProposedDate>): ProposedDate => ({
  number: 1,
  on: MONDAY,
  time: localTime('16:00'),
  skipped: null,
  clashes: [],
  suggestion: null,
  movedFrom: null,
  carer: null,
  ...more,
});
const holiday = date({ number: null, skipped: { because: 'holiday', name: 'Boxing Day (substitute)' } });
const next = date({ on: addDays(MONDAY, 7) });
const plan = { startsOn: MONDAY, kept: [] as const };

test('whether a therapy fits is asked of the first date that is sent, as the service asks it', () => {
  // The first day is passed over; a birthday between it and the first date counts.
  expect(fitDayOf(plan, [holiday, next], TODAY)).toBe(next.on);
  const taken = date({ clashes: [{ with: 'room', name: 'Room 1' }] });
  expect(fitDayOf(plan, [taken, next], TODAY)).toBe(next.on);
  expect(fitDayOf({ ...plan, kept: [MONDAY] }, [taken, next], TODAY)).toBe(MONDAY);
  expect(fitDayOf(plan, [taken], TODAY)).toBe(TODAY);
  const moved = date({ on: addDays(MONDAY, 1), movedFrom: MONDAY });
  expect(fitDayOf(plan, [next, moved], TODAY)).toBe(moved.on);
});
test('and while no dates are known, of the day that was typed', () => {
  expect(fitDayOf(plan, null, TODAY)).toBe(MONDAY);
  expect(fitDayOf({ ...plan, startsOn: 'soon' }, null, TODAY)).toBe(TODAY);
});
