import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bankHolidayOn } from '../../../shared/calendar/bankHolidays.ts';
import { carerDates, plannedDates, plannedReviews, suggestDate } from '../../../shared/courses/plan.ts';
import type { PlanInput } from '../../../shared/courses/plan.ts';
import { addDays, addWeeks, localDate, localTime, weekdayOf } from '../../../shared/dates.ts';

const d = localDate;
const plan = (over: Partial<PlanInput> = {}) =>
  plannedDates({
    startsOn: d('2027-01-04'),
    weekday: 5,
    time: localTime('15:30'),
    count: 13,
    skip: (date) => bankHolidayOn('england_wales', date)?.name ?? null,
    ...over,
  });

describe('the dates of a course', () => {
  test('lists each date, with the reason where one is skipped, and counts on after it', () => {
    const dates = plan();
    expect(dates[0]).toEqual({
      number: 1,
      on: '2027-01-08',
      time: '15:30',
      skipped: null,
      suggestion: null,
      movedFrom: null,
    });
    expect(dates[11]).toMatchObject({
      number: null,
      on: '2027-03-26',
      skipped: 'Good Friday',
      suggestion: '2027-03-25',
    });
    expect(dates.at(-1)).toMatchObject({ number: 13, on: '2027-04-09' });
  });
  test('a date moved within its week takes the number', () => {
    const dates = plan({ moves: [{ from: d('2027-03-26'), to: d('2027-03-25') }] });
    expect(dates[11]).toMatchObject({ number: 12, on: '2027-03-25', movedFrom: '2027-03-26', skipped: null });
    expect(dates.at(-1)).toMatchObject({ number: 13, on: '2027-04-02' });
  });
  test('fortnights, and numbers that go on', () => {
    const dates = plan({ everyWeeks: 2, count: 3, firstNumber: 17 });
    expect(dates.map(({ number, on }) => [number, on])).toEqual([
      [17, '2027-01-08'],
      [18, '2027-01-22'],
      [19, '2027-02-05'],
    ]);
  });
  test('stops at its horizon where everything is in the way', () => {
    const dates = plan({ skip: () => 'Closed' });
    expect(dates).toHaveLength(156);
    expect(dates.every((each) => each.number === null && each.suggestion === null)).toBe(true);
  });
  test('places exactly as many as asked, in order, numbered without a gap', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 40 }),
        fc.integer({ min: 0, max: 600 }),
        fc.constantFrom(1 as const, 3 as const, 5 as const),
        fc.array(fc.nat(60)),
        (count, start, weekday, blockedWeeks) => {
          const startsOn = addDays(d('2026-01-01'), start);
          const blocked = new Set(blockedWeeks.map((week) => addDays(startsOn, week * 7)));
          const dates = plan({
            startsOn,
            weekday,
            count,
            skip: (date) => (blocked.has(date) ? 'Leave' : null),
          });
          const placed = dates.filter((each) => each.number !== null);
          expect(placed.map((each) => each.number)).toEqual(
            Array.from({ length: count }, (_, index) => index + 1),
          );
          expect(dates.map((each) => each.on)).toEqual(dates.map((each) => each.on).toSorted());
          expect(dates.every((each) => weekdayOf(each.on) === weekday)).toBe(true);
          expect(dates.every((each) => (each.skipped === null) === !blocked.has(each.on))).toBe(true);
        },
      ),
    );
  });
});

test('a suggestion is the nearest free weekday of the week, the earlier of two', () => {
  const free = () => null;
  expect(suggestDate(d('2026-11-18'), free)).toBe('2026-11-17');
  expect(suggestDate(d('2026-11-16'), free)).toBe('2026-11-17');
  expect(suggestDate(d('2026-11-18'), (date) => (date === '2026-11-17' ? 'Leave' : null))).toBe('2026-11-19');
});

describe('the carer’s dates', () => {
  test('are every second week of the child’s, up to their limit', () => {
    const dates = carerDates(plan({ count: 20 }), { everyWeeks: 2, max: 8 });
    expect(dates).toHaveLength(8);
    expect(dates.slice(0, 3).map(({ number, on }) => [number, on])).toEqual([
      [1, '2027-01-08'],
      [2, '2027-01-22'],
      [3, '2027-02-05'],
    ]);
  });
  test('wait for the next date of the child where theirs is skipped', () => {
    const dates = carerDates(plan({ count: 13, startsOn: d('2027-03-12') }), { everyWeeks: 2, max: 3 });
    expect(dates.map((each) => each.on)).toEqual(['2027-03-12', '2027-04-02', '2027-04-16']);
  });
});

const EVERY_SIXTH = { by: 'session', every: 6 } as const;

test('reviews fall after every sixth session, counting those already held', () => {
  const dates = plan();
  expect(plannedReviews(dates, EVERY_SIXTH)).toEqual([
    { by: 'session', at: 6, about: '2027-02-12', afterSession: 6 },
    { by: 'session', at: 12, about: '2027-04-02', afterSession: 12 },
  ]);
  expect(plannedReviews(dates, EVERY_SIXTH, 4).map((each) => each.at)).toEqual([6, 12]);
  expect(plannedReviews(dates, EVERY_SIXTH, 4)[0]?.about).toBe('2027-01-15');
});

test('reviews by the calendar stand after the last session before their day, while sessions go on', () => {
  const reviews = plannedReviews(plan(), { by: 'week', every: 6 });
  const first = plan().find(({ number }) => number === 1)?.on ?? d('2027-01-08');
  expect(reviews.map(({ at, about }) => [at, about])).toEqual(
    [6, 12].slice(0, reviews.length).map((at) => [at, addWeeks(first, at)]),
  );
  expect(reviews.length).toBeGreaterThan(0);
  for (const { about, afterSession } of reviews) {
    const numbered = plan().filter(({ number }) => number !== null);
    const before = numbered.filter(({ on }) => on <= about);
    expect(afterSession).toBe(before.at(-1)?.number);
  }
  expect(plannedReviews([], { by: 'week', every: 6 })).toEqual([]);
});
