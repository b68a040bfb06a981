import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type AllocationPractitioner,
  compareForAllocation,
  type Reason,
  reasonsFor,
  warningsOf,
} from '../../../shared/allocation/rules.ts';
import { addDays, localDate } from '../../../shared/dates.ts';

const TODAY = localDate('2026-11-20');
const NOTHING_STATED: AllocationPractitioner = {
  profile: {
    seenAs: null,
    agesFrom: null,
    agesThrough: null,
    registeredWith: null,
    registrationNumber: null,
    registrationExpiresOn: null,
    weeklyMinutes: null,
    caseloadLimit: null,
  },
  trained: [],
  courses: 2,
  bookedMinutes: 0,
  metChildOn: null,
};
const stated: AllocationPractitioner = {
  ...NOTHING_STATED,
  profile: {
    seenAs: 'woman',
    agesFrom: 5,
    agesThrough: 12,
    registeredWith: 'BACP',
    registrationNumber: null,
    registrationExpiresOn: addDays(TODAY, 200),
    weeklyMinutes: 600,
    caseloadLimit: 3,
  },
  trained: [{ protocolId: 'tf_cbt_csa', on: localDate('2024-03-01') }],
};
const child = { age: 9, therapy: { id: 'tf_cbt_csa' as const, shortName: 'TF-CBT' }, wish: 'woman' as const };
const speaking = (reasons: Reason[]) => reasons.map(({ about, speaks }) => `${about} ${speaks}`);

describe('who could take a child on', () => {
  test('of whom nothing is stated, only the missing training speaks against: the rest is not known', () => {
    expect(speaking(reasonsFor(child, NOTHING_STATED, TODAY))).toEqual([
      'wish not_known',
      'training against',
      'ages not_known',
      'caseload not_known',
      'hours not_known',
      'registration not_known',
    ]);
  });

  test('what is stated speaks for or against, in a sentence', () => {
    expect(
      reasonsFor(child, { ...stated, metChildOn: localDate('2025-02-03') }, TODAY).map(({ words }) => words),
    ).toEqual([
      'Has met the child, last on 3 Feb 2025',
      'The child would meet a woman, as they wish',
      'Trained in TF-CBT, 1 Mar 2024',
      'Works with ages 5 to 12; the child is 9',
      'Holds 2 of 3 courses',
      'About 10 hours a week are free',
    ]);
  });

  test.each([
    ['the last year of their ages', { ...child, age: 12 }, stated, 'ages for'],
    ['one year past it', { ...child, age: 13 }, stated, 'ages against'],
    ['an age that is not known', { ...child, age: null }, stated, 'ages not_known'],
    ['another wish', { ...child, wish: 'man' as const }, stated, 'wish against'],
    ['a caseload at its limit', child, { ...stated, courses: 3 }, 'caseload against'],
    ['an hour free, just', child, { ...stated, bookedMinutes: 4 * 540 }, 'hours for'],
    ['less than an hour free', child, { ...stated, bookedMinutes: 4 * 540 + 1 }, 'hours against'],
    [
      'a registration that ran out',
      child,
      { ...stated, profile: { ...stated.profile, registrationExpiresOn: addDays(TODAY, -1) } },
      'registration against',
    ],
  ])('%s', (_, about, one, reason) => {
    expect(speaking(reasonsFor(about, one, TODAY))).toContain(reason);
  });

  test('where NICE asks for the training, that is said', () => {
    const words = reasonsFor(
      { ...child, therapy: { id: 'cpp_u5', shortName: 'Child-parent psychotherapy' } },
      stated,
      TODAY,
    ).map((each) => each.words);
    expect(words).toContain('No training in Child-parent psychotherapy is recorded, which NICE asks for');
  });

  test('without a therapy in mind and without a wish, neither is spoken of', () => {
    const reasons = reasonsFor({ age: 9, therapy: null, wish: null }, stated, TODAY);
    expect(speaking(reasons)).toEqual(['ages for', 'caseload for', 'hours for']);
  });

  test('the order leaves nobody out, and never puts one with more against before one with fewer', () => {
    const reason = fc.record({
      about: fc.constant('ages' as const),
      speaks: fc.constantFrom('for' as const, 'against' as const, 'not_known' as const),
      words: fc.constant(''),
    });
    const people = fc.array(
      fc.record({ name: fc.string({ maxLength: 3 }), reasons: fc.array(reason, { maxLength: 5 }) }),
      { maxLength: 8 },
    );
    const against = ({ reasons }: { reasons: readonly Reason[] }) =>
      reasons.filter(({ speaks }) => speaks === 'against').length;
    fc.assert(
      fc.property(people, (all) => {
        const ordered = all.toSorted(compareForAllocation);
        expect(new Set(ordered)).toEqual(new Set(all));
        expect(ordered.map(against)).toEqual(ordered.map(against).toSorted((a, b) => a - b));
      }),
    );
  });
});

describe('what is said again beside the field once somebody is chosen', () => {
  const warned = (one: AllocationPractitioner, lastOn: string | null, of = child) =>
    warningsOf(
      {
        reasons: reasonsFor(of, one, TODAY),
        registrationExpiresOn: one.profile.registrationExpiresOn,
      },
      lastOn === null ? null : localDate(lastOn),
    );
  const until = (registrationExpiresOn: string) => ({
    ...stated,
    profile: { ...stated.profile, registrationExpiresOn: localDate(registrationExpiresOn) },
  });

  test('nothing where nothing speaks against, nor of a wish or of hours', () => {
    expect(warned(stated, '2027-03-04')).toEqual([]);
    expect(warned({ ...stated, bookedMinutes: 9999 }, null, { ...child, wish: 'woman' })).toEqual([]);
  });
  test('a full caseload, ages and training that are not held', () => {
    expect(warned({ ...stated, courses: 11 }, null)).toEqual(['Holds 11 of 3 courses']);
    expect(warned({ ...stated, trained: [] }, null, { ...child, age: 13 })).toEqual([
      'No training in TF-CBT is recorded',
      'Works with ages 5 to 12; the child is 13',
    ]);
  });
  test('of a carer’s sessions the ages of children are not said', () => {
    const one = { ...stated, trained: [], courses: 11 };
    const reasons = reasonsFor({ ...child, age: 13 }, one, TODAY);
    expect(warningsOf({ reasons, registrationExpiresOn: null }, null, 'carer')).toEqual([
      'No training in TF-CBT is recorded',
      'Holds 11 of 3 courses',
    ]);
  });
  test('a registration that runs out before the last date, or has already; its last day still counts', () => {
    expect(warned(until('2027-01-03'), '2027-03-04')).toEqual([
      'Their registration runs out on 3 Jan 2027, before the last date on 4 Mar 2027',
    ]);
    expect(warned(until('2027-03-04'), '2027-03-04')).toEqual([]);
    expect(warned(until('2027-01-03'), null)).toEqual([]);
    expect(warned(until('2026-11-19'), '2027-03-04')).toEqual(['Registration: ran out on 19 Nov 2026']);
  });
});
