import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, localDate } from '../../../shared/dates.ts';
import { measureById, scaleOf } from '../../../shared/measures/catalogue.ts';
import {
  changeBetween,
  changeWords,
  coursePair,
  type FilledIn,
  type Point,
  pointsOfCourse,
  reliableWords,
  seriesOf,
  sideBySide,
  waitingPair,
} from '../../../shared/measures/pairs.ts';
import type { Informant, MeasureId } from '../../../shared/measures/types.ts';

const START = localDate('2026-09-03');
const ATTENDED = [START, addDays(START, 7), addDays(START, 14)];
const point = (day: number, score: number): Point => ({
  id: `p${String(day).padStart(4, '0')}`,
  on: addDays(START, day),
  occasion: 'other',
  courseId: null,
  score,
});
const scale = (id: MeasureId, informant: Informant) => {
  const found = scaleOf(measureById(id), informant, 'total');
  if (found === null) throw new Error('No such scale');
  return found;
};
const change = (id: MeasureId, informant: Informant, first: number, last: number) =>
  changeBetween(measureById(id), scale(id, informant), { first: { score: first }, last: { score: last } });

const anyPoint = fc
  .record({ day: fc.integer({ min: -60, max: 120 }), score: fc.integer({ min: 0, max: 40 }) })
  .map(({ day, score }) => point(day, score));
const anyPoints = fc.uniqueArray(anyPoint, { selector: ({ on }) => on, maxLength: 8 });

describe('which two are compared', () => {
  test('the last before the second session, and the last in the course', () => {
    const points = [point(-40, 30), point(-3, 28), point(6, 27), point(7, 25), point(60, 12)];
    expect(coursePair(points, ATTENDED)).toMatchObject({ first: { score: 27 }, last: { score: 12 } });
  });
  test('no pair without a baseline, without a later score, or before two sessions were held', () => {
    expect(coursePair([point(8, 20), point(60, 12)], ATTENDED)).toBeNull();
    expect(coursePair([point(-8, 20), point(6, 12)], ATTENDED)).toBeNull();
    expect(coursePair([point(-8, 20), point(60, 12)], [START])).toBeNull();
  });
  test('a change while waiting stands apart', () => {
    const points = [point(-40, 30), point(-3, 28), point(60, 12)];
    expect(waitingPair(points, ATTENDED)).toMatchObject({ first: { score: 30 }, last: { score: 28 } });
    expect(waitingPair([point(-3, 28), point(60, 12)], ATTENDED)).toBeNull();
    expect(waitingPair([point(-40, 30), point(60, 12)], [])).toMatchObject({ last: { score: 12 } });
  });
  test('a course is seen by its own scores and those of no course up to its end', () => {
    const of = (courseId: string | null, day: number) => ({ ...point(day, 10), courseId });
    const points = [of(null, -9), of('one', 3), of('two', 4), of(null, 40), of('one', 50)];
    const days = (endedOn: typeof START | null) =>
      pointsOfCourse(points, { id: 'one', endedOn }).map(({ id }) => id);
    expect(days(null)).toEqual(['p00-9', 'p0003', 'p0040', 'p0050']);
    expect(days(addDays(START, 30))).toEqual(['p00-9', 'p0003', 'p0050']);
  });
  test('the order in which scores were entered changes no pair', () => {
    fc.assert(
      fc.property(anyPoints, fc.func(fc.integer()), (points, by) => {
        const shuffled = points.toSorted((a, b) => by(a.id) - by(b.id));
        expect(coursePair(shuffled, ATTENDED)).toEqual(coursePair(points, ATTENDED));
        expect(waitingPair(shuffled, ATTENDED)).toEqual(waitingPair(points, ATTENDED));
        const on = { on: addDays(START, 50), before: addDays(START, 20) };
        expect(sideBySide(shuffled, on)).toEqual(sideBySide(points, on));
      }),
    );
  });
  test('a pair is of two days, the first of them earlier', () => {
    fc.assert(
      fc.property(anyPoints, (points) => {
        for (const pair of [coursePair(points, ATTENDED), waitingPair(points, ATTENDED)])
          if (pair !== null) expect(pair.first.on < pair.last.on).toBe(true);
      }),
    );
  });
});

