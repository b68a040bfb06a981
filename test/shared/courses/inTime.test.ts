import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boundNotice, carerNotice, isReviewedBeforeBound } from '../../../shared/courses/notices.ts';
import {
  countIn,
  fullOn,
  isPast,
  isPlanOutside,
  proposedSessions,
} from '../../../shared/courses/progress.ts';
import { decideExtension } from '../../../shared/courses/extension.ts';
import { endCourse, figureInWords, figureOf, positionOf, standing } from '../../../shared/courses/rules.ts';
import { addDays, addMonths, addWeeks, localDate, type LocalDate } from '../../../shared/dates.ts';
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
  test('a month is a calendar month and counts once it is full', () => {
    const months = (startedOn: string, until: string) =>
      countIn('month', { attended: 1, startedOn: localDate(startedOn), until: localDate(until) });
    expect(months('2026-06-10', '2026-12-02')).toBe(5);
    expect(months('2026-06-10', '2026-12-09')).toBe(5);
    expect(months('2026-06-10', '2026-12-10')).toBe(6);
    expect(months('2026-06-10', '2027-01-09')).toBe(6);
    expect(months('2026-06-10', '2027-06-10')).toBe(12);
    // A month that is too short for the day is full on its last.
    expect([months('2026-08-31', '2027-02-27'), months('2026-08-31', '2027-02-28')]).toEqual([5, 6]);
    expect([months('2024-02-29', '2025-02-27'), months('2024-02-29', '2025-02-28')]).toEqual([11, 12]);
    expect([months('2023-08-31', '2024-02-28'), months('2023-08-31', '2024-02-29')]).toEqual([5, 6]);
  });
  test('the week of the last session belongs to a course that has ended', () => {
    const months = (until: string) =>
      countIn('month', {
        attended: 27,
        startedOn: localDate('2026-06-10'),
        until: localDate(until),
        hasEnded: true,
      });
    expect([months('2026-12-02'), months('2026-12-03'), months('2026-12-09')]).toEqual([5, 6, 6]);
  });
  test('before the first session, or with dates the wrong way round, there is nothing', () => {
    expect(countIn('week', { attended: 0, startedOn: null, until: START })).toBe(0);
    expect(countIn('month', lasting(addDays(START, -1)))).toBe(0);
  });
  const anyDay = fc.integer({ min: 0, max: 1500 }).map((days) => addDays(localDate('2023-01-01'), days));
  const anyCount = fc.integer({ min: 1, max: 26 });
  test('months are full on their day and not before, never past on it, and never fall with time', () => {
    fc.assert(
      fc.property(anyDay, anyCount, (on, count) => {
        const full = fullOn('month', on, count);
        expect(full).toBe(addMonths(on, count));
        const at = (until: LocalDate) => ({ attended: 1, startedOn: on, until });
        expect(countIn('month', at(full))).toBeGreaterThanOrEqual(count);
        expect(countIn('month', at(addDays(full, -1)))).toBeLessThan(count);
        expect([isPast('month', at(full), count), isPast('month', at(addDays(full, 1)), count)]).toEqual([
          false,
          true,
        ]);
      }),
    );
  });
  test('weeks are full on the day after their last, and the course is past them from then on', () => {
    fc.assert(
      fc.property(anyDay, anyCount, (on, count) => {
        const full = fullOn('week', on, count);
        const at = (until: LocalDate) => ({ attended: 1, startedOn: on, until });
        expect(countIn('week', at(addDays(full, -1)))).toBe(count);
        expect(isPast('week', at(addDays(full, -1)), count)).toBe(false);
        expect(isPast('week', at(full), count)).toBe(true);
      }),
    );
  });
  test('weekly sessions always have one with which a time ends neither short of it nor past it', () => {
    fc.assert(
      fc.property(anyDay, anyCount, fc.constantFrom('week' as const, 'month' as const), (on, count, unit) => {
        const exact = { min: count, max: count, extendTo: null, openExtension: false, unit };
        const proposed = proposedSessions(exact, on);
        expect(isPlanOutside(exact, { count: proposed, startsOn: on })).toBe(false);
        expect(isPlanOutside(exact, { count: proposed - 1, startsOn: on })).toBe(proposed > 1);
        expect(isPlanOutside(exact, { count: proposed + 2, startsOn: on })).toBe(true);
      }),
    );
  });
});

