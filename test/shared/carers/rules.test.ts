import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  asksForCarer,
  CARER_STATUSES,
  type CarerEntry,
  carerStandingOf,
  isForNonAbusing,
  JOINING_ANSWERS,
  mayJoin,
  mayReadCarerNotes,
} from '../../../shared/carers/rules.ts';
import { protocolById } from '../../../shared/protocols/catalogue.ts';

const at = (hour: number, said: CarerEntry['said']): CarerEntry => ({
  said,
  recordedAt: `2026-11-20T${String(hour).padStart(2, '0')}:00:00.000Z`,
});

describe('how a person stands to a child', () => {
  test('is what was said last, and nobody asked means nothing is known', () => {
    expect(carerStandingOf([])).toEqual({ status: null, isAlleged: false, joining: null });
    expect(carerStandingOf([at(9, 'not_known'), at(10, 'non_abusing')])).toMatchObject({
      status: 'non_abusing',
      isAlleged: false,
    });
  });
  test('an allegation is not taken back by a word of anybody but a safeguarding lead', () => {
    const alleged = carerStandingOf([at(9, 'alleged_abuser'), at(10, 'non_abusing')]);
    expect(alleged).toEqual({ status: 'non_abusing', isAlleged: true, joining: null });
    expect(mayJoin(alleged, true)).toMatchObject({ ok: false, code: 'carer_alleged' });
    expect(mayJoin(alleged, false).ok).toBe(true);
  });
  test('a lead decides either way, and a later allegation asks again', () => {
    const may = [at(9, 'alleged_abuser'), at(10, 'may_join')];
    expect(mayJoin(carerStandingOf(may), true).ok).toBe(true);
    expect(mayJoin(carerStandingOf([...may, at(11, 'may_not_join')]), true)).toMatchObject({
      code: 'carer_may_not_join',
    });
    expect(mayJoin(carerStandingOf([...may, at(11, 'alleged_abuser')]), true)).toMatchObject({
      code: 'carer_alleged',
    });
  });
  test('whatever was said: once alleged, they join only where a lead said so since', () => {
    const entry = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(...CARER_STATUSES, ...JOINING_ANSWERS))
      .map(([hour, said]) => at(hour, said));
    const entries = fc.uniqueArray(entry, { selector: ({ recordedAt }) => recordedAt, maxLength: 8 });
    fc.assert(
      fc.property(entries, (all) => {
        const standing = carerStandingOf(all);
        expect(carerStandingOf([...all].reverse())).toEqual(standing);
        const inOrder = all.toSorted((a, b) => (a.recordedAt < b.recordedAt ? -1 : 1));
        const alleged = inOrder.findLastIndex(({ said }) => said === 'alleged_abuser');
        const decided = inOrder.slice(alleged + 1).findLast(({ said }) => /join/.test(said));
        expect(mayJoin(standing, true).ok).toBe(alleged === -1 || decided?.said === 'may_join');
      }),
    );
  });
});

test('a strand beside the child’s is for a non-abusing carer; one with the parent who harmed is not', () => {
  const tfCbt = protocolById('tf_cbt_csa');
  expect(isForNonAbusing(tfCbt, { kind: 'carer', isCounted: false })).toBe(true);
  expect(isForNonAbusing(tfCbt, { kind: 'child', isCounted: true })).toBe(false);
  const abc = protocolById('attach_u5_abusing_parent');
  expect(isForNonAbusing(abc, { kind: abc.countedStrand, isCounted: true })).toBe(false);
  const keep = protocolById('keep_5_12_problem');
  expect(isForNonAbusing(keep, { kind: keep.countedStrand, isCounted: true })).toBe(
    keep.recipientIsAbuser === false,
  );
});

test('a carer is asked for where the protocol says so, and below 13 in any case', () => {
  const own = { carerStrand: null, countedStrand: 'child' as const };
  expect(asksForCarer(protocolById('tf_cbt_csa'), 17)).toBe(true);
  expect(asksForCarer(own, 12)).toBe(true);
  expect(asksForCarer(own, 13)).toBe(false);
  expect(asksForCarer(own, null)).toBe(false);
  expect(asksForCarer({ carerStrand: null, countedStrand: 'carer' }, 5)).toBe(false);
});

describe('the notes of a carer’s sessions', () => {
  const therapist = { accountId: 'a', roles: ['therapist'] as const, practitionerId: 'ama' };
  const strand = { kind: 'carer' as const, practitionerIds: ['bea'], isShared: false };
  test('are read by whoever holds them, wrote them, or works with every child', () => {
    expect(mayReadCarerNotes(therapist, strand, null)).toBe(false);
    expect(mayReadCarerNotes({ ...therapist, practitionerId: 'bea' }, strand, null)).toBe(true);
    expect(mayReadCarerNotes(therapist, strand, 'a')).toBe(true);
    expect(mayReadCarerNotes({ ...therapist, roles: ['safeguarding_lead'] }, strand, null)).toBe(true);
    expect(mayReadCarerNotes({ ...therapist, practitionerId: null }, strand, 'b')).toBe(false);
  });
  test('are read by the child’s therapist once it was agreed; other strands are never closed', () => {
    expect(mayReadCarerNotes(therapist, { ...strand, isShared: true }, null)).toBe(true);
    expect(mayReadCarerNotes(therapist, { ...strand, kind: 'child' }, null)).toBe(true);
    expect(mayReadCarerNotes(therapist, { ...strand, kind: 'parent_child' }, null)).toBe(true);
  });
});
