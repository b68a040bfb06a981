import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decideExtension, extendedTo, limitPassed, reachOf } from '../../../shared/courses/extension.ts';
import { carerStanding, endCourse, positionOf, standing } from '../../../shared/courses/rules.ts';
import type { ExtensionDecision } from '../../../shared/courses/extension.ts';
import { attendedCount, attendedDates, wasHeld, currentTry } from '../../../shared/courses/sessions.ts';
import type { Session, SessionStatus } from '../../../shared/courses/sessions.ts';
import { localDate } from '../../../shared/dates.ts';
import { courseBoundsOf, PROTOCOLS, protocolById } from '../../../shared/protocols/catalogue.ts';
import type { StatedProtocolId } from '../../../shared/protocols/types.ts';

const d = localDate;
const bounds = (id: StatedProtocolId) => courseBoundsOf(protocolById(id));
/** Sessions held, where the time they took is not asked about. */
const held = (attended: number) => ({ attended, startedOn: null, until: null });
const to = (toSessions: number | null): ExtensionDecision => ({ decidedOn: d('2026-11-20'), toSessions });
const running = (id: StatedProtocolId, attended: number, extensions: ExtensionDecision[] = []) =>
  standing({ bounds: bounds(id), ...held(attended), isEnded: false, extensions });

test('attended and attended late count towards a bound, and nothing else does', () => {
  const statuses: SessionStatus[] = [
    'planned',
    'attended',
    'attended_late',
    'was_not_brought',
    'did_not_attend',
    'cancelled_by_family',
    'cancelled_by_service',
    'late_not_seen',
    'moved',
  ];
  expect(statuses.filter(wasHeld)).toEqual(['attended', 'attended_late']);
});

describe('counting', () => {
  const session = (id: string, strand: Session['strand'], ...tries: SessionStatus[]): Session => ({
    id,
    strand,
    number: 1,
    tries: tries.map((status, index) => ({ id: `${id}-${index}`, on: d('2026-09-03'), time: null, status })),
  });
  const sessions = [
    session('a', 'child', 'was_not_brought', 'attended'),
    session('b', 'child', 'attended_late'),
    session('c', 'child', 'cancelled_by_family', 'planned'),
    session('d', 'child'),
    session('e', 'carer', 'attended'),
  ];
  test('a session counts once however many tries it took, and carers’ sessions apart', () => {
    expect(attendedCount(sessions, 'child')).toBe(2);
    expect(attendedCount(sessions, 'carer')).toBe(1);
    expect(attendedDates(sessions, 'child')).toHaveLength(2);
  });
  test('the held try speaks for a session, or else the last', () => {
    expect(currentTry(session('f', 'child', 'attended', 'moved'))?.status).toBe('attended');
    expect(currentTry(session('g', 'child', 'moved', 'planned'))?.status).toBe('planned');
    expect(currentTry(session('h', 'child'))).toBeNull();
  });
});

