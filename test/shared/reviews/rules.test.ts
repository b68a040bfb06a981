import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addWeeks, localDate } from '../../../shared/dates.ts';
import type { LocalDate } from '../../../shared/dates.ts';
import {
  REVIEW_EARLY_BY_SESSIONS,
  REVIEW_EVERY_ATTENDED_SESSIONS,
  REVIEW_OVERDUE_AFTER_DAYS,
  nextReviewPoint,
  openReviewPoints,
  reviewPoints,
  reviewState,
} from '../../../shared/reviews/rules.ts';

const START = localDate('2026-01-05');
const weekly = (count: number): LocalDate[] =>
  Array.from({ length: count }, (_, week) => addWeeks(START, week));
/** A day after the nth weekly session. */
const after = (session: number) => addDays(addWeeks(START, session - 1), 1);
const facts = (attended: number, heldAfter: number[], every = REVIEW_EVERY_ATTENDED_SESSIONS) => ({
  attendedOn: weekly(attended),
  reviewsHeldOn: heldAfter.map(after),
  every,
});
const openAt = (attended: number, heldAfter: number[]) =>
  openReviewPoints(facts(attended, heldAfter)).map((point) => point.atSession);

describe('a review is due after every sixth attended session', () => {
  test.each([
    [0, []],
    [5, []],
    [6, [6]],
    [11, [6]],
    [12, [6, 12]],
    [19, [6, 12, 18]],
  ])('%i attended and none held: open points %j', (attended, points) => {
    expect(openAt(attended, [])).toEqual(points);
  });

  test.each([
    ['held at the point', 6, [6], []],
    ['held two sessions before the point', 6, [4], []],
    ['held three sessions before it answers nothing', 6, [3], [6]],
    ['held late answers the oldest point only', 12, [12], [12]],
    ['held late does not move the next one', 18, [11, 12], [18]],
    ['a second one before its window answers nothing', 12, [6, 7], [12]],
    ['held before an extension, between points', 20, [6, 12, 19, 20], []],
  ])('%s', (_, attended, heldAfter, open) => {
    expect(openAt(attended, heldAfter)).toEqual(open);
  });

  test('another interval is followed where a protocol states one', () => {
    expect(openReviewPoints(facts(9, [], 4)).map((point) => point.atSession)).toEqual([4, 8]);
  });

  test('a review on the day of the session counts that session', () => {
    const held = { attendedOn: weekly(4), reviewsHeldOn: [addWeeks(START, 3)], every: 6 };
    expect(reviewPoints(held)[0]?.satisfiedOn).toBe(addWeeks(START, 3));
  });
});

describe('where reviews stand', () => {
  const sixth = addWeeks(START, 5);
  test('due from the day of the sixth session, overdue after two weeks, and for as long as none is held', () => {
    const due = reviewState(facts(6, []), sixth);
    expect(due).toMatchObject({ state: 'due', atSession: 6, dueSince: sixth, daysDue: 0, reviewNumber: 1 });
    expect(reviewState(facts(6, []), addDays(sixth, REVIEW_OVERDUE_AFTER_DAYS)).state).toBe('due');
    expect(reviewState(facts(6, []), addDays(sixth, REVIEW_OVERDUE_AFTER_DAYS + 1)).state).toBe('overdue');
    expect(reviewState(facts(20, []), addDays(sixth, 400))).toMatchObject({
      state: 'overdue',
      openCount: 3,
      daysDue: 400,
    });
  });
  test('ahead, with how far and whether it can be held now', () => {
    expect(reviewState(facts(3, []), after(3))).toMatchObject({
      state: 'ahead',
      atSession: 6,
      sessionsAway: 3,
      canBeHeldNow: false,
    });
    expect(reviewState(facts(4, []), after(4))).toMatchObject({ sessionsAway: 2, canBeHeldNow: true });
    expect(reviewState(facts(8, [6]), after(8))).toMatchObject({
      state: 'ahead',
      atSession: 12,
      sessionsAway: 4,
      reviewNumber: 2,
    });
  });
  test('a point answered early is not ahead any more', () => expect(nextReviewPoint(facts(4, [4]))).toBe(12));
});

describe('laws', () => {
  const dates = fc.array(
    fc.integer({ min: 0, max: 300 }).map((days) => addDays(START, days)),
    { maxLength: 40 },
  );
  const anyFacts = fc.record({
    attendedOn: dates,
    reviewsHeldOn: dates,
    every: fc.integer({ min: 3, max: 8 }),
  });

  test('open points are the points passed less those answered, in any order of entry', () => {
    fc.assert(
      fc.property(anyFacts, fc.infiniteStream(fc.nat()), (given, order) => {
        const passed = Math.floor(given.attendedOn.length / given.every);
        const answeredAndPassed = reviewPoints(given).filter(
          (p) => p.satisfiedOn !== null && p.reachedOn !== null,
        );
        expect(openReviewPoints(given)).toHaveLength(passed - answeredAndPassed.length);
        const shuffled = {
          ...given,
          attendedOn: shuffle(given.attendedOn, order),
          reviewsHeldOn: shuffle(given.reviewsHeldOn, order),
        };
        expect(reviewPoints(shuffled)).toEqual(reviewPoints(given));
      }),
    );
  });

  test('agrees with marking points one at a time', () => {
    fc.assert(
      fc.property(anyFacts, ({ attendedOn, reviewsHeldOn, every }) => {
        const open = Array.from({ length: 60 }, (_, index) => (index + 1) * every);
        for (const on of [...reviewsHeldOn].sort()) {
          const count = attendedOn.filter((date) => date <= on).length;
          if ((open[0] ?? 0) <= count + REVIEW_EARLY_BY_SESSIONS) open.shift();
        }
        expect(openReviewPoints({ attendedOn, reviewsHeldOn, every }).map((p) => p.atSession)).toEqual(
          open.filter((point) => point <= attendedOn.length),
        );
      }),
    );
  });

  test('points lie at multiples of the interval, whatever reviews were held', () => {
    fc.assert(
      fc.property(anyFacts, (given) => {
        reviewPoints(given).forEach((point, index) =>
          expect(point.atSession).toBe((index + 1) * given.every),
        );
      }),
    );
  });
});

function shuffle<T>(items: readonly T[], order: Iterator<number>): T[] {
  const left = [...items];
  const out: T[] = [];
  while (left.length > 0) out.push(...left.splice(Number(order.next().value) % left.length, 1));
  return out;
}
