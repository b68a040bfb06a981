import { expect, test } from 'vitest';
import { addDays, localDate, type LocalDate } from '../../../shared/dates.ts';
import { endingReviewDueOn, isEndingReviewOpen } from '../../../shared/reviews/endingReview.ts';

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
