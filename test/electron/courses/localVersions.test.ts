import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { InputOf } from '../../../shared/contract.ts';
import { reviewFactsOf, standingOf } from '../../../shared/courses/facts.ts';
import { localDate } from '../../../shared/dates.ts';
import { reviewState } from '../../../shared/reviews/rules.ts';
import { addReferral, attend, endingOf, planCourse } from '../../support/courses.ts';
import { openTestService, type TestService, TODAY } from '../../support/service.ts';
import { DIALECTS } from '../../support/store.ts';

type Version = InputOf<'protocol.saveVersion'>;
const version = (more: Partial<Version> = {}): Version => ({
  protocolId: 'tf_cbt_csa',
  bounds: { min: 3, max: 5, extendTo: 8, openExtension: false, unit: 'session' },
  reviews: { by: 'session', every: 2 },
  reason: 'Agreed with the commissioner for this year',
  version: 0,
  ...more,
});

const AGES = { from: 4, through: 17 };

describe.each(DIALECTS)('a therapy held by the service’s own version, on %s', (dialect) => {
  let held: TestService;
  beforeEach(async () => {
    held = await openTestService({ dialect });
  });
  afterEach(() => held.close());
  const view = (courseId: string) => held.ok('course.get', { courseId });

  test('is in force for courses begun from then on, with its range, its reviews, its notices and its ending', async () => {
    const before = await planCourse(held);
    await held.ok('protocol.saveVersion', version());
    const after = await planCourse(held, { sessions: 5 });
    expect((await view(before.courseId)).terms).toMatchObject({
      bounds: { min: 12, max: 16 },
      source: null,
      reviews: { every: 6 },
    });
    const { terms } = await view(after.courseId);
    expect(terms).toMatchObject({
      bounds: { min: 3, max: 5, extendTo: 8 },
      source: { min: 12, max: 16, openExtension: true },
      reviews: { by: 'session', every: 2 },
    });
    const course = await attend(held, after.courseId, 1, 2);
    expect(standingOf(course, TODAY)).toMatchObject({ position: 'below', count: 2, ofLabel: '3–5' });
    expect(reviewState(reviewFactsOf(course, TODAY), TODAY)).toMatchObject({ at: 2 });
    const told = endingOf('child_chose');
    const end = { courseId: after.courseId, endedOn: localDate('2026-11-20'), told };
    expect(await held.call('course.end', { ...end, version: course.version, reason: null })).toMatchObject({
      ok: false,
      code: 'ending_reason_needed',
    });
    const within = await attend(held, after.courseId, 3, 4);
    expect(standingOf(within, TODAY)).toMatchObject({ position: 'within', nearBound: { bound: 5, left: 1 } });
    expect(
      await held.call('course.extend', {
        courseId: after.courseId,
        version: within.version,
        decision: { is: 'extend', toSessions: null },
        reasons: ['gains_coming'],
        reason: '',
        agreedBy: ['child'],
        nextReviewOn: null,
      }),
    ).toMatchObject({ code: 'extension_needs_number' });
    // The list of courses, Today and the scores go by the same terms.
    const { courses } = await held.ok('child.overview', { childId: after.childId });
    expect(courses[0]?.figure).toMatchObject({ count: 4, ofLabel: '3–5' });
    expect((await held.ok('measures.get', { childId: after.childId })).courses[0]?.isReviewDue).toBe(true);

    const reviewed = await view(after.courseId);
    await held.ok('course.end', { ...end, version: reviewed.version, reason: 'They have had enough' });
    const made = await held.ok('returns.get', { period: '2026/27 Q3', mode: 'exact_under_contract' });
    expect(JSON.stringify(made.published)).toContain('Trauma-focused CBT (local range 3–5)');

    // Back to the source: the course that ended keeps what it was begun with.
    await held.ok('protocol.saveVersion', version({ bounds: null, reviews: null, version: 1 }));
    expect((await view(after.courseId)).terms.bounds).toMatchObject({ min: 3, max: 5 });
    const again = await planCourse(held);
    expect((await view(again.courseId)).terms).toMatchObject({ bounds: { min: 12, max: 16 }, source: null });
  });

  test('asks why, says what contradicts itself beside its question, and is in the log', async () => {
    expect(await held.call('protocol.saveVersion', version({ reason: ' ' }))).toMatchObject({
      ok: false,
      fields: { reason: 'Say why, in a few words' },
    });
    const turned = { min: 9, max: 4, extendTo: null, openExtension: false, unit: 'session' } as const;
    expect(await held.call('protocol.saveVersion', version({ bounds: turned }))).toMatchObject({
      code: 'version_max_below_min',
      fields: { max: expect.any(String) },
    });
    const nothing = { bounds: null, reviews: null };
    expect(await held.call('protocol.saveVersion', version(nothing))).toMatchObject({
      code: 'version_nothing_changed',
    });
    const { versionId } = await held.ok('protocol.saveVersion', version());
    // Somebody else had the form open.
    expect(await held.call('protocol.saveVersion', version(nothing))).toMatchObject({
      code: 'conflict',
      detail: { theirs: { id: versionId, version: 1, bounds: { min: 3 }, who: expect.any(String) } },
    });
    const { versions } = await held.ok('catalogue.get', {});
    expect(versions).toMatchObject([{ id: versionId, protocolId: 'tf_cbt_csa', who: expect.any(String) }]);
    const row = await held.vault.store.db
      .selectFrom('audit')
      .select('detail')
      .where('operation', '=', 'protocol.saveVersion')
      .where('detail', 'like', '%"to"%')
      .executeTakeFirstOrThrow();
    expect(JSON.parse(row.detail ?? '')).toMatchObject({
      protocolId: 'tf_cbt_csa',
      from: null,
      to: { bounds: { min: 3, max: 5 }, reviews: { every: 2 } },
      reason: 'Agreed with the commissioner for this year',
    });
    await held.become(['coordinator']);
    expect(await held.call('protocol.saveVersion', version({ version: 1 }))).toMatchObject({
      code: 'not_allowed',
    });
  });

  test('a plan outside the range of the service asks why', async () => {
    await held.ok('protocol.saveVersion', version());
    const { ama, room } = await planCourse(held, { sessions: 4 });
    const { childId, referralId } = await addReferral(held);
    const dates = Array.from({ length: 12 }, (_, week) => ({
      on: localDate(`2027-0${1 + Math.floor(week / 4)}-${String(5 + (week % 4) * 7).padStart(2, '0')}`),
      time: '10:00',
    }));
    expect(
      await held.call('course.plan', {
        childId,
        referralId,
        offerId: null,
        protocolId: 'tf_cbt_csa',
        planningReason: null,
        counted: { practitionerId: ama, roomId: room, place: null, lengthMinutes: 50, personId: null, dates },
        carer: null,
        noCarerReason: 'Nobody is safe to ask',
        clashReason: null,
      }),
    ).toMatchObject({
      code: 'planning_reason_needed',
      fields: { planningReason: expect.stringContaining('3 to 5') },
    });
  });

  test('ages of its own are kept and taken back, each time with a reason', async () => {
    const ltfi = { protocolId: 'ltfi_8_17' as const, bounds: null, reviews: null };
    const inForce = async () =>
      (await held.ok('catalogue.get', {})).versions.filter(({ protocolId }) => protocolId === 'ltfi_8_17');
    const turned = version({ ...ltfi, ages: { from: 17, through: 4 } });
    expect(await held.call('protocol.saveVersion', turned)).toMatchObject({
      code: 'own_ages_turned',
      fields: { through: expect.any(String) },
    });
    await held.ok(
      'protocol.saveVersion',
      version({ ...ltfi, ages: AGES, reason: 'As its own programme has it' }),
    );
    expect(await inForce()).toMatchObject([
      { ages: AGES, bounds: null, reason: 'As its own programme has it' },
    ]);
    await held.ok('protocol.saveVersion', version({ ...ltfi, reason: 'As NICE has it again', version: 1 }));
    expect((await inForce()).map(({ ages }) => ages)).toEqual([AGES, null]);
  });
});
