import { expect, test } from 'vitest';
import { addDays, localDate } from '../../../shared/dates.ts';
import type { ReviewOutcome } from '../../../shared/reviews/codes.ts';
import { carryOutBy, type DecidedReview, openOutcome } from '../../../shared/reviews/decided.ts';

const HELD = localDate('2026-11-16');
const review = (outcome: ReviewOutcome | null, more: Partial<DecidedReview> = {}): DecidedReview => ({
  id: `of-${outcome}`,
  heldOn: HELD,
  outcome,
  extendTo: outcome === 'extend' ? 20 : null,
  isSaid: false,
  ...more,
});
const weekly = { decidedOn: [], nextPlannedOn: addDays(HELD, 7) };

test('what asks for nothing more is not open', () => {
  for (const outcome of ['continue', 'end', null] as const)
    expect(openOutcome([review(outcome)], weekly)).toBeNull();
  expect(openOutcome([], weekly)).toBeNull();
});

test('an extension that was asked for is open until somebody decides, whatever they decide', () => {
  expect(openOutcome([review('extend')], weekly)).toEqual({
    reviewId: 'of-extend',
    heldOn: HELD,
    outcome: 'extend',
    extendTo: 20,
  });
  expect(openOutcome([review('extend')], { ...weekly, decidedOn: [addDays(HELD, -1)] })).not.toBeNull();
  expect(openOutcome([review('extend')], { ...weekly, decidedOn: [HELD] })).toBeNull();
});

test('a pause is open while a session is planned within the fortnight after it', () => {
  const after = (days: number | null) =>
    openOutcome([review('pause')], {
      decidedOn: [],
      nextPlannedOn: days === null ? null : addDays(HELD, days),
    });
  expect(after(7)).toMatchObject({ outcome: 'pause' });
  expect(after(14)).toMatchObject({ outcome: 'pause' });
  expect(after(15)).toBeNull();
  expect(after(null)).toBeNull();
});

test('a change is open until somebody says what became of it, or the next review is held', () => {
  expect(openOutcome([review('change')], { decidedOn: [HELD], nextPlannedOn: null })).not.toBeNull();
  expect(openOutcome([review('change', { isSaid: true })], weekly)).toBeNull();
  const next = review('continue', { heldOn: addDays(HELD, 30) });
  expect(openOutcome([next, review('change')], weekly)).toBeNull();
  expect(openOutcome([review('change', { heldOn: addDays(HELD, 31) }), next], weekly)).not.toBeNull();
});

test('it is carried out within a week', () => {
  expect(carryOutBy(HELD)).toBe('2026-11-23');
});
