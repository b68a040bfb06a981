import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boundNotice, carerNotice, isReviewedBeforeBound } from '../../../shared/courses/notices.ts';
import { countIn, isPlanOutside, proposedSessions, reachedOn } from '../../../shared/courses/progress.ts';
import {
  decideExtension,
  endCourse,
  figureInWords,
  figureOf,
  positionOf,
  standing,
} from '../../../shared/courses/rules.ts';
import { addDays, addWeeks, localDate, type LocalDate } from '../../../shared/dates.ts';
import { courseBoundsOf, protocolById, PROTOCOLS } from '../../../shared/protocols/catalogue.ts';
import type { StatedProtocolId } from '../../../shared/protocols/types.ts';

const START = localDate('2026-01-08');
const bounds = (id: StatedProtocolId) => courseBoundsOf(protocolById(id));
const lasting = (until: LocalDate, attended = 5) => ({ attended, startedOn: START, until });
const running = (id: StatedProtocolId, until: LocalDate, toSessions?: number) =>
  standing({
    bounds: bounds(id),
    ...lasting(until),
    isEnded: false,
    extensions: toSessions === undefined ? [] : [{ decidedOn: START, toSessions }],
  });
const week = (number: number) => addWeeks(START, number - 1);

describe('how long a course is', () => {
  test('its first session is in week 1, and 16 weekly sessions make 16 weeks', () => {
    expect(countIn('week', lasting(START))).toBe(1);
    expect(countIn('week', lasting(addDays(START, 6)))).toBe(1);
    expect(countIn('week', lasting(addDays(START, 7)))).toBe(2);
    expect(countIn('week', lasting(week(16)))).toBe(16);
  });
  test('a month counts once it is full: 26 weekly sessions are half a year, and 52 a year', () => {
    const months = (weeks: number) => countIn('month', lasting(week(weeks)));
    expect([1, 3, 4, 8, 9, 16, 17, 25, 26, 51, 52, 56].map(months)).toEqual([
      0, 0, 1, 1, 2, 3, 4, 5, 6, 11, 12, 13,
    ]);
  });
  test('before the first session, or with dates the wrong way round, there is nothing', () => {
    expect(countIn('week', { attended: 0, startedOn: null, until: START })).toBe(0);
    expect(countIn('month', lasting(addDays(START, -1)))).toBe(0);
  });
  test('a count is reached on its day and not before, and never falls with time', () => {
    const day = fc.integer({ min: 0, max: 900 }).map((days) => addDays(localDate('2024-01-01'), days));
    fc.assert(
      fc.property(
        day,
        fc.constantFrom('week', 'month'),
        fc.integer({ min: 1, max: 26 }),
        (on, unit, count) => {
          const from = reachedOn(unit, on, count);
          const at = (until: LocalDate) => countIn(unit, { attended: 1, startedOn: on, until });
          if (from >= on) expect(at(from)).toBe(count);
          expect(at(addDays(from, -1))).toBeLessThan(count);
          expect(at(addDays(from, 1))).toBeGreaterThanOrEqual(at(from));
        },
      ),
    );
  });
});

