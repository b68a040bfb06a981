import { describe, expect, test } from 'vitest';
import { addDays, localDate } from '../../../shared/dates.ts';
import {
  checkInActOn,
  groupOf,
  interpreterDueOn,
  interpretersShownUntil,
  keptApartDueOn,
  offerDueOn,
  planForEighteenOn,
  sessionToLogDueOn,
} from '../../../shared/today/rules.ts';

const TODAY = localDate('2026-11-20');

describe('Today', () => {
  test.each([
    [-1, 'overdue'],
    [0, 'today'],
    [1, 'this_week'],
    [7, 'this_week'],
    [8, null],
  ] as const)('a date %i days from today stands under %s', (days, group) => {
    expect(groupOf(addDays(TODAY, days), TODAY)).toBe(group);
  });

  test('a session is to be logged on its day and the next, and is overdue after that', () => {
    const group = (days: number) => groupOf(sessionToLogDueOn(addDays(TODAY, days), TODAY), TODAY);
    expect([0, -1, -2].map(group)).toEqual(['today', 'today', 'overdue']);
  });

  test('an interpreter is booked a week before the session: shown a week ahead of that, due every day once it is nearer', () => {
    const group = (days: number) => groupOf(interpreterDueOn(addDays(TODAY, days), TODAY), TODAY);
    expect([0, 1, 7, 8, 14, 15].map(group)).toEqual([
      'today',
      'today',
      'today',
      'this_week',
      'this_week',
      null,
    ]);
    expect(interpretersShownUntil(TODAY)).toBe(addDays(TODAY, 14));
  });

  // TODAY is a Friday, and the Tuesday after it a holiday here.
  test.each([
    [0, 0],
    [1, 0],
    [2, 0],
    [3, 0],
    [4, 3],
    [5, 3],
    [6, 5],
    [null, 7],
  ])('where two must not meet and would in %s days, it is due in %i', (days, due) => {
    const meetOn = days === null ? null : addDays(TODAY, days);
    expect(keptApartDueOn(meetOn, TODAY, (date) => date === addDays(TODAY, 4))).toBe(addDays(TODAY, due));
  });

  test('on a day on which nobody works it is due at once where no working day is left', () => {
    const saturday = addDays(TODAY, 1);
    expect(keptApartDueOn(addDays(TODAY, 3), saturday, () => false)).toBe(saturday);
  });

  test('an offer is asked about after a fortnight', () => {
    expect(offerDueOn(localDate('2026-11-06'), 14)).toBe(TODAY);
  });

  test('a try moves when somebody acts, and nothing that is overdue', () => {
    const act = (dueOn: string, tryAgainBy: string | null, isDecided = false) =>
      checkInActOn(
        {
          dueOn: localDate(dueOn),
          tryAgainBy: tryAgainBy === null ? null : localDate(tryAgainBy),
          isDecided,
        },
        TODAY,
      );
    expect(act('2026-11-13', null)).toBe('2026-11-13');
    expect(act('2026-11-13', '2026-11-24')).toBe('2026-11-13');
    expect(act('2026-11-13', '2026-11-24', true)).toBe('2026-11-24');
    expect(act(TODAY, '2026-11-24')).toBe('2026-11-24');
  });

  test('turning 18 is planned for from 17 and a half', () => {
    expect(planForEighteenOn(localDate('2009-04-20'), 6)).toBe('2026-10-20');
  });
});
