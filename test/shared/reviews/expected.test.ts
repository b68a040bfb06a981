import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, localDate, type LocalDate } from '../../../shared/dates.ts';
import { aboutReview, reviewInDiary } from '../../../shared/reviews/expected.ts';

const TODAY = localDate('2026-11-20');
const ahead = (sessionsAway: number) => ({
  state: 'ahead' as const,
  by: 'session' as const,
  fallsOn: null,
  sessionsAway,
});
const on = (...dates: string[]) => dates.map(localDate);

test('it is on the date of the last session that is missing, whatever its number', () => {
  // Session 9 is tried again on 30 November, after 10 on the 23rd.
  const diary = on('2026-11-30', '2026-11-23', '2026-12-07', '2026-12-14');
  expect([1, 2, 3, 4].map((away) => reviewInDiary(ahead(away), diary))).toEqual([
    '2026-11-23',
    '2026-11-30',
    '2026-12-07',
    '2026-12-14',
  ]);
});

test('with too few dates it is about as many weeks ahead as sessions are missing', () => {
  expect(reviewInDiary(ahead(2), on('2026-11-23'))).toBeNull();
  expect(aboutReview(ahead(2), on('2026-11-23'), TODAY)).toBe('2026-12-04');
  expect(aboutReview(ahead(2), on('2026-11-23', '2026-11-30'), TODAY)).toBe('2026-11-30');
});

test('by the calendar it is on its day; one that is due already is about nothing', () => {
  const byWeek = { state: 'ahead' as const, by: 'week' as const, fallsOn: TODAY, sessionsAway: 0 };
  expect(aboutReview(byWeek, [], TODAY)).toBe(TODAY);
  expect(aboutReview({ ...ahead(0), state: 'due' }, on('2026-11-23'), TODAY)).toBeNull();
});

test('the order in which dates were entered moves nothing, and one more session needed never makes it sooner', () => {
  const day = fc.integer({ min: 0, max: 300 }).map((days): LocalDate => addDays(TODAY, days));
  fc.assert(
    fc.property(fc.array(day, { maxLength: 12 }), fc.integer({ min: 1, max: 14 }), (diary, away) => {
      const now = reviewInDiary(ahead(away), diary);
      expect(reviewInDiary(ahead(away), diary.toReversed())).toBe(now);
      const later = reviewInDiary(ahead(away + 1), diary);
      if (now !== null && later !== null) expect(later >= now).toBe(true);
      expect(now === null).toBe(diary.length < away);
    }),
  );
});