describe('where it stands', () => {
  test.each<[StatedProtocolId, LocalDate, string, string]>([
    ['keep_5_12_problem', week(9), 'below', 'week 9 of at least 16'],
    ['keep_5_12_problem', week(16), 'within', 'week 16 of at least 16'],
    ['keep_5_12_problem', week(40), 'within', 'week 40 of at least 16'],
    ['mst_can_10_17', week(16), 'below', '3 of 4–6 months'],
    ['mst_can_10_17', week(17), 'within', '4 of 4–6 months'],
    ['mst_can_10_17', week(29), 'within', '6 of 4–6 months'],
    ['mst_can_10_17', week(30), 'beyond', '7 of 4–6 months'],
    ['cpp_u5', week(51), 'below', '11 of 12 months'],
    ['cpp_u5', week(52), 'within', '12 of 12 months'],
    ['cpp_u5', week(56), 'beyond', '13 of 12 months'],
    ['safecare_u12', week(26), 'within', '6 of at least 6 months'],
  ])('%s on %s is %s: %s', (id, until, position, words) => {
    const stands = running(id, until);
    expect(stands.position).toBe(position);
    expect(figureInWords(figureOf(stands))).toBe(words);
  });

  test('days are counted as they are held, and an ended course says how long it was', () => {
    const days = (attended: number, isEnded = false) =>
      figureInWords(
        figureOf(
          standing({
            bounds: bounds('trauma_group_parenting_foster'),
            ...lasting(week(9), attended),
            isEnded,
            extensions: [],
          }),
        ),
      );
    expect([days(0), days(2), days(4, true)]).toEqual([
      '0 of at least 4 days',
      'day 2 of at least 4',
      '4 days of at least 4',
    ]);
    const ended = {
      bounds: bounds('keep_5_12_problem'),
      ...lasting(week(18)),
      isEnded: true,
      extensions: [],
    };
    expect(figureInWords(figureOf(standing(ended)))).toBe('18 weeks of at least 16');
    expect(standing(ended)).toMatchObject({ state: 'ended_within', nearBound: null });
  });

  test('without one session held it is below, however long ago it was planned', () => {
    expect(positionOf(bounds('keep_5_12_problem'), { attended: 0, startedOn: null, until: week(30) })).toBe(
      'below',
    );
  });

  test('past the bound a decision is asked for, and an extension in months answers it', () => {
    const past = week(30);
    expect(running('mst_can_10_17', past)).toMatchObject({ decisionNeeded: true, sub: 'decision needed' });
    expect(running('mst_can_10_17', past, 8)).toMatchObject({
      decisionNeeded: false,
      ofLabel: '8 months',
      sub: '6 months, extended by 2',
    });
    expect(running('safecare_u12', week(130)).decisionNeeded).toBe(false);
    const at = { bounds: bounds('mst_can_10_17'), extensions: [] };
    expect(decideExtension(at, { decidedOn: past, toSessions: 6 })).toMatchObject({ ok: false });
    expect(decideExtension(at, { decidedOn: past, toSessions: 8 })).toMatchObject({ ok: true });
  });

  test('ending before its least time is warned of', () => {
    const ending = (until: LocalDate) =>
      endCourse(
        {
          bounds: bounds('keep_5_12_problem'),
          ...lasting(until),
          isEnded: false,
          extensions: [],
          attendedOn: [START, until],
          openReviews: 0,
          plannedAhead: 0,
        },
        addDays(until, 60),
        addDays(until, 60),
      );
    expect(ending(week(15))).toMatchObject({ value: { warnings: ['below_minimum'] } });
    expect(ending(week(16))).toMatchObject({ value: { warnings: [] } });
  });

  test('more time never moves a course back', () => {
    const order = ['below', 'within', 'extended', 'beyond'];
    const some = fc.constantFrom(...PROTOCOLS.map(courseBoundsOf));
    fc.assert(
      fc.property(some, fc.nat(800), fc.nat(60), (each, days, attended) => {
        const at = (more: number, held: number) =>
          order.indexOf(positionOf(each, lasting(addDays(START, days + more), held)));
        expect(at(1, attended)).toBeGreaterThanOrEqual(at(0, attended));
        expect(at(0, attended + 1)).toBeGreaterThanOrEqual(at(0, attended));
      }),
    );
  });
});

