import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  COUNT_POLICIES,
  countedBesides,
  countsTowardsRange,
  type DateToCount,
  writtenDownOn,
} from '../../../shared/courses/counting.ts';
import { countIn } from '../../../shared/courses/progress.ts';
import { positionOf } from '../../../shared/courses/rules.ts';
import { SESSION_STATUSES, type SessionStatus } from '../../../shared/courses/sessions.ts';
import { addDays, localDate } from '../../../shared/dates.ts';
import { courseBoundsOf, protocolById } from '../../../shared/protocols/catalogue.ts';

const ON = localDate('2026-11-19');
const date = (status: SessionStatus, daysAfter: number | null = 0): DateToCount => ({
  on: ON,
  status,
  loggedOn: daysAfter === null ? null : addDays(ON, daysAfter),
});

describe('what counts towards the range of a therapy', () => {
  test('by default what was attended, late or not, and nothing else', () => {
    const counting = SESSION_STATUSES.filter((status) => countsTowardsRange(date(status), 'attended'));
    expect(counting).toEqual(['attended', 'attended_late']);
  });
  test('a policy may add those who came too late, and then what was called off at short notice', () => {
    const under = (policy: (typeof COUNT_POLICIES)[number]) =>
      SESSION_STATUSES.filter((status) => countsTowardsRange(date(status), policy));
    expect(under('late_not_seen')).toEqual(['attended', 'attended_late', 'late_not_seen']);
    expect(under('called_off_late')).toEqual([
      'attended',
      'attended_late',
      'cancelled_by_family',
      'late_not_seen',
    ]);
  });
  test('called off is at short notice on the day and the day before; where nobody knows when, it does not count', () => {
    const counts = (daysAfter: number | null) =>
      countsTowardsRange(date('cancelled_by_family', daysAfter), 'called_off_late');
    expect([-2, -1, 0, 1, null].map(counts)).toEqual([false, true, true, false, false]);
    expect(countsTowardsRange({ ...date('cancelled_by_family'), on: null }, 'called_off_late')).toBe(false);
  });
  test('what was said of the day it was called off goes before the day it was written down', () => {
    const counts = (calledOff: number, daysAfter: number) =>
      countsTowardsRange(
        { ...date('cancelled_by_family', daysAfter), calledOffOn: addDays(ON, calledOff) },
        'called_off_late',
      );
    // Rung on the day before and logged two days later; rung a week before and logged on the day.
    expect([counts(-1, 2), counts(0, 2), counts(-7, 0), counts(-2, -1)]).toEqual([true, true, false, false]);
  });
  test('a correction that leaves what became of a date, and its day, keeps the day it was written down', () => {
    const later = addDays(ON, 3);
    const before = date('cancelled_by_family');
    expect(writtenDownOn(before, { on: ON, status: 'cancelled_by_family' }, later)).toBe(ON);
    expect(writtenDownOn(before, { on: ON, status: 'late_not_seen' }, later)).toBe(later);
    expect(writtenDownOn(before, { on: addDays(ON, 1), status: 'cancelled_by_family' }, later)).toBe(later);
    expect(writtenDownOn(date('planned', null), { on: ON, status: 'planned' }, later)).toBe(later);
    expect(writtenDownOn(null, { on: ON, status: 'attended' }, later)).toBe(later);
  });
  test('it moves the count of sessions and never that of weeks or months', () => {
    const progress = { attended: 11, startedOn: addDays(ON, -70), until: ON };
    expect(countIn('session', { ...progress, besides: 2 })).toBe(13);
    expect(countIn('week', { ...progress, besides: 2 })).toBe(countIn('week', progress));
    const bounds = courseBoundsOf(protocolById('tf_cbt_csa'));
    expect(positionOf(bounds, progress)).toBe('below');
    expect(positionOf(bounds, { ...progress, besides: 1 })).toBe('within');
    // Without one attended session a course is below, whatever else counts.
    expect(positionOf(bounds, { attended: 0, besides: 14, startedOn: null, until: ON })).toBe('below');
  });
  test('counts never fall when a date is added, and a wider policy never counts less', () => {
    const anyDate = fc.record({
      on: fc.constantFrom(null, ON),
      status: fc.constantFrom(...SESSION_STATUSES),
      calledOffOn: fc.constantFrom(null, ON, addDays(ON, -1), addDays(ON, -9)),
      loggedOn: fc.constantFrom(null, ON, addDays(ON, -1), addDays(ON, -9), addDays(ON, 3)),
    });
    fc.assert(
      fc.property(fc.array(anyDate, { maxLength: 12 }), anyDate, fc.nat(12), (dates, added, at) => {
        const after = dates.toSpliced(Math.min(at, dates.length), 0, added);
        const counted = COUNT_POLICIES.map((policy) => countedBesides(after, policy));
        expect(counted).toEqual(counted.toSorted((a, b) => a - b));
        for (const policy of COUNT_POLICIES)
          expect(countedBesides(after, policy)).toBeGreaterThanOrEqual(countedBesides(dates, policy));
      }),
    );
  });
});
