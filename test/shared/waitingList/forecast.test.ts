import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localDate } from '../../../shared/dates.ts';
import {
  expectedWeeks,
  forecast,
  FORECAST_HORIZON_WEEKS,
  FORECAST_LINES,
  type ForecastFacts,
  weeksAhead,
} from '../../../shared/waitingList/forecast.ts';
import { type Service, simulate } from '../../support/simulatedList.ts';

const TODAY = localDate('2026-11-20');
const NOBODY = { 1: 0, 2: 0, 3: 0, none: 0 };

function facts(more: Partial<ForecastFacts> = {}): ForecastFacts {
  return {
    starts: Array.from({ length: 26 }, (_, at) => ({ weeksAgo: at * 2, by: 'p' })),
    weeksOnRecord: 80,
    practitioners: [{ id: 'p', weeksSinceFirst: 80 }],
    running: [],
    offered: 0,
    inLine: { ...NOBODY, 1: 2, 2: 6, 3: 10, none: 3 },
    cameInYear: { ...NOBODY, 1: 3, 2: 6, 3: 12, none: 2 },
    leftInYear: 2,
    inLineYearAgo: 20,
    ...more,
  };
}

function curves(of: ForecastFacts) {
  const told = forecast(of);
  if (told.is !== 'curves') throw new Error(told.why);
  return told.curves;
}

describe('too little history', () => {
  test.each([
    ['no_starts', { starts: [], weeksOnRecord: null }],
    ['nobody_works_here', { practitioners: [] }],
    ['short_history', { weeksOnRecord: 25 }],
    ['few_starts', { starts: facts().starts.slice(0, 7) }],
    ['few_starts', { practitioners: [{ id: 'somebody new', weeksSinceFirst: null }] }],
  ] as const)('%s', (why, more) => {
    expect(forecast(facts(more))).toMatchObject({ is: 'too_little', why });
  });

  test('ends at 26 weeks and 8 starts', () => {
    const starts = facts().starts.slice(0, 8);
    expect(forecast(facts({ starts, weeksOnRecord: 26 }))).toMatchObject({
      is: 'curves',
      basis: { starts: 8, weeks: 26, practitioners: 1, coursesUnderWay: 0 },
    });
  });
});

describe('the range', () => {
  test('is the same for the same records', () => {
    expect(forecast(facts())).toEqual(forecast(facts()));
  });

  test('is in whole weeks, and is not told where its end lies beyond two years', () => {
    const moved = { early: [0.2, 0.5, 3], late: [0, 0, 1.4] };
    expect(expectedWeeks(moved, 1, TODAY)).toEqual({ from: '2026-11-23', to: '2026-11-30' });
    expect(expectedWeeks(moved, 2, TODAY)).toBeNull();
  });

  test('is never earlier for a lower band or a later place, and its ends are in order', () => {
    const count = fc.integer({ min: 0, max: 40 });
    const lines = fc.record({ 1: count, 2: count, 3: count, none: count });
    fc.assert(
      fc.property(lines, lines, count, count, (inLine, cameInYear, leftInYear, offered) => {
        const of = curves(facts({ offered, inLine, cameInYear, leftInYear }));
        const isNowhereBelow = (high: readonly number[], low: readonly number[]) =>
          high.length === low.length && high.every((far, week) => far >= (low[week] ?? Number.NaN));
        for (const [at, line] of FORECAST_LINES.entries()) {
          const { early, late } = of[line];
          expect(early).toHaveLength(FORECAST_HORIZON_WEEKS);
          expect(isNowhereBelow(early, late)).toBe(true);
          expect(isNowhereBelow(early.slice(1), early.slice(0, -1))).toBe(true);
          expect(isNowhereBelow(late.slice(1), late.slice(0, -1))).toBe(true);
          const lower = FORECAST_LINES[at + 1];
          if (lower === undefined) continue;
          expect(isNowhereBelow(early, of[lower].early)).toBe(true);
          expect(isNowhereBelow(late, of[lower].late)).toBe(true);
        }
      }),
      { numRuns: 20 },
    );
  });

  test('comes later when a practitioner left, and sooner when nobody stands before', () => {
    const starts = Array.from({ length: 52 }, (_, at) => ({ weeksAgo: at, by: at % 2 === 0 ? 'p' : 'q' }));
    const both = [
      { id: 'p', weeksSinceFirst: 80 },
      { id: 'q', weeksSinceFirst: 80 },
    ];
    const week = (of: ForecastFacts, place: number) => weeksAhead(curves(of)[3], place)?.from ?? 999;
    const withBoth = week(facts({ starts, practitioners: both }), 10);
    expect(week(facts({ starts, practitioners: both.slice(0, 1) }), 10)).toBeGreaterThan(withBoth + 5);
    expect(week(facts({ starts, practitioners: both, inLine: { ...NOBODY, 3: 10 } }), 10)).toBeLessThan(
      withBoth,
    );
  });

  test('waits for places where every course has only just begun', () => {
    const course = (attended: number) => ({ attended, weeksSoFar: attended + 1, from: 12, to: 16 });
    const week = (attended: number) =>
      weeksAhead(curves(facts({ running: Array.from({ length: 8 }, () => course(attended)) }))[2], 6)?.to ??
      999;
    expect(week(1)).toBeGreaterThan(week(13));
  });
});

// Drawn apart from the services that the method was tuned on: their seeds were others. Every child who waits on a drawn
// service's day is one trial.
describe('four ranges in five hold', () => {
  const EACH: Service = {
    practitioners: 1,
    places: 5,
    atFirst: 8,
    referrals: 0.29,
    growth: 0,
    season: 0,
    leaves: null,
    outOfTurn: 0.3,
    outOfBand: 0,
  };
  const DRAWN: Record<string, Service> = {
    steady: EACH,
    'still in August and over Christmas': { ...EACH, season: 0.9, referrals: 0.27 },
    'a growing list': { ...EACH, growth: 0.1, season: 0.3, referrals: 0.25 },
    'a practitioner left': { ...EACH, leaves: 20, season: 0.3, referrals: 0.26 },
  };

  test.each(Object.entries(DRAWN))('%s', (name, each) => {
    const widths: number[] = [];
    let held = 0;
    for (const practitioners of [2, 4, 8])
      for (let at = 0; at < 40; at += 1) {
        const { atFirst, referrals } = each;
        const service = {
          ...each,
          practitioners,
          atFirst: atFirst * practitioners,
          referrals: referrals * practitioners,
        };
        const { facts: of, children } = simulate(service, `held ${name} ${practitioners} ${at}`);
        const told = forecast(of);
        if (told.is !== 'curves') continue;
        for (const { line, place, startedInWeek } of children) {
          const weeks = weeksAhead(told.curves[line], place);
          if (weeks === null) continue;
          widths.push(weeks.to - weeks.from + 1);
          if (startedInWeek !== null && weeks.from <= startedInWeek && startedInWeek <= weeks.to) held += 1;
        }
      }
    expect(widths.length).toBeGreaterThan(500);
    expect(held / widths.length).toBeGreaterThanOrEqual(0.75);
    expect(held / widths.length).toBeLessThanOrEqual(0.85);
    // A range that says nothing would hold as well.
    expect(widths.toSorted((a, b) => a - b)[Math.floor(widths.length / 2)]).toBeLessThanOrEqual(30);
  });
});
