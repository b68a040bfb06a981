import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addWeeks, localDate } from '../../../shared/dates.ts';
import type { LocalDate } from '../../../shared/dates.ts';
import {
  REVIEW_OVERDUE_AFTER_DAYS,
  nextReviewPoint,
  openReviewPoints,
  reviewPoints,
  reviewState,
  type ReviewFacts,
} from '../../../shared/reviews/rules.ts';
import {
  earlyBy,
  REVIEW_EARLY_BY_SESSIONS,
  REVIEW_EVERY_ATTENDED_SESSIONS,
  type ReviewRhythm,
} from '../../../shared/reviews/rhythm.ts';

const START = localDate('2026-01-05');
const weekly = (count: number): LocalDate[] =>
  Array.from({ length: count }, (_, week) => addWeeks(START, week));
/** A day after the nth weekly session. */
const after = (session: number) => addDays(addWeeks(START, session - 1), 1);
const facts = (attended: number, heldAfter: number[], every = REVIEW_EVERY_ATTENDED_SESSIONS) => ({
  attendedOn: weekly(attended),
  reviewsHeldOn: heldAfter.map(after),
  rhythm: { by: 'session' as const, every },
  until: after(Math.max(1, attended)),
});
const SIX = { rhythm: { by: 'session', every: 6 }, until: addWeeks(START, 60) } as const;
const openAt = (attended: number, heldAfter: number[]) =>
  openReviewPoints(facts(attended, heldAfter)).map((point) => point.at);

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
    expect(openReviewPoints(facts(9, [], 4)).map((point) => point.at)).toEqual([4, 8]);
  });

  test('a review on the day of the session counts that session', () => {
    const held = { attendedOn: weekly(4), reviewsHeldOn: [addWeeks(START, 3)], ...SIX };
    expect(reviewPoints(held)[0]?.satisfiedOn).toBe(addWeeks(START, 3));
  });
});