test('a plan of weekly sessions is held against the time its protocol gives', () => {
  const plan = (id: StatedProtocolId, count: number | null, startsOn: LocalDate | null = START) =>
    isPlanOutside(bounds(id), { count, startsOn });
  expect([
    plan('keep_5_12_problem', 15),
    plan('keep_5_12_problem', 16),
    plan('keep_5_12_problem', 60),
  ]).toEqual([true, false, false]);
  expect([plan('mst_can_10_17', 12), plan('mst_can_10_17', 26), plan('mst_can_10_17', 40)]).toEqual([
    true,
    false,
    true,
  ]);
  for (const protocol of PROTOCOLS) {
    const count = proposedSessions(courseBoundsOf(protocol));
    expect(plan(protocol.id, count), protocol.id).toBe(false);
  }
  expect([plan('tf_cbt_csa', 11, null), plan('tf_cbt_csa', 12, null), plan('tf_cbt_csa', 17, null)]).toEqual([
    true,
    false,
    true,
  ]);
  expect(plan('keep_5_12_problem', 3, null)).toBe(false);
  expect(plan('pcit_u12', 90)).toBe(false);
  expect(plan('tf_cbt_csa', null)).toBe(false);
});

describe('what is told before a bound', () => {
  const full = reachedOn('month', START, 6);
  const near = (until: LocalDate, ...decided: number[]) =>
    boundNotice(
      bounds('mst_can_10_17'),
      running('mst_can_10_17', until, decided.at(-1)),
      decided.map((toSessions) => ({ decidedOn: START, toSessions })),
    );
  test('a bound in months is told four weeks before its day, and on until it is passed', () => {
    expect(near(addDays(addWeeks(full, -4), -1))).toBeNull();
    expect(near(addWeeks(full, -4))).toEqual({ bound: 6, left: 4, on: full });
    expect(near(addDays(full, 5))).toEqual({ bound: 6, left: 0, on: full });
    expect(near(week(30))).toBeNull();
  });
  test('a decision to stay settles it, and an extension moves it', () => {
    expect(near(addWeeks(full, -2), 6)).toBeNull();
    expect(near(addWeeks(full, -2), 8)).toBeNull();
    const later = reachedOn('month', START, 8);
    expect(near(addWeeks(later, -1), 8)).toMatchObject({ bound: 8, left: 1 });
    expect(near(addWeeks(later, -1), 8, 8)).toBeNull();
  });
  test('two sessions before a bound in sessions, or before the limit of an extension', () => {
    const at = (attended: number, ...decided: number[]) => {
      const decisions = decided.map((toSessions) => ({ decidedOn: START, toSessions }));
      const stands = standing({
        bounds: bounds('ltfi_8_17'),
        ...lasting(week(40), attended),
        isEnded: false,
        extensions: decisions,
      });
      return boundNotice(bounds('ltfi_8_17'), stands, decisions)?.left ?? null;
    };
    expect([at(17), at(18), at(20), at(21)]).toEqual([null, 2, 0, null]);
    expect([at(18, 20), at(27, 30), at(28, 30), at(28, 30, 30)]).toEqual([null, null, 2, null]);
  });
  test('the carer’s cap is told two sessions before it, and at it only while more are planned', () => {
    const cap = (attended: number, plannedAhead: number, limit: number | null = 8) =>
      carerNotice({ attended, limit, plannedAhead })?.left ?? null;
    expect([cap(5, 3), cap(6, 2), cap(7, 1), cap(8, 1)]).toEqual([null, 2, 1, 0]);
    expect([cap(8, 0), cap(9, 1), cap(0, 2, 2), cap(7, 1, null)]).toEqual([null, null, null, null]);
  });
  test('a decision rests on a review held near the bound', () => {
    const sessions = (countedByThen: number) =>
      isReviewedBeforeBound(bounds('ltfi_8_17'), { bound: 20, startedOn: START }, [
        { on: START, countedByThen },
      ]);
    expect([sessions(15), sessions(16), sessions(20)]).toEqual([false, true, true]);
    const months = (on: LocalDate) =>
      isReviewedBeforeBound(bounds('mst_can_10_17'), { bound: 6, startedOn: START }, [
        { on, countedByThen: 3 },
      ]);
    expect([months(addWeeks(full, -7)), months(addWeeks(full, -6))]).toEqual([false, true]);
    expect(isReviewedBeforeBound(bounds('mst_can_10_17'), { bound: 6, startedOn: null }, [])).toBe(false);
  });
});
