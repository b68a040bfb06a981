import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { summariseWaits, type Wait } from '../../../renderer/drawings/waitSummary.ts';

const wait = (days: number, overdue = false): Wait => ({ id: `${days}-${overdue}`, days, overdue });

describe('what the chart of waits says', () => {
  test('the median of an even count is the mean of the two middle waits', () => {
    expect(summariseWaits([wait(10), wait(20), wait(40), wait(200)])).toMatchObject({
      medianDays: 30,
      medianWeeks: 4,
      longestWeeks: 28,
    });
    expect(summariseWaits([wait(70), wait(7), wait(14)]).medianDays).toBe(14);
  });

  test('exactly 26 weeks is not over 26 weeks', () => {
    expect(summariseWaits([wait(182)]).over26).toBe(0);
    expect(summariseWaits([wait(183)]).over26).toBe(1);
  });

  test('a step holds two weeks, and its overdue check-ins come last', () => {
    const { steps } = summariseWaits([wait(0, true), wait(13), wait(14)]);
    expect(steps.map(({ fromWeeks, waits }) => [fromWeeks, waits.map(({ days }) => days)])).toEqual([
      [0, [13, 0]],
      [2, [14]],
    ]);
  });

  test('an empty list has no steps and an axis past 52 weeks', () => {
    expect(summariseWaits([])).toMatchObject({ count: 0, medianWeeks: 0, longestWeeks: 0, steps: [] });
    expect(summariseWaits([]).axisWeeks).toBeGreaterThan(52);
  });

  test('every child stands in exactly one step, and every step lies on the axis', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(4000), fc.boolean())), (rows) => {
        const summary = summariseWaits(
          rows.map(([days, overdue], id) => ({ id: String(id), days, overdue })),
        );
        const ids = summary.steps.flatMap(({ waits }) => waits.map(({ id }) => id));
        expect(ids.map(Number).toSorted((a, b) => a - b)).toEqual(rows.map((_, index) => index));
        for (const { fromWeeks } of summary.steps)
          expect(fromWeeks + 2).toBeLessThanOrEqual(summary.axisWeeks);
      }),
    );
  });
});
