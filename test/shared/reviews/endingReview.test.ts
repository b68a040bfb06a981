import { expect, test } from 'vitest';
import { addDays, localDate, type LocalDate } from '../../../shared/dates.ts';
import {
  endingReviewDueOn,
  endsBeforeReview,
  isEndingReviewOpen,
} from '../../../shared/reviews/endingReview.ts';

const END = localDate('2026-11-20');
const isOpen = (...reviewsHeldOn: LocalDate[]) =>
  isEndingReviewOpen({ endedOn: END, attended: 9, reviewsHeldOn, isWaived: false });

test('an ended course waits for the review of its ending, held up to four weeks before or any day after', () => {
  expect(isOpen()).toBe(true);
  expect(isOpen(addDays(END, -29))).toBe(true);
  expect(isOpen(addDays(END, -28))).toBe(false);
  expect(isOpen(addDays(END, -200), addDays(END, 40))).toBe(false);
  expect(endingReviewDueOn(END)).toBe('2026-12-04');
});

test('none is asked for while it runs, where nobody ever came, or once somebody said why not', () => {
  const facts = { endedOn: END, attended: 9, reviewsHeldOn: [], isWaived: false };
  expect(isEndingReviewOpen({ ...facts, endedOn: null })).toBe(false);
  expect(isEndingReviewOpen({ ...facts, attended: 0 })).toBe(false);
  expect(isEndingReviewOpen({ ...facts, isWaived: true })).toBe(false);
});

const ahead = { state: 'ahead', by: 'session', fallsOn: null, sessionsAway: 3 } as const;
const weekly = (count: number) => Array.from({ length: count }, (_, week) => addDays(END, week * 7));

test('the ending is next where the dates run out before the review, and make the plan whole', () => {
  const plan = (held: number, left: number, least = 16) => ({ held, plannedOn: weekly(left), least });
  expect(endsBeforeReview(ahead, plan(15, 2))).toBe(addDays(END, 7));
  expect(endsBeforeReview(ahead, plan(15, 2, 18))).toBeNull();
  // The review falls after the last of them: it is held at the end, and is next.
  expect(endsBeforeReview(ahead, plan(15, 3))).toBeNull();
  expect(endsBeforeReview(ahead, plan(16, 0))).toBeNull();
  expect(endsBeforeReview({ ...ahead, state: 'due', sessionsAway: 0 }, plan(15, 2))).toBeNull();
  expect(endsBeforeReview(ahead, { ...plan(15, 2), plannedOn: weekly(2).toReversed() })).toBe(
    addDays(END, 7),
  );
});

test('by the calendar the ending is next where the last date lies before the day of the review', () => {
  const at = (fallsOn: LocalDate) => ({ ...ahead, by: 'week', fallsOn, sessionsAway: 0 }) as const;
  const plan = { held: 20, plannedOn: weekly(3), least: 20 };
  expect(endsBeforeReview(at(addDays(END, 15)), plan)).toBe(addDays(END, 14));
  expect(endsBeforeReview(at(addDays(END, 14)), plan)).toBeNull();
});
