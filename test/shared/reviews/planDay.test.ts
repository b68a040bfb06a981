import { expect, test } from 'vitest';
import { localDate } from '../../../shared/dates.ts';
import { reviewDay, reviewDueBy } from '../../../shared/reviews/planDay.ts';

const TODAY = localDate('2026-11-20');

test('a review is to be held on the day planned, else within two weeks of its point', () => {
  expect(reviewDueBy(TODAY, null)).toBe('2026-12-04');
  expect(reviewDueBy(TODAY, localDate('2026-11-30'))).toBe('2026-11-30');
});

test('a plan puts a review off by six weeks after its point, and no further', () => {
  expect(reviewDueBy(TODAY, localDate('2027-01-01'))).toBe('2027-01-01');
  expect(reviewDueBy(TODAY, localDate('2027-01-02'))).toBe('2027-01-01');
  expect(reviewDueBy(TODAY, localDate('2030-11-30'))).toBe('2027-01-01');
});

test('a review is planned for today or a day to come, within half a year', () => {
  expect(reviewDay(TODAY, TODAY)).toEqual({ ok: true, value: TODAY });
  expect(reviewDay(localDate('2026-11-19'), TODAY)).toMatchObject({ code: 'review_day_past' });
  expect(reviewDay(localDate('2027-05-20'), TODAY)).toMatchObject({ ok: true });
  expect(reviewDay(localDate('2027-05-21'), TODAY)).toMatchObject({ code: 'review_day_far' });
});