describe('where it stands', () => {
  test.each<[StatedProtocolId, LocalDate, string, string]>([
    ['keep_5_12_problem', week(9), 'below', 'week 9 of at least 16'],
    ['keep_5_12_problem', week(16), 'within', 'week 16 of at least 16'],
    ['keep_5_12_problem', week(40), 'within', 'week 40 of at least 16'],
    ['mst_can_10_17', localDate('2026-05-07'), 'below', '3 of 4–6 months'],
    ['mst_can_10_17', localDate('2026-05-08'), 'within', '4 of 4–6 months'],
    ['mst_can_10_17', localDate('2026-07-08'), 'within', '6 of 4–6 months'],
    ['mst_can_10_17', localDate('2026-07-09'), 'beyond', 'over 6 of 4–6 months'],
    ['mst_can_10_17', localDate('2026-08-08'), 'beyond', '7 of 4–6 months'],
    ['cpp_u5', localDate('2027-01-07'), 'below', '11 of 12 months'],
    ['cpp_u5', localDate('2027-01-08'), 'within', '12 of 12 months'],
    ['cpp_u5', localDate('2027-01-09'), 'beyond', 'over 12 of 12 months'],
    ['safecare_u12', localDate('2026-07-08'), 'within', '6 of at least 6 months'],
    ['safecare_u12', localDate('2028-07-08'), 'within', '30 of at least 6 months'],
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
    const past = localDate('2026-07-09');
    expect(running('mst_can_10_17', localDate('2026-07-08')).decisionNeeded).toBe(false);
    expect(running('mst_can_10_17', past)).toMatchObject({ decisionNeeded: true, sub: 'decision needed' });
    expect(running('mst_can_10_17', localDate('2026-09-08'), 8).decisionNeeded).toBe(false);
    expect(running('mst_can_10_17', localDate('2026-09-09'), 8)).toMatchObject({
      decisionNeeded: true,
      isOver: true,
      ofLabel: '8 months',
    });
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
  // From 8 January four months are full on 8 May and six on 8 July: the 17th weekly session is on 30 April, the 18th on
  // 7 May, the 26th on 2 July, the 27th on 9 July.
  expect([17, 18, 26, 27].map((count) => plan('mst_can_10_17', count))).toEqual([true, false, false, true]);
  for (const protocol of PROTOCOLS) {
    const count = proposedSessions(courseBoundsOf(protocol), START);
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
  const full = fullOn('month', START, 6);
  const near = (until: LocalDate, ...decided: number[]) =>
    boundNotice(
      bounds('mst_can_10_17'),
      running('mst_can_10_17', until, decided.at(-1)),
      decided.map((toSessions) => ({ decidedOn: START, toSessions })),
    );
  test('a bound in months is told four weeks before its day, and on until it is passed', () => {
    expect(near(addDays(addWeeks(full, -4), -1))).toBeNull();
    expect(near(addWeeks(full, -4))).toEqual({ bound: 6, left: 4, on: full });
    expect(near(full)).toEqual({ bound: 6, left: 0, on: full });
    expect(full).toBe('2026-07-08');
    expect(near(addDays(full, 1))).toBeNull();
  });
  test('a decision to stay settles it, and an extension moves it', () => {
    expect(near(addWeeks(full, -2), 6)).toBeNull();
    expect(near(addWeeks(full, -2), 8)).toBeNull();
    const later = fullOn('month', START, 8);
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
  test('the carer’s cap is told two sessions before it, also with nothing planned; at it only while more are', () => {
    const cap = (attended: number, plannedAhead: number, limit: number | null = 8) =>
      carerNotice({ attended, limit, plannedAhead })?.left ?? null;
    expect([cap(5, 3), cap(6, 2), cap(7, 1), cap(8, 1)]).toEqual([null, 2, 1, 0]);
    expect([cap(6, 0), cap(7, 0)]).toEqual([2, 1]);
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
