import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, localDate } from '../../../shared/dates.ts';
import { bornToTurn18Soon, turningEighteenSoon } from '../../../shared/waitingList/rules.ts';

test('the birth dates between which children turn 18 soon are those of which the rule says so, on any day', () => {
  const day = fc.integer({ min: 0, max: 365 * 8 }).map((days) => addDays(localDate('2024-01-01'), days));
  const near = fc.integer({ min: -12, max: 12 });
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 36 }), near, fc.boolean(), (today, months, off, isEarly) => {
      const { after, until } = bornToTurn18Soon(today, months);
      const born = addDays(isEarly ? after : until, off);
      expect(born > after && born <= until).toBe(turningEighteenSoon(born, today, months) !== null);
    }),
    { numRuns: 2000 },
  );
});

test.each([
  // Six months before 31 August is the last of February: the list said so three days late.
  ['2008-08-31', '2026-02-27', false],
  ['2008-08-31', '2026-02-28', true],
  ['2008-02-29', '2025-08-27', false],
  ['2008-08-31', '2026-08-30', true],
  ['2008-08-31', '2026-08-31', false],
])('born on %s, on %s: %s', (born, today, isSoon) => {
  const { after, until } = bornToTurn18Soon(localDate(today), 6);
  expect(born > after && born <= until).toBe(isSoon);
});
