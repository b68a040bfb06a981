import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, localDate, type LocalDate } from '../../../shared/dates.ts';
import { amountOn, hasOpenReviewPoint, openReviewPoints } from '../../../shared/reviews/rules.ts';

test('counts alone tell whether a review is due, as the dates do', () => {
  const START = localDate('2026-01-05');
  const seen = new Set<boolean>();
  const day = fc.integer({ min: 0, max: 200 });
  const rhythms = fc.record({
    by: fc.constantFrom('session' as const, 'day' as const, 'week' as const),
    every: fc.constantFrom(4, 6),
  });
  fc.assert(
    fc.property(
      fc.array(day, { maxLength: 30 }),
      fc.array(day, { maxLength: 5 }),
      rhythms,
      day,
      (on, held, rhythm, until) => {
        const attendedOn = on.map((days) => addDays(START, days));
        const reviewsHeldOn = held.map((days) => addDays(START, days));
        const facts = { attendedOn, reviewsHeldOn, rhythm, until: addDays(START, until) };
        const byDates = openReviewPoints(facts).length > 0;
        const startedOn = [...attendedOn].sort()[0] ?? null;
        const amountBy = (date: LocalDate) =>
          amountOn(rhythm, { startedOn, attended: attendedOn.filter((each) => each <= date).length }, date);
        const amount = amountOn(rhythm, { startedOn, attended: attendedOn.length }, facts.until);
        const counts = { amount, amountWhenHeld: reviewsHeldOn.map(amountBy), rhythm };
        expect(hasOpenReviewPoint(counts)).toBe(byDates);
        seen.add(byDates);
      },
    ),
  );
  expect(seen.size).toBe(2);
});
