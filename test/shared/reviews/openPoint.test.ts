import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, localDate } from '../../../shared/dates.ts';
import { hasOpenReviewPoint, openReviewPoints } from '../../../shared/reviews/rules.ts';

test('counts alone tell whether a review is due, as the dates do', () => {
  const START = localDate('2026-01-05');
  const seen = new Set<boolean>();
  const day = fc.integer({ min: 0, max: 200 });
  fc.assert(
    fc.property(
      fc.array(day, { maxLength: 30 }),
      fc.array(day, { maxLength: 5 }),
      fc.constantFrom(4, 6),
      (on, held, every) => {
        const attendedOn = on.map((days) => addDays(START, days));
        const reviewsHeldOn = held.map((days) => addDays(START, days));
        const byDates = openReviewPoints({ attendedOn, reviewsHeldOn, every }).length > 0;
        const attendedWhenHeld = reviewsHeldOn.map(
          (review) => attendedOn.filter((each) => each <= review).length,
        );
        expect(hasOpenReviewPoint({ attended: attendedOn.length, attendedWhenHeld, every })).toBe(byDates);
        seen.add(byDates);
      },
    ),
  );
  expect(seen.size).toBe(2);
});