describe('where reviews stand', () => {
  const sixth = addWeeks(START, 5);
  test('due from the day of the sixth session, overdue after two weeks, and for as long as none is held', () => {
    const due = reviewState(facts(6, []), sixth);
    expect(due).toMatchObject({ state: 'due', at: 6, dueSince: sixth, reviewNumber: 1 });
    expect(reviewState(facts(6, []), addDays(sixth, REVIEW_OVERDUE_AFTER_DAYS)).state).toBe('due');
    expect(reviewState(facts(6, []), addDays(sixth, REVIEW_OVERDUE_AFTER_DAYS + 1)).state).toBe('overdue');
    expect(reviewState(facts(20, []), addDays(sixth, 400))).toMatchObject({
      state: 'overdue',
      openCount: 3,
    });
  });
  test('ahead, with how far and whether it can be held now', () => {
    expect(reviewState(facts(3, []), after(3))).toMatchObject({
      state: 'ahead',
      at: 6,
      sessionsAway: 3,
      canBeHeldNow: false,
    });
    expect(reviewState(facts(4, []), after(4))).toMatchObject({ sessionsAway: 2, canBeHeldNow: true });
    expect(reviewState(facts(8, [6]), after(8))).toMatchObject({
      state: 'ahead',
      at: 12,
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
  const rhythm: fc.Arbitrary<ReviewRhythm> = fc.record({
    by: fc.constantFrom('session', 'day', 'week'),
    every: fc.integer({ min: 1, max: 8 }),
  });
  const anyFacts: fc.Arbitrary<ReviewFacts> = fc.record({
    attendedOn: dates,
    reviewsHeldOn: dates,
    rhythm,
    until: fc.integer({ min: 0, max: 400 }).map((days) => addDays(START, days)),
  });
  /** How far a course had come by a day, told apart from the rules. */
  const amountBy = ({ attendedOn, rhythm: { by } }: ReviewFacts, on: LocalDate) => {
    const first = [...attendedOn].sort()[0];
    if (by !== 'week') return attendedOn.filter((date) => date <= on).length;
    let weeks = 0;
    while (first !== undefined && addWeeks(first, weeks + 1) <= on) weeks += 1;
    return weeks;
  };
  const passedIn = (given: ReviewFacts) => {
    const end = given.rhythm.by === 'week' ? given.until : addDays(START, 1000);
    return Math.floor(amountBy(given, end) / given.rhythm.every);
  };

  test('open points are the points passed less those answered, in any order of entry', () => {
    const open = new Set<string>();
    fc.assert(
      fc.property(anyFacts, fc.infiniteStream(fc.nat()), (given, order) => {
        const answeredAndPassed = reviewPoints(given).filter(
          (p) => p.satisfiedOn !== null && p.reachedOn !== null,
        );
        expect(openReviewPoints(given)).toHaveLength(passedIn(given) - answeredAndPassed.length);
        const shuffled = {
          ...given,
          attendedOn: shuffle(given.attendedOn, order),
          reviewsHeldOn: shuffle(given.reviewsHeldOn, order),
        };
        expect(reviewPoints(shuffled)).toEqual(reviewPoints(given));
        if (openReviewPoints(given).length > 0) open.add(given.rhythm.by);
      }),
    );
    expect(open.size).toBe(3);
  });

  test('agrees with marking points one at a time', () => {
    fc.assert(
      fc.property(anyFacts, (given) => {
        const { every } = given.rhythm;
        const open = Array.from({ length: 400 }, (_, index) => (index + 1) * every);
        if (given.rhythm.by === 'week' && given.attendedOn.length === 0) open.length = 0;
        for (const on of [...given.reviewsHeldOn].sort()) {
          if ((open[0] ?? Infinity) <= amountBy(given, on) + earlyBy(given.rhythm)) open.shift();
        }
        expect(openReviewPoints(given).map((p) => p.at)).toEqual(
          open.filter((point) => point <= passedIn(given) * every),
        );
      }),
    );
  });

  test('points lie at multiples of the interval, whatever reviews were held', () => {
    fc.assert(
      fc.property(anyFacts, (given) => {
        reviewPoints(given).forEach((point, index) =>
          expect(point.at).toBe((index + 1) * given.rhythm.every),
        );
      }),
    );
  });

  test('a review is never early by the whole interval, so that none answers two points at once', () => {
    fc.assert(
      fc.property(rhythm, (each) => {
        expect(earlyBy(each)).toBeLessThan(each.every);
      }),
    );
    expect(earlyBy({ by: 'session', every: 6 })).toBe(REVIEW_EARLY_BY_SESSIONS);
  });
});

describe('by date, where a course is counted in weeks or months', () => {
  const facts = (until: LocalDate, reviewsHeldOn: LocalDate[] = []): ReviewFacts => ({
    // Few sessions were held; the weeks go on all the same.
    attendedOn: [addDays(START, 21), START],
    reviewsHeldOn,
    rhythm: { by: 'week', every: 6 },
    until,
  });
  const week = (count: number) => addWeeks(START, count);
  const open = (until: LocalDate, held: LocalDate[] = []) =>
    openReviewPoints(facts(until, held)).map(({ at, reachedOn }) => [at, reachedOn]);

  test('six weeks after the first session a review is due, on its day and not before', () => {
    expect(open(addDays(week(6), -1))).toEqual([]);
    expect(open(week(6))).toEqual([[6, week(6)]]);
    expect(open(week(13))).toEqual([
      [6, week(6)],
      [12, week(12)],
    ]);
  });
  test('a review up to two weeks early answers it, an earlier one does not', () => {
    expect(open(week(7), [week(4)])).toEqual([]);
    expect(open(week(7), [addDays(week(4), -1)])).toEqual([[6, week(6)]]);
  });
  test('one that is late answers the oldest and moves no later day', () => {
    expect(open(week(13), [week(11)])).toEqual([[12, week(12)]]);
  });
  test('the end of the course stops the days, and before the first session there are none', () => {
    expect(open(week(11))).toHaveLength(1);
    expect(reviewPoints({ ...facts(week(40)), attendedOn: [] })).toEqual([]);
    expect(reviewState({ ...facts(week(40)), attendedOn: [] }, week(40))).toMatchObject({
      state: 'ahead',
      at: 6,
      fallsOn: null,
      canBeHeldNow: false,
    });
  });
  test('what is ahead has its day', () => {
    expect(reviewState(facts(week(5)), week(5))).toMatchObject({
      state: 'ahead',
      by: 'week',
      at: 6,
      fallsOn: week(6),
      sessionsAway: 0,
      canBeHeldNow: true,
    });
    expect(reviewState(facts(week(9)), week(9))).toMatchObject({
      state: 'overdue',
      dueSince: week(6),
    });
  });
});

test('a course of four days is reviewed at its last day, and no earlier', () => {
  const held = (days: number, reviewsHeldOn: LocalDate[] = []) =>
    openReviewPoints({
      attendedOn: weekly(days),
      reviewsHeldOn,
      rhythm: { by: 'day', every: 4 },
      until: addWeeks(START, 20),
    }).map(({ at }) => at);
  expect(held(3)).toEqual([]);
  expect(held(4)).toEqual([4]);
  expect(held(4, [addWeeks(START, 2)])).toEqual([4]);
  expect(held(4, [addWeeks(START, 3)])).toEqual([]);
});

function shuffle<T>(items: readonly T[], order: Iterator<number>): T[] {
  const left = [...items];
  const out: T[] = [];
  while (left.length > 0) out.push(...left.splice(Number(order.next().value) % left.length, 1));
  return out;
}