describe('where a course stands', () => {
  test.each<[StatedProtocolId, number, string]>([
    ['tf_cbt_csa', 0, 'below'],
    ['tf_cbt_csa', 11, 'below'],
    ['tf_cbt_csa', 12, 'within'],
    ['tf_cbt_csa', 16, 'within'],
    ['tf_cbt_csa', 17, 'extended'],
    ['tf_cbt_csa', 60, 'extended'],
    ['ltfi_8_17', 0, 'below'],
    ['ltfi_8_17', 1, 'within'],
    ['ltfi_8_17', 20, 'within'],
    ['ltfi_8_17', 21, 'extended'],
    ['ltfi_8_17', 30, 'extended'],
    ['ltfi_8_17', 31, 'beyond'],
    ['psychoanalytic_girls_6_14', 30, 'within'],
    ['psychoanalytic_girls_6_14', 31, 'beyond'],
    ['group_girls_6_14', 18, 'within'],
    ['group_girls_6_14', 19, 'beyond'],
    ['green_house_creative', 24, 'within'],
    ['green_house_creative', 25, 'beyond'],
    ['attach_u5_abusing_parent', 9, 'below'],
    ['attach_u5_abusing_parent', 40, 'within'],
    ['attach_u5_foster', 3, 'within'],
    ['trauma_group_parenting_foster', 3, 'below'],
    ['trauma_group_parenting_foster', 4, 'within'],
  ])('%s after %i sessions is %s', (id, attended, position) => {
    expect(running(id, attended).position).toBe(position);
    expect(running(id, attended).state).toBe('under_way');
    expect(standing({ bounds: bounds(id), ...held(attended), isEnded: true, extensions: [] }).state).toBe(
      `ended_${position}`,
    );
  });

  test.each<[string, StatedProtocolId, number, ExtensionDecision[], boolean]>([
    ['at the bound', 'tf_cbt_csa', 16, [], false],
    ['held past it', 'tf_cbt_csa', 17, [], true],
    ['held past it, and extended', 'tf_cbt_csa', 17, [to(20)], false],
    ['held to the end of the extension', 'tf_cbt_csa', 20, [to(20)], false],
    ['held past the extension', 'tf_cbt_csa', 21, [to(20)], true],
    ['extended twice', 'tf_cbt_csa', 21, [to(20), to(24)], false],
    ['extended as needed', 'tf_cbt_csa', 40, [to(null)], false],
    ['Letting the Future In from 21', 'ltfi_8_17', 21, [], true],
    ['beyond the limit, extended to it', 'ltfi_8_17', 31, [to(30)], true],
    ['beyond the limit, and decided', 'ltfi_8_17', 31, [to(32)], false],
    ['a bound without an extension', 'green_house_creative', 25, [], true],
    ['no upper bound at all', 'attach_u5_abusing_parent', 90, [], false],
  ])('a decision is needed: %s', (_, id, attended, extensions, needed) => {
    expect(running(id, attended, extensions).decisionNeeded).toBe(needed);
  });

  test.each<[StatedProtocolId, number, ExtensionDecision[], string | null, string | null]>([
    ['tf_cbt_csa', 7, [], '12–16', '5 more to the minimum'],
    ['tf_cbt_csa', 13, [], '12–16', '3 more within the range'],
    ['tf_cbt_csa', 16, [], '12–16', 'at the end of the range'],
    ['tf_cbt_csa', 17, [], '12–16', 'decision needed'],
    ['tf_cbt_csa', 18, [to(null)], '12–16', 'extended past 16, as needed'],
    ['ltfi_8_17', 20, [to(26)], '26', '20, extended by 6'],
    ['ltfi_8_17', 3, [], 'up to 20', '17 more within the range'],
    ['pcit_u12', 3, [], null, null],
    ['trauma_group_parenting_foster', 2, [], 'at least 4 days', '2 more days to the minimum'],
  ])('%s after %i reads well', (id, attended, extensions, ofLabel, sub) => {
    expect(running(id, attended, extensions)).toMatchObject({ count: attended, ofLabel, sub });
  });

  test('a notice comes two sessions before the bound, or before the extension agreed', () => {
    expect(running('tf_cbt_csa', 13).nearBound).toBeNull();
    expect(running('tf_cbt_csa', 14).nearBound).toEqual({ bound: 16, left: 2, on: null });
    expect(running('tf_cbt_csa', 16).nearBound).toEqual({ bound: 16, left: 0, on: null });
    expect(running('tf_cbt_csa', 17).nearBound).toBeNull();
    expect(running('ltfi_8_17', 24, [to(26)]).nearBound).toEqual({ bound: 26, left: 2, on: null });
    expect(running('tf_cbt_csa', 40, [to(null)]).nearBound).toBeNull();
  });

  test('one more session never moves a course back', () => {
    const order = ['below', 'within', 'extended', 'beyond'];
    fc.assert(
      fc.property(fc.constantFrom(...PROTOCOLS), fc.nat(80), (protocol, attended) => {
        const now = order.indexOf(positionOf(protocol.bounds, held(attended)));
        expect(order.indexOf(positionOf(protocol.bounds, held(attended + 1)))).toBeGreaterThanOrEqual(now);
      }),
    );
  });
});

