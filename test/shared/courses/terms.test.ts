import { expect, test } from 'vitest';
import { proposedSessions } from '../../../shared/courses/progress.ts';
import { termsOf } from '../../../shared/courses/terms.ts';
import { localDate } from '../../../shared/dates.ts';
import { boundsLabel, PROTOCOLS, protocolById } from '../../../shared/protocols/catalogue.ts';
import type { StatedProtocolId } from '../../../shared/protocols/types.ts';
import { DEFAULT_REVIEW_INTERVALS, rhythmInWords } from '../../../shared/reviews/rhythm.ts';

const START = localDate('2026-06-10');

/** What a course of each of the 21 shows as its own bounds, how many sessions are proposed, and when it is reviewed. */
const SHOWN: Record<StatedProtocolId, [bounds: string | null, sessions: number, reviews: string]> = {
  attach_u5_abusing_parent: ['at least 10', 10, 'after every 6 attended sessions'],
  cpp_u5: ['12 months', 53, 'every 6 weeks'],
  attach_u5_foster: [null, 12, 'after every 6 attended sessions'],
  attach_u5_permanence: [null, 12, 'after every 6 attended sessions'],
  safecare_u12: ['at least 6 months', 27, 'every 6 weeks'],
  pcit_u12: [null, 12, 'after every 6 attended sessions'],
  keep_5_12_problem: ['at least 16 weeks', 16, 'every 6 weeks'],
  keep_5_12_no_problem: ['at least 16 weeks', 16, 'every 6 weeks'],
  mst_can_10_17: ['4–6 months', 27, 'every 6 weeks'],
  trauma_group_parenting_foster: ['at least 4 days', 4, 'at the end of every 4 days'],
  trauma_group_parenting_permanence: ['at least 4 days', 4, 'at the end of every 4 days'],
  tf_cbt_csa: ['12–16', 16, 'after every 6 attended sessions'],
  ltfi_8_17: ['up to 20', 20, 'after every 6 attended sessions'],
  psychoanalytic_girls_6_14: ['up to 30', 30, 'after every 6 attended sessions'],
  group_girls_6_14: ['up to 18', 18, 'after every 6 attended sessions'],
  parenting_12wk: ['at least 12 weeks', 12, 'every 6 weeks'],
  triple_p_anger: ['at least 12 weeks', 12, 'every 6 weeks'],
  planned_activities_preschool: ['at least 12 weeks', 12, 'every 6 weeks'],
  parents_under_pressure: ['at least 12 weeks', 12, 'every 6 weeks'],
  home_visiting_6m: ['at least 6 months', 27, 'every 6 weeks'],
  green_house_creative: ['up to 24', 24, 'after every 6 attended sessions'],
};

test.each(PROTOCOLS.map(({ id }) => id))('%s shows its own bounds', (id) => {
  const { bounds, reviews } = termsOf(protocolById(id), DEFAULT_REVIEW_INTERVALS, 'attended');
  expect([boundsLabel({ bounds }), proposedSessions(bounds, START), rhythmInWords(reviews)]).toEqual(
    SHOWN[id],
  );
});

test('a service reviews at intervals of its own, but for what a source states and the last of so many days', () => {
  const own = { reviewEverySessions: 4, reviewEveryWeeks: 8 };
  const reviews = (id: StatedProtocolId) => rhythmInWords(termsOf(protocolById(id), own, 'attended').reviews);
  expect(reviews('tf_cbt_csa')).toBe('after every 4 attended sessions');
  expect(reviews('cpp_u5')).toBe('every 8 weeks');
  expect(reviews('green_house_creative')).toBe('after every 6 attended sessions');
  expect(reviews('trauma_group_parenting_foster')).toBe('at the end of every 4 days');
});
