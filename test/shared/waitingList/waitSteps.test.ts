import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { earlierWaits, stepOf } from '../../../shared/waitingList/waitSteps.ts';

describe('how long those on a list had waited on an earlier day', () => {
  test('a step is two whole weeks', () => {
    expect([0, 13, 14, 27, 28].map(stepOf)).toEqual([0, 0, 2, 2, 4]);
    expect(stepOf(-1)).toBe(0);
  });

  test('median, longest and steps, and nothing where nobody was there', () => {
    expect(earlierWaits([10, 20, 40, 200])).toEqual({
      count: 4,
      medianDays: 30,
      longestDays: 200,
      steps: [
        { fromWeeks: 0, count: 1 },
        { fromWeeks: 2, count: 1 },
        { fromWeeks: 4, count: 1 },
        { fromWeeks: 28, count: 1 },
      ],
    });
    expect(earlierWaits([])).toBeNull();
  });

  test('every child stands in exactly one step, shortest first', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(4000), { minLength: 1 }), (days) => {
        const steps = earlierWaits(days)?.steps ?? [];
        expect(steps.reduce((sum, { count }) => sum + count, 0)).toBe(days.length);
        const weeks = steps.map(({ fromWeeks }) => fromWeeks);
        expect(weeks).toEqual([...new Set(weeks)].sort((a, b) => a - b));
      }),
    );
  });
});