describe('what is said of a change', () => {
  test('in the direction of the measure', () => {
    expect(changeWords(change('sdq', 'carer', 24, 17))).toBe('better by 7');
    expect(changeWords(change('ors', 'child', 24.3, 17))).toBe('worse by 7.3');
    expect(changeWords(change('ors', 'child', 0.1, 0.3))).toBe('better by 0.2');
    expect(changeWords(change('sdq', 'carer', 17, 17))).toBe('the same');
  });
  test('turning two scores round turns better into worse, and the measure’s direction does too', () => {
    const turned = { better: 'worse', worse: 'better', same: 'same' } as const;
    const scores = fc.integer({ min: 0, max: 40 });
    fc.assert(
      fc.property(scores, scores, (one, other) => {
        const there = change('core_10', 'carer', one, other);
        const back = change('core_10', 'carer', other, one);
        expect(back.direction).toBe(turned[there.direction]);
        expect(back.by).toBe(there.by);
        expect(change('ors', 'child', one, other).direction).toBe(turned[there.direction]);
        expect(there.reliable === 'improved').toBe(back.reliable === 'deteriorated');
      }),
    );
  });
  test('reliable only where a source states what that is', () => {
    expect(reliableWords(change('sdq', 'carer', 40, 0))).toBeNull();
    expect(reliableWords(change('yp_core', 'child', 40, 0))).toBeNull();
    expect(reliableWords(change('core_10', 'carer', 30, 24))).toBe('a reliable improvement');
    expect(reliableWords(change('core_10', 'carer', 16, 10))).toBe(
      'a reliable improvement, and across the cut-off',
    );
    expect(reliableWords(change('core_10', 'carer', 17, 11))).toBe('a reliable improvement');
    expect(reliableWords(change('core_10', 'carer', 12, 10))).toBe('no reliable change');
    expect(reliableWords(change('core_10', 'carer', 10, 16))).toBe('a reliable deterioration');
    expect(reliableWords(change('wemwbs', 'child', 40, 43))).toBe('a reliable improvement');
  });
});

describe('series', () => {
  const filled = (more: Partial<FilledIn>): FilledIn => ({
    id: 's1',
    courseId: null,
    measure: 'sdq',
    version: '4-17',
    informant: 'carer',
    personId: 'mum',
    occasion: 'baseline',
    completedOn: START,
    values: { total: 20 },
    ...more,
  });
  test('never mix measures, versions, who filled it in, or which carer', () => {
    const all = [
      filled({ id: 's5', measure: 'core_10', version: 'as published', values: { total: 9 } }),
      filled({ id: 's2', informant: 'teacher', personId: null }),
      filled({ id: 's3', personId: 'dad' }),
      filled({ id: 's4', version: 'of long ago' }),
      filled({ id: 's1', completedOn: addDays(START, 9) }),
      filled({ id: 's0', values: { total: 18, impact: 3 } }),
      filled({ id: 's6', values: null }),
    ];
    const keys = seriesOf(all).map(({ key, points }) => [key, points.map(({ id }) => id).join(' ')]);
    expect(keys).toEqual([
      ['sdq|4-17|carer|dad|total', 's3'],
      ['sdq|4-17|carer|mum|total', 's0 s1'],
      ['sdq|of long ago|carer|mum|total', 's4'],
      ['sdq|4-17|carer|mum|impact', 's0'],
      ['sdq|4-17|teacher||total', 's2'],
      ['core_10|as published|carer|mum|total', 's5'],
    ]);
  });
});

test('a review shows the last score since the review before, beside the last up to it', () => {
  const points = [point(0, 30), point(40, 22), point(80, 15)];
  const on = addDays(START, 85);
  expect(sideBySide(points, { on, before: addDays(START, 42) })).toMatchObject({
    now: { score: 15 },
    last: { score: 22 },
  });
  expect(sideBySide(points, { on, before: addDays(START, 81) })).toMatchObject({
    now: null,
    last: { score: 15 },
  });
  expect(sideBySide(points, { on: addDays(START, 41), before: null })).toMatchObject({
    now: { score: 22 },
    last: { score: 30 },
  });
  expect(sideBySide(points.slice(0, 1), { on, before: null })).toMatchObject({
    now: { score: 30 },
    last: null,
  });
  const baseline = { ...point(0, 30), occasion: 'baseline' as const };
  expect(sideBySide([baseline], { on, before: null })).toMatchObject({ now: null, last: { score: 30 } });
});
