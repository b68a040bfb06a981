import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addDays } from '../../../shared/dates.ts';
import { attend, endingOf, planCourse } from '../../support/courses.ts';
import { openTestService, TODAY, type TestService } from '../../support/service.ts';
import { DIALECTS } from '../../support/store.ts';
import { addPerson } from '../../support/waiting.ts';

describe.each(DIALECTS)('a child comes back, on %s', (dialect) => {
  let held: TestService;
  beforeEach(async () => {
    held = await openTestService({ dialect });
  });
  afterEach(() => held.close());

  test('on the list from today with what was told; contacts to check, the assessment carried, the old wait as it was', async () => {
    const { courseId, childId, referralId } = await planCourse(held, {
      sessions: 3,
      protocolId: 'ltfi_8_17',
    });
    await addPerson(held, childId);
    const { assessmentId } = await held.ok('assessment.record', {
      referralId,
      completedOn: addDays(TODAY, -200),
      needs: ['anxiety'],
      heldBy: 'An invented service',
    });
    expect(await held.call('referral.comeBack', { childId })).toMatchObject({ code: 'not_over_yet' });
    const { version } = await attend(held, courseId, 1, 3);
    await held.ok('course.end', {
      courseId,
      version,
      endedOn: TODAY,
      told: endingOf('as_planned', 'planned'),
      reason: null,
    });
    const before = (await held.ok('child.overview', { childId })).referrals[0];
    const back = await held.ok('referral.comeBack', { childId });
    expect(back.contactsToCheck).toBe(1);
    expect(await held.call('referral.comeBack', { childId })).toMatchObject({ code: 'not_over_yet' });

    const overview = await held.ok('child.overview', { childId });
    expect(overview.currentReferralId).toBe(back.referralId);
    const [now, old] = overview.referrals;
    expect(now).toMatchObject({
      receivedOn: TODAY,
      acceptedOn: TODAY,
      isWaiting: true,
      daysWaiting: 0,
      details: { source: 'not_known', abuseTypes: ['sexual_abuse'] },
    });
    expect(now?.nextCheckInDueOn).not.toBeNull();
    expect(old).toMatchObject({ receivedOn: before?.receivedOn, daysWaiting: before?.daysWaiting });
    expect(overview.card).toMatchObject({ isChecked: true, isOld: true });

    const carried = await held.ok('assessment.carry', { referralId: back.referralId, assessmentId });
    expect(await held.call('assessment.carry', { referralId: back.referralId, assessmentId })).toMatchObject({
      code: 'assessment_carried',
    });
    expect(await held.call('assessment.carry', { referralId, assessmentId })).toMatchObject({ ok: false });
    const { assessments } = await held.ok('choice.get', { childId });
    expect(assessments.find(({ id }) => id === carried.assessmentId)).toMatchObject({
      referralId: back.referralId,
      completedOn: addDays(TODAY, -200),
      carriedFrom: assessmentId,
      needs: ['anxiety'],
    });
  });
});
