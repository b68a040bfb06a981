import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  asksForCarer,
  CARER_STATUSES,
  type CarerEntry,
  carerStandingOf,
  isForNonAbusing,
  JOINING_ANSWERS,
  joiningOpen,
  mayBeNamed,
  mayGiveCarerSessions,
  mayJoin,
  mayReadCarerNotes,
  mustBeNamed,
} from '../../../shared/carers/rules.ts';
import { protocolById, PROTOCOLS } from '../../../shared/protocols/catalogue.ts';
import { OWN_KINDS, ownProtocol } from '../../../shared/protocols/own.ts';

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

test('all sessions somebody is named for are for a non-abusing carer, but those of a therapy for the parent who harmed', () => {
  for (const protocol of PROTOCOLS) {
    expect(isForNonAbusing(protocol, { isCounted: false })).toBe(true);
    expect(isForNonAbusing(protocol, { isCounted: true })).toBe(protocol.recipientIsAbuser !== true);
  }
  for (const kind of OWN_KINDS) {
    const own = ownProtocol({
      id: 'own_0190f2a5-0000-7000-8000-000000000001',
      name: 'Group for parents',
      basis: 'Our own',
      kind,
      ages: { from: null, through: null },
      carerStrand: null,
      isOffered: true,
      version: 1,
    });
    expect(isForNonAbusing(own, { isCounted: true })).toBe(true);
  }
  expect(isForNonAbusing(protocolById('attach_u5_abusing_parent'), { isCounted: true })).toBe(false);
});

test('a professional, or somebody marked “do not contact”, is named for no sessions', () => {
  expect(mayBeNamed({ kind: 'carer', safety: 'safe' }, undefined).ok).toBe(true);
  expect(mayBeNamed({ kind: 'carer', safety: 'not_checked' }, undefined).ok).toBe(true);
  expect(mayBeNamed({ kind: 'professional', safety: 'safe' }, undefined)).toMatchObject({
    code: 'carer_is_professional',
  });
  expect(mayBeNamed({ kind: 'carer', safety: 'do_not_contact' }, undefined)).toMatchObject({
    code: 'carer_do_not_contact',
  });
});

test('who is not to be contacted is named for sessions once a lead decided that they may join, and not before', () => {
  const marked = { kind: 'carer', safety: 'do_not_contact' } as const;
  const standing = (...entries: CarerEntry[]) => carerStandingOf([at(9, 'alleged_abuser'), ...entries]);
  expect(mayBeNamed(marked, standing()).ok).toBe(false);
  expect(mayBeNamed(marked, standing(at(10, 'may_not_join'))).ok).toBe(false);
  expect(mayBeNamed(marked, standing(at(10, 'may_join'))).ok).toBe(true);
  expect(mayBeNamed(marked, standing(at(10, 'may_join'), at(11, 'alleged_abuser'))).ok).toBe(false);
  // Marked for another reason than an allegation: no decision on joining is about it.
  expect(mayBeNamed(marked, carerStandingOf([at(10, 'may_join')])).ok).toBe(false);
  expect(mayBeNamed({ kind: 'professional', safety: 'safe' }, standing(at(10, 'may_join'))).ok).toBe(false);
});

test('nobody comes unnamed where somebody round the child may not join', () => {
  const alleged = carerStandingOf([at(9, 'alleged_abuser')]);
  const decided = carerStandingOf([at(9, 'alleged_abuser'), at(10, 'may_join')]);
  expect(mustBeNamed([], true)).toBe(false);
  expect(mustBeNamed([decided, carerStandingOf([])], true)).toBe(false);
  expect(mustBeNamed([decided, alleged], true)).toBe(true);
  expect(mustBeNamed([alleged], false)).toBe(false);
});

test('somebody alleged in a running course is a lead’s to decide on, and has no dates to come once refused', () => {
  const alleged = carerStandingOf([at(9, 'alleged_abuser')]);
  const refused = carerStandingOf([at(9, 'alleged_abuser'), at(10, 'may_not_join')]);
  const may = carerStandingOf([at(9, 'alleged_abuser'), at(10, 'may_join')]);
  const own = { isForNonAbusing: true, datesAhead: 0 };
  expect(joiningOpen(alleged, own)).toBe('decide');
  expect(joiningOpen(alleged, { ...own, isForNonAbusing: false })).toBeNull();
  expect(joiningOpen(refused, own)).toBeNull();
  expect(joiningOpen(refused, { ...own, datesAhead: 1 })).toBe('dates_left');
  expect(joiningOpen(may, { ...own, datesAhead: 3 })).toBeNull();
  expect(joiningOpen(carerStandingOf([]), { ...own, datesAhead: 3 })).toBeNull();
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
  test('are given by whoever holds the sessions, or who works with every child', () => {
    const own = { kind: 'carer' as const, holderIds: ['bea', 'cy'], wasHeld: true };
    expect(mayGiveCarerSessions(therapist, own)).toBe(false);
    expect(mayGiveCarerSessions({ ...therapist, practitionerId: null }, own)).toBe(false);
    expect(mayGiveCarerSessions({ ...therapist, practitionerId: 'cy' }, own)).toBe(true);
    expect(mayGiveCarerSessions({ ...therapist, roles: ['coordinator'] }, own)).toBe(true);
    expect(mayGiveCarerSessions(therapist, { ...own, kind: 'child' })).toBe(true);
    expect(mayGiveCarerSessions(therapist, { ...own, holderIds: [], wasHeld: false })).toBe(true);
    expect(mayGiveCarerSessions(therapist, { ...own, holderIds: [] })).toBe(false);
  });
  test('are read by the child’s therapist once it was agreed; other strands are never closed', () => {
    expect(mayReadCarerNotes(therapist, { ...strand, isShared: true }, null)).toBe(true);
    expect(mayReadCarerNotes(therapist, { ...strand, kind: 'child' }, null)).toBe(true);
    expect(mayReadCarerNotes(therapist, { ...strand, kind: 'parent_child' }, null)).toBe(true);
  });
});
