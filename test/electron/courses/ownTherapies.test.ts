import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { NEEDS } from '../../../shared/assessment/codes.ts';
import type { InputOf } from '../../../shared/contract.ts';
import { reviewFactsOf, standingOf } from '../../../shared/courses/facts.ts';
import { localDate } from '../../../shared/dates.ts';
import { reviewState } from '../../../shared/reviews/rules.ts';
import { addReferral, attend, endingOf, planCourse } from '../../support/courses.ts';
import { openTestService, type TestService, TODAY } from '../../support/service.ts';
import { DIALECTS } from '../../support/store.ts';

type New = InputOf<'protocol.addOwn'>;
const garden = (more: Partial<New> = {}): New => ({
  name: 'Garden therapy',
  basis: 'Made by the team in 2019, after a pilot',
  kind: 'child',
  ages: { from: 7, through: 12 },
  carerStrand: null,
  isOffered: true,
  bounds: { min: 3, max: 4, extendTo: null, openExtension: false, unit: 'session' },
  reviews: { by: 'session', every: 2 },
  ...more,
});

describe.each(DIALECTS)('a therapy of the service’s own, on %s', (dialect) => {
  let held: TestService;
  beforeEach(async () => {
    held = await openTestService({ dialect });
  });
  afterEach(() => held.close());

  test('is offered, planned, logged, reviewed, ended and counted in the return as the service’s own', async () => {
    const { protocolId } = await held.ok('protocol.addOwn', garden());
    const { childId, referralId } = await addReferral(held);
    await held.ok('offer.make', {
      referralId,
      assessmentId: null,
      noAssessmentReason: 'Agreed with the social worker',
      protocolId,
      madeOn: TODAY,
      explainedTo: ['child'],
      needs: [NEEDS[0]],
      helpExpected: 'A place to begin',
      alternatives: 'Waiting, or another therapy',
      preference: null,
      preferredBy: [],
      reasonForUnusualFit: 'She asked for it',
    });
    const { offers } = await held.ok('choice.get', { childId });
    expect(offers).toMatchObject([{ protocolId }]);

    const { courseId } = await planCourse(held, { protocolId, sessions: 5, carerSessions: 0 });
    let course = await attend(held, courseId, 1, 2);
    expect(course.terms).toMatchObject({ bounds: { min: 3, max: 4 }, source: null, reviews: { every: 2 } });
    expect(standingOf(course, TODAY)).toMatchObject({ position: 'below', count: 2, ofLabel: '3–4' });
    expect(reviewState(reviewFactsOf(course, TODAY), TODAY)).toMatchObject({ at: 2 });
    course = await attend(held, courseId, 3, 5);
    expect(standingOf(course, TODAY)).toMatchObject({ position: 'beyond', decisionNeeded: true });
    const { jobs } = await held.ok('today.list', {});
    expect(jobs.some(({ kind }) => kind === 'decision')).toBe(true);

    // A new range counts for new courses.
    await held.ok('protocol.saveVersion', {
      protocolId,
      bounds: { min: 6, max: 8, extendTo: null, openExtension: false, unit: 'session' },
      reviews: null,
      reason: 'Three were too few',
      version: 1,
    });
    course = await held.ok('course.get', { courseId });
    expect(course.terms.bounds).toMatchObject({ min: 3, max: 4 });
    await held.ok('course.end', {
      courseId,
      version: course.version,
      endedOn: localDate('2026-11-19'),
      told: endingOf('as_planned', 'planned'),
      reason: null,
    });
    const made = await held.ok('returns.get', { period: '2026/27 Q3', mode: 'exact_under_contract' });
    expect(JSON.stringify(made.published)).toContain('Garden therapy (other, the service’s own)');
    expect(JSON.stringify(made.published)).not.toContain('local range');
  });

  test('names its faults beside their questions, keeps two savers apart, and once closed is offered no more', async () => {
    expect(await held.call('protocol.addOwn', garden({ name: 'Letting the Future In' }))).toMatchObject({
      code: 'own_name_taken',
      fields: { name: expect.any(String) },
    });
    expect(await held.call('protocol.addOwn', garden({ bounds: null }))).toMatchObject({
      code: 'version_no_number',
    });
    const { protocolId } = await held.ok('protocol.addOwn', garden());
    const { kind: _kind, bounds: _bounds, reviews: _reviews, ...fields } = garden();
    const save = (version: number, more: Partial<typeof fields> = {}) =>
      held.call('protocol.saveOwn', { protocolId, version, ...fields, ...more });
    expect(await save(1, { ages: { from: 12, through: 7 } })).toMatchObject({
      code: 'own_ages_turned',
      fields: { through: expect.any(String) },
    });
    expect(await save(1, { name: 'Allotment therapy', isOffered: false })).toMatchObject({ ok: true });
    // The other saver sees both: what they typed is theirs still, what was saved comes with the refusal.
    expect(await save(1)).toMatchObject({
      code: 'conflict',
      detail: { theirs: { version: 2, name: 'Allotment therapy', isOffered: false } },
    });
    const { changes } = await held.ok('protocol.history', { protocolId });
    expect(changes).toMatchObject([
      { who: expect.any(String), from: { name: 'Garden therapy' }, to: { name: 'Allotment therapy' } },
      { from: null, to: { name: 'Garden therapy', ages: { from: 7, through: 12 } } },
    ]);
    const { referralId, childId } = await addReferral(held);
    const plan = {
      childId,
      referralId,
      offerId: null,
      protocolId,
      planningReason: null,
      counted: {
        practitionerId: referralId,
        roomId: null,
        place: null,
        lengthMinutes: 50,
        personId: null,
        dates: [null, null, null],
      },
      carer: null,
      noCarerReason: 'None',
      clashReason: null,
    };
    expect(await held.call('course.plan', plan)).toMatchObject({ code: 'not_delivered' });
    const gone = 'own_0190a1b2-0000-7000-8000-000000000001' as const;
    expect(await held.call('course.plan', { ...plan, protocolId: gone })).toMatchObject({
      code: 'not_found',
    });
    await held.become(['therapist']);
    expect(await held.call('protocol.addOwn', garden({ name: 'Another' }))).toMatchObject({
      code: 'not_allowed',
    });
  });
});
