import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, localDate } from '../../../shared/dates.ts';
import { canSetGoal, GOAL_VOICES, goalPair, readGoalScore } from '../../../shared/measures/goals.ts';

const START = localDate('2026-09-03');

test.each(['', '11', '-1', '3.5', 'five', '100'])('%s is no score of a goal', (typed) => {
  expect(readGoalScore(typed)).toEqual({ ok: false, message: 'Enter a whole number from 0 to 10' });
});
test('0 and 10 are', () => {
  expect([' 0 ', '10'].map(readGoalScore)).toEqual([
    { ok: true, score: 0 },
    { ok: true, score: 10 },
  ]);
});

test('three goals at a time in one course; closed ones and those of another course leave room', () => {
  const goal = (courseId: string | null, closedOn: typeof START | null = null) => ({ courseId, closedOn });
  const three = [goal('one'), goal('one'), goal('one')];
  expect(canSetGoal(three, 'one')).toBe(false);
  expect(canSetGoal(three, 'two')).toBe(true);
  expect(canSetGoal([...three.slice(1), goal('one', START)], 'one')).toBe(true);
  expect(canSetGoal([goal(null), goal(null), goal(null)], null)).toBe(false);
});

describe('the first and last score of a goal', () => {
  const points = fc.array(
    fc.record({
      on: fc.integer({ min: 0, max: 90 }).map((day) => addDays(START, day)),
      by: fc.constantFrom(...GOAL_VOICES),
      score: fc.integer({ min: 0, max: 10 }),
    }),
    { maxLength: 9 },
  );
  test('are by the same voice, on two days, the first of them earlier', () => {
    fc.assert(
      fc.property(points, (scored) => {
        const pair = goalPair(scored);
        if (pair === null) return;
        expect(pair.first.by).toBe(pair.last.by);
        expect(pair.first.on < pair.last.on).toBe(true);
      }),
    );
  });
  test('one score, or two of one day, make no pair', () => {
    const point = { on: START, by: 'child' as const, score: 3 };
    expect(goalPair([point])).toBeNull();
    expect(goalPair([point, { ...point, by: 'carer' }])).toBeNull();
    expect(goalPair([{ ...point, on: addDays(START, 9), score: 6 }, point])).toMatchObject({
      first: { score: 3 },
      last: { score: 6 },
    });
  });
});
