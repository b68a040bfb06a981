import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addDays } from '../../../shared/dates.ts';
import { attend, endingOf, planCourse } from '../../support/courses.ts';
import { openTestService, TODAY, type TestService } from '../../support/service.ts';
import { DIALECTS } from '../../support/store.ts';
import { addPerson, addWaiting } from '../../support/waiting.ts';

const READ = { finding: 'no_concern', note: null } as const;

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
    expect(await held.call('referral.comeBack', { childId, safetyRead: READ })).toMatchObject({
      code: 'not_over_yet',
    });
    const { version } = await attend(held, courseId, 1, 3);
    await held.ok('course.end', {
      courseId,
      version,
      endedOn: TODAY,
      told: endingOf('as_planned', 'planned'),
      reason: null,
    });
    const before = (await held.ok('child.overview', { childId })).referrals[0];
    const back = await held.ok('referral.comeBack', { childId, safetyRead: READ });
    expect(back.contactsToCheck).toBe(1);
    expect(await held.call('referral.comeBack', { childId, safetyRead: READ })).toMatchObject({
      code: 'not_over_yet',
    });

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
    expect(now?.safetyReads).toMatchObject([{ readOn: TODAY, finding: 'no_concern' }]);
    expect(now?.nextCheckInDueOn).not.toBeNull();
    expect(old).toMatchObject({ receivedOn: before?.receivedOn, daysWaiting: before?.daysWaiting });
    expect(overview.card).toMatchObject({ isChecked: false, isOld: true });

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

  test('nobody comes back unread, nor who was never accepted: that goes to the inbox', async () => {
    const close = {
      version: 1,
      closedOn: TODAY,
      reason: 'moved_away',
      note: 'They told us',
      isNoRiskKnown: true,
    } as const;
    const declined = {
      accepted_on: null,
      triaged_on: TODAY,
      closed_on: TODAY,
      closing_reason: 'not_accepted',
    } as const;
    const never = await addWaiting(held, 'Jory Specimen', addDays(TODAY, -30), declined);
    expect(await held.call('referral.comeBack', { childId: never.childId, safetyRead: READ })).toMatchObject({
      code: 'never_accepted',
    });
    const once = await addWaiting(held, 'Merryn Specimen', addDays(TODAY, -30));
    await held.ok('referral.close', { referralId: once.referralId, ...close });
    const back = (safetyRead: { finding: 'in_danger_now'; note: string | null }) =>
      held.call('referral.comeBack', { childId: once.childId, safetyRead });
    expect(await back({ finding: 'in_danger_now', note: null })).toMatchObject({
      code: 'safety_read_note_needed',
      fields: { 'safetyRead.note': expect.any(String) },
    });
    expect(await back({ finding: 'in_danger_now', note: 'The police were told' })).toMatchObject({
      ok: true,
    });
  });
});
