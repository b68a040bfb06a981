import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, localDate } from '../../../shared/dates.ts';
import {
  isInAftercare,
  PLAN_STANDINGS,
  type PlanDates,
  planReviewOn,
  planStanding,
  type PlanWords,
  whatPlanLacks,
} from '../../../shared/holdingSupport/plan.ts';
import type { Stage } from '../../../shared/waitingList/rules.ts';

const d = localDate;
const TODAY = d('2026-11-20');
const dates = { untilOn: null, reviewOn: d('2027-01-01') };

describe('where a plan stands', () => {
  test.each([
    ['no plan', null, null, 'none'],
    ['until therapy starts, which it has not', dates, null, 'current'],
    ['until therapy starts, which it does tomorrow', dates, '2026-11-21', 'current'],
    ['until therapy starts, which it did today', dates, '2026-11-20', 'ended'],
    ['to be looked at today', { ...dates, reviewOn: TODAY }, null, 'to_review'],
    ['to be looked at tomorrow', { ...dates, reviewOn: d('2026-11-21') }, null, 'current'],
    ['on its last day', { untilOn: TODAY, reviewOn: d('2026-12-01') }, null, 'current'],
    ['on the day after its last', { untilOn: d('2026-11-19'), reviewOn: d('2026-11-01') }, null, 'ended'],
    ['as aftercare, with days left', { ...dates, untilOn: d('2027-02-01') }, '2026-06-01', 'current'],
  ] as const)('%s', (_, plan, started, standing) => {
    expect(planStanding(plan, started === null ? null : d(started), TODAY)).toBe(standing);
  });

  const day = fc.integer({ min: -400, max: 400 }).map((days) => addDays(TODAY, days));
  test('one that ended never stands again, and one stands somewhere on every day', () => {
    const plan = fc.record({ untilOn: fc.option(day), reviewOn: day });
    fc.assert(
      fc.property(plan, fc.option(day), day, fc.nat(400), (one, started, on, later) => {
        const standing = planStanding(one, started, on);
        expect(PLAN_STANDINGS).toContain(standing);
        expect(standing).not.toBe('none');
        if (standing === 'ended') expect(planStanding(one, started, addDays(on, later))).toBe('ended');
      }),
    );
  });
});

test('aftercare lasts from the end of therapy to the last day of its plan', () => {
  const plan = { untilOn: d('2026-12-04'), reviewOn: d('2026-11-27') };
  const after = (stage: Stage, on: string, given: PlanDates | null = plan) =>
    isInAftercare(stage, given, d('2026-06-01'), d(on));
  expect(after('ended', '2026-11-20')).toBe(true);
  expect(after('ended', '2026-12-04')).toBe(true);
  expect(after('ended', '2026-12-05')).toBe(false);
  expect(after('in_therapy', '2026-11-20')).toBe(false);
  expect(after('ended', '2026-11-20', null)).toBe(false);
  expect(after('ended', '2026-11-20', { ...plan, untilOn: null })).toBe(false);
});

describe('what a plan lacks', () => {
  const whole: PlanWords = {
    need: 'Sleep',
    kinds: ['coping_skills'],
    givenBy: 'Ama Fictley',
    untilOn: null,
    reviewOn: planReviewOn(TODAY),
  };
  const lacks = (more: Partial<PlanWords>, started: string | null = null) =>
    whatPlanLacks({ ...whole, ...more }, started === null ? null : d(started), TODAY);
  test('nothing where all is said; a new one is looked at again after six weeks', () => {
    expect(lacks({})).toEqual([]);
    expect(planReviewOn(TODAY)).toBe('2027-01-01');
  });
  test('everything that is missing is said at once', () => {
    expect(lacks({ need: ' ', kinds: [], givenBy: '', reviewOn: TODAY })).toEqual([
      'support_need_needed',
      'support_kind_needed',
      'support_giver_needed',
      'review_not_ahead',
    ]);
  });
  test.each([
    [{ untilOn: TODAY, reviewOn: addDays(TODAY, 1) }, ['support_review_after_end']],
    [{ untilOn: addDays(TODAY, -1) }, ['support_until_past']],
    [{ untilOn: addDays(TODAY, 7), reviewOn: addDays(TODAY, 7) }, []],
    [{ untilOn: addDays(TODAY, 7), reviewOn: addDays(TODAY, 8) }, ['support_review_after_end']],
  ] as const)('%o lacks %o', (more, found) => expect(lacks(more)).toEqual(found));
  test('as aftercare it needs a last day', () => {
    expect(lacks({}, '2026-10-01')).toEqual(['support_until_needed']);
    expect(lacks({ untilOn: addDays(TODAY, 60) }, '2026-10-01')).toEqual([]);
  });
});
