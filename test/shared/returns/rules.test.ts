import { describe, expect, test } from 'vitest';
import { localDate } from '../../../shared/dates.ts';
import { buildReturn } from '../../../shared/returns/rules.ts';
import { exact, exampleReturn, facts, NOTHING } from './example.ts';

describe('the return of an invented quarter, counted by hand', () => {
  const view = exampleReturn();

  test('names the return, the quarter and the last day counted', () => {
    expect(view.title).toBe('Quarterly service return');
    expect(view.period.label).toBe('2026/27 Q3');
    expect(view.asAt).toBe('2026-12-31');
  });

  test('referrals received by source', () => {
    expect(exact(view, 'referrals_by_source')).toEqual({
      school: { referrals: 5 },
      police: { referrals: 4 },
      family: { referrals: 3 },
      all: { referrals: 12 },
    });
  });

  test('waiting by band: 34 days are 4 weeks, 35 days are 5, 370 are 52, 371 are 53', () => {
    expect(exact(view, 'waiting_by_band')).toEqual({
      '0-4': { children: 2 },
      '5-12': { children: 2 },
      '13-18': { children: 2 },
      '19-26': { children: 2 },
      '27-52': { children: 2 },
      '53+': { children: 1 },
      all: { children: 11 },
    });
  });

  test('waits of those who started and of those still waiting are never mixed', () => {
    expect(exact(view, 'waits')).toEqual({
      started: {
        count: 2,
        median_days: 72.5,
        median_weeks: 10,
        p75_days: 100,
        p75_weeks: 14,
        longest_days: 100,
        longest_weeks: 14,
      },
      // The sixth of eleven is 132 days, the ninth 189.
      still_waiting: {
        count: 11,
        median_days: 132,
        median_weeks: 18,
        p75_days: 189,
        p75_weeks: 27,
        longest_days: 371,
        longest_weeks: 53,
      },
    });
  });

  test('check-ins due and done on time: 13 of 20 are 65 %', () => {
    expect(exact(view, 'check_ins')).toEqual({
      on_time: { check_ins: 13 },
      late: { check_ins: 2 },
      not_done: { check_ins: 5 },
      all: { check_ins: 20 },
      share_on_time: { check_ins: 65 },
    });
  });

  test('holding support by kind', () => {
    expect(exact(view, 'holding_support')).toEqual({
      support_call: { contacts: 7 },
      drop_in: { contacts: 1 },
      all: { contacts: 8 },
    });
  });

  test('how courses ended, by kind and whether the minimum was reached; what nobody recorded stays apart', () => {
    expect(exact(view, 'endings')).toEqual({
      planned: { reached: 9, all: 9 },
      unplanned: { reached: 1, below: 3, all: 4 },
      not_recorded: { reached: 5, all: 5 },
      all: { reached: 15, below: 3, all: 18 },
    });
  });

  test('first and last scores by measure and who filled it in; without a stated reliable change nothing is said', () => {
    expect(exact(view, 'pairs')).toEqual({
      sdq_carer: { not_known: 8, all: 8 },
      wemwbs_child: { improved: 6, deteriorated: 1, all: 7 },
      all: { improved: 6, deteriorated: 1, not_known: 8, all: 15 },
    });
    const rows = view.sections.find(({ id }) => id === 'pairs')?.rows.map(({ label }) => label);
    expect(rows).toEqual(['SDQ, carer', 'WEMWBS, child', 'All measures']);
  });

  test('sessions by status, the carers’ apart; a session that was moved counts on its new day only', () => {
    expect(exact(view, 'sessions')).toEqual({
      attended: { child: 12, carer: 5 },
      was_not_brought: { child: 1 },
      planned: { child: 2 },
      all: { child: 15, carer: 5 },
    });
    expect(view.sections.find((one) => one.id === 'sessions')!.columns.some((one) => one.isTotal)).toBe(
      false,
    );
  });

  test('courses by protocol and where each stands', () => {
    expect(exact(view, 'courses')).toEqual({
      tf_cbt_csa: { under_way: 1, ended_within: 6, all: 7 },
      ltfi_8_17: { under_way: 1, all: 1 },
      all: { under_way: 2, ended_within: 6, all: 8 },
    });
  });

  test('reviews due and held: 2 of 3 are 67 %', () => {
    expect(exact(view, 'reviews')).toEqual({
      held: { reviews: 2 },
      not_held: { reviews: 1 },
      all: { reviews: 3 },
      share_held: { reviews: 67 },
    });
  });

  test('by age at referral and sex; over 24 and no birth date are not known', () => {
    expect(exact(view, 'referrals_by_age_and_sex')).toEqual({
      age_0_4: { male: 1, all: 1 },
      age_5_10: { female: 3, all: 3 },
      age_11_15: { female: 4, male: 2, all: 6 },
      not_known: { not_known: 2, all: 2 },
      all: { female: 7, male: 3, not_known: 2, all: 12 },
    });
    expect(exact(view, 'waiting_by_age_and_sex')).toEqual({
      age_0_4: { female: 1, all: 1 },
      age_5_10: { female: 2, all: 2 },
      age_11_15: { male: 2, all: 2 },
      age_16_17: { female: 1, intersex: 1, all: 2 },
      age_18_24: { female: 2, all: 2 },
      not_known: { female: 1, male: 1, all: 2 },
      all: { female: 7, male: 3, intersex: 1, all: 11 },
    });
  });
});

describe('the edges of a return', () => {
  test('a quarter in which nothing happened is all zeros, with no wait and no share to measure', () => {
    const cells = buildReturn(NOTHING).sections.flatMap((section) => section.cells);
    expect(new Set(cells.filter((cell) => cell.kind === 'count').map((cell) => cell.value))).toEqual(
      new Set([0]),
    );
    expect(new Set(cells.filter((cell) => cell.kind !== 'count').map((cell) => cell.value))).toEqual(
      new Set([null]),
    );
  });

  test('groups with the same keys are added', () => {
    const school = { source: 'school', ageAtReferral: 9, sex: 'female', count: 2 };
    expect(exact(buildReturn(facts({ referrals: [school, school] })), 'referrals_by_source')).toEqual({
      school: { referrals: 4 },
      all: { referrals: 4 },
    });
  });

  test('the median of an even number is the mean of the two middle waits', () => {
    const waiting = ['2026-12-30', '2026-12-29', '2026-12-26', '2026-12-21'].map((day) => ({
      receivedOn: localDate(day),
      ageAtReferral: 8,
      sex: 'male',
      count: 1,
    }));
    expect(exact(buildReturn(facts({ waiting })), 'waits').still_waiting).toMatchObject({
      median_days: 3.5,
      p75_days: 5,
      longest_days: 10,
    });
  });

  test('a source without a row is counted under other, never dropped', () => {
    const referrals = [{ source: 'a_code_of_later', ageAtReferral: 9, sex: 'female', count: 2 }];
    expect(exact(buildReturn(facts({ referrals })), 'referrals_by_source')).toEqual({
      other: { referrals: 2 },
      all: { referrals: 2 },
    });
  });

  test('a course of a protocol that is not among the rows stops the return rather than being left out', () => {
    const courses = [{ protocolId: 'cpp_u5', standing: 'ended_within' as const, count: 1 }];
    expect(() => buildReturn(facts({ courses }))).toThrow(RangeError);
  });
});