describe('extending', () => {
  const extend = (id: StatedProtocolId, toSessions: number | null, before: ExtensionDecision[] = []) =>
    decideExtension({ bounds: bounds(id), extensions: before }, to(toSessions));
  test('within what the source recommends is taken without a warning', () => {
    expect(extend('ltfi_8_17', 30)).toMatchObject({ ok: true, value: { passed: null } });
    expect(extend('tf_cbt_csa', 40)).toMatchObject({ ok: true, value: { passed: null } });
    expect(extend('tf_cbt_csa', null)).toMatchObject({ ok: true });
  });
  test('further than that is taken with a warning, since need decides', () => {
    expect(extend('ltfi_8_17', 31)).toMatchObject({
      ok: true,
      value: { passed: { limit: 30, whose: 'source' } },
    });
    expect(extend('green_house_creative', 26)).toMatchObject({
      ok: true,
      value: { passed: { limit: 24, whose: 'source' } },
    });
  });
  test('must reach further than before', () => {
    expect(extend('tf_cbt_csa', 16)).toMatchObject({ ok: false, code: 'extension_not_further' });
    expect(extend('ltfi_8_17', 24, [to(26)])).toMatchObject({ ok: false, code: 'extension_not_further' });
    expect(extend('ltfi_8_17', 28, [to(26)])).toMatchObject({ ok: true });
    expect(extend('tf_cbt_csa', 30, [to(null)])).toMatchObject({ ok: false, code: 'extension_not_further' });
  });
  test('needs a number where the source has a ceiling, and a bound to extend', () => {
    expect(extend('ltfi_8_17', null)).toMatchObject({ ok: false, code: 'extension_needs_number' });
    expect(extend('safecare_u12', 10)).toMatchObject({ ok: false, code: 'extension_no_upper_bound' });
  });
  test('the furthest of several counts', () => {
    const twenty = bounds('ltfi_8_17');
    expect(extendedTo(twenty, [to(24), to(20)])).toBe(24);
    expect(extendedTo(twenty, [to(24), to(null)])).toBe('open');
    expect([extendedTo(twenty, []), extendedTo(twenty, [to(20)])]).toEqual([null, null]);
    expect([reachOf(twenty, []), reachOf(twenty, [to(20)]), reachOf(twenty, [to(26)])]).toEqual([20, 20, 26]);
    expect(reachOf(bounds('pcit_u12'), [])).toBeNull();
  });
  test('no less far than what is counted already; just so far is the answer to a session that was held', () => {
    const at = (toSessions: number) =>
      decideExtension({ bounds: bounds('ltfi_8_17'), extensions: [], count: 23 }, to(toSessions));
    expect(at(22)).toMatchObject({ ok: false, code: 'extension_behind' });
    expect([at(23).ok, at(24).ok]).toEqual([true, true]);
  });
  test('a range of the service’s own is held against its source first', () => {
    const source = bounds('ltfi_8_17');
    const own = { ...source, max: 26, extendTo: 40 };
    const passed = (toSessions: number | null) => limitPassed({ bounds: own, source }, toSessions);
    expect([passed(30), passed(31), passed(41)]).toEqual([
      null,
      { limit: 30, whose: 'source' },
      { limit: 30, whose: 'source' },
    ]);
    const narrow = { ...source, max: 10, extendTo: 14 };
    expect(limitPassed({ bounds: narrow, source }, 15)).toEqual({ limit: 14, whose: 'service' });
    const open = { ...source, extendTo: null, openExtension: true };
    expect(limitPassed({ bounds: open, source }, null)).toEqual({ limit: 30, whose: 'source' });
    expect(limitPassed({ bounds: bounds('tf_cbt_csa'), source: null }, null)).toBeNull();
  });
  test('a decision never takes a course back, and what is agreed is where the next bound is', () => {
    const decisions = fc.array(fc.option(fc.integer({ min: 1, max: 60 })).map(to), { maxLength: 6 });
    const asNumber = (reach: number | 'open' | null) => (reach === 'open' ? Infinity : (reach ?? 0));
    fc.assert(
      fc.property(fc.constantFrom(...PROTOCOLS), decisions, fc.nat(70), (protocol, decided, attended) => {
        const own = protocol.bounds;
        const reach = asNumber(reachOf(own, decided));
        expect(asNumber(reachOf(own, decided.slice(1)))).toBeLessThanOrEqual(reach);
        const stands = standing({ bounds: own, ...held(attended), isEnded: false, extensions: decided });
        if (own.max === null) expect(stands.decisionNeeded).toBe(false);
        else expect(stands.decisionNeeded).toBe(attended > reach);
        if (stands.nearBound !== null) expect(stands.nearBound.bound).toBe(reach);
        if (typeof reachOf(own, decided) === 'number')
          for (const more of [reach, reach - 1])
            expect(decideExtension({ bounds: own, extensions: decided }, to(more)).ok).toBe(false);
      }),
    );
  });
});

test('the carer’s count has its own limit, with whose limit it is, and never blocks', () => {
  expect(carerStanding(6, { max: 8, limitFrom: 'NG76' })).toEqual({
    count: 6,
    ofLabel: 'up to 8 (NICE)',
    isOverLimit: false,
  });
  expect(carerStanding(9, { max: 8, limitFrom: 'own' })).toEqual({
    count: 9,
    ofLabel: 'up to 8, our limit',
    isOverLimit: true,
  });
  expect(carerStanding(2, null).ofLabel).toBeNull();
});

describe('ending a course', () => {
  const facts = {
    bounds: bounds('tf_cbt_csa'),
    ...held(7),
    isEnded: false,
    extensions: [],
    attendedOn: [d('2026-11-12'), d('2026-09-03')],
    openReviews: 1,
    plannedAhead: 2,
  };
  const today = d('2026-11-20');
  test('early, with a review open and dates ahead is possible, and said', () => {
    expect(endCourse(facts, today, today)).toEqual({
      ok: true,
      value: { endedOn: today, warnings: ['below_minimum', 'review_open', 'sessions_still_planned'] },
    });
    expect(
      endCourse({ ...facts, attended: 12, openReviews: 0, plannedAhead: 0 }, today, today),
    ).toMatchObject({
      value: { warnings: [] },
    });
  });
  test('is not in the future, nor before the last session', () => {
    expect(endCourse(facts, d('2026-11-21'), today)).toMatchObject({ ok: false, code: 'future_date' });
    expect(endCourse(facts, d('2026-11-11'), today)).toMatchObject({
      ok: false,
      code: 'before_last_session',
    });
    expect(endCourse(facts, d('2026-11-12'), today)).toMatchObject({ ok: true });
  });
});
