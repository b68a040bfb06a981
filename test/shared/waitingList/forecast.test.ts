import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localDate } from '../../../shared/dates.ts';
import {
  expectedWeeks,
  firstWeek,
  forecast,
  FORECAST_HORIZON_WEEKS,
  FORECAST_LINES,
  type ForecastFacts,
} from '../../../shared/waitingList/forecast.ts';
import { type Service, simulate } from '../../support/simulatedList.ts';

const TODAY = localDate('2026-11-20');
const NOBODY = { offered: 0, 1: 0, 2: 0, 3: 0, none: 0 };

function facts(more: Partial<ForecastFacts> = {}): ForecastFacts {
  return {
    starts: Array.from({ length: 26 }, (_, at) => ({ weeksAgo: at * 2, by: 'p' })),
    weeksOnRecord: 80,
    practitioners: [{ id: 'p', weeksSinceFirst: 80 }],
    running: [],
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

  test('is in whole weeks, and open where its end lies beyond two years', () => {
    const moved = { early: [0.2, 0.5, 3], late: [0, 0, 1.4] };
    expect(expectedWeeks(moved, 1, TODAY)).toEqual({ from: '2026-11-23', to: '2026-11-30' });
    expect(expectedWeeks(moved, 2, TODAY)).toEqual({ from: '2026-11-30', to: null });
    expect(expectedWeeks(moved, 4, TODAY)).toBeNull();
  });

  test('is never earlier for a lower band or a later place, and its ends are in order', () => {
    const count = fc.integer({ min: 0, max: 40 });
    const lines = fc.record({ offered: count, 1: count, 2: count, 3: count, none: count });
    fc.assert(
      fc.property(lines, lines, count, (inLine, cameInYear, leftInYear) => {
        const of = curves(facts({ inLine, cameInYear, leftInYear }));
        for (const line of FORECAST_LINES) {
          const { early, late } = of[line];
          for (let week = 0; week < FORECAST_HORIZON_WEEKS; week += 1) {
            expect(early[week]).toBeGreaterThanOrEqual(late[week] ?? Number.NaN);
            expect(early[week]).toBeGreaterThanOrEqual(early[week - 1] ?? 0);
          }
        }
      }),
      { numRuns: 5 },
    );
  });

  test('comes later when a practitioner left, and sooner when nobody stands before', () => {
    const starts = Array.from({ length: 52 }, (_, at) => ({ weeksAgo: at, by: at % 2 === 0 ? 'p' : 'q' }));
    const both = [
      { id: 'p', weeksSinceFirst: 80 },
      { id: 'q', weeksSinceFirst: 80 },
    ];
    const week = (of: ForecastFacts, place: number) => firstWeek(curves(of)[3].early, place) ?? 999;
    const withBoth = week(facts({ starts, practitioners: both }), 10);
    expect(week(facts({ starts, practitioners: both.slice(0, 1) }), 10)).toBeGreaterThan(withBoth + 5);
    expect(week(facts({ starts, practitioners: both, inLine: { ...NOBODY, 3: 10 } }), 10)).toBeLessThan(
      withBoth,
    );
  });

  test('waits for places where every course has only just begun', () => {
    const course = (attended: number) => ({ attended, weeksSoFar: attended + 1, from: 12, to: 16 });
    const week = (attended: number) =>
      firstWeek(curves(facts({ running: Array.from({ length: 8 }, () => course(attended)) }))[2].late, 6) ??
      999;
    expect(week(1)).toBeGreaterThan(week(13));
  });
});

describe('four ranges in five hold', () => {
  const SERVICE: Service = {
    practitioners: 4,
    places: 5,
    atFirst: 30,
    referrals: 1.25,
    growth: 0,
    season: 0.5,
    leaves: null,
    outOfTurn: 0.3,
  };
  const DRAWN: Record<string, Service> = {
    steady: { ...SERVICE, season: 0 },
    'still in August and over Christmas': { ...SERVICE, season: 0.9, referrals: 1.15 },
    'a growing list': { ...SERVICE, growth: 0.1 },
    'a practitioner left': { ...SERVICE, referrals: 1.15, leaves: 20 },
  };

  test.each(Object.keys(DRAWN))('%s', (name) => {
    const service = DRAWN[name];
    if (service === undefined) throw new Error(name);
    let told = 0;
    let held = 0;
    for (let at = 0; at < 40; at += 1) {
      const { facts: of, children } = simulate(service, `${name} ${at}`);
      const lines = curves(of);
      for (const { line, place, startedInWeek } of children) {
        const from = firstWeek(lines[line].early, place);
        const to = firstWeek(lines[line].late, place) ?? Infinity;
        if (from === null) continue;
        const week = startedInWeek ?? Infinity;
        told += 1;
        if (from <= week && week <= to) held += 1;
      }
    }
    expect(told).toBeGreaterThan(50);
    expect(held / told).toBeGreaterThanOrEqual(0.75);
    expect(held / told).toBeLessThanOrEqual(0.85);
  });
});
