import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../../electron/service/ids.ts';
import { listBetweenCourses } from '../../../electron/service/store/betweenCourses.ts';
import { type EndingTold, NO_FEEDBACK_ANSWERS } from '../../../shared/courses/ending.ts';
import { addDays, addWeeks, localDate, localTime } from '../../../shared/dates.ts';
import { NO_DETAILS } from '../../../shared/referrals/details.ts';
import { attend, endingOf, planCourse, sessionNumber } from '../../support/courses.ts';
import { openTestService, TODAY, type TestService } from '../../support/service.ts';
import { DIALECTS } from '../../support/store.ts';
import { addPerson } from '../../support/waiting.ts';

describe.each(DIALECTS)('an ending that was a mistake, on %s', (dialect) => {
  let held: TestService;
  beforeEach(async () => {
    held = await openTestService({ dialect });
  });
  afterEach(() => held.close());
  const view = (courseId: string) => held.ok('course.get', { courseId });
  const stageOf = async (id: string) =>
    (await held.vault.store.db.selectFrom('referral').select('stage').where('id', '=', id).execute())[0]
      ?.stage;

  async function endedCourse() {
    const planned = await planCourse(held, { startsOn: addWeeks(TODAY, -2), sessions: 6, carerSessions: 0 });
    const { courseId } = planned;
    const { version } = await attend(held, courseId, 1, 2);
    const before = await view(courseId);
    const stage = await stageOf(planned.referralId);
    const end = { courseId, version, endedOn: addDays(TODAY, -3), told: endingOf('family_chose') };
    await held.ok('course.end', { ...end, reason: 'They had enough' });
    return { ...planned, before, stage };
  }
  const datesOf = (course: Awaited<ReturnType<typeof view>>) =>
    course.sessions.map(({ number, tries }) => [number, tries.map(({ on, status }) => [on, status])]);

  test('is taken back: everything stands as before but the dates, which go back one by one as chosen', async () => {
    const { courseId, referralId, before, stage } = await endedCourse();
    const ended = await view(courseId);
    expect(ended.takenOut?.dates.map(({ number }) => number)).toEqual([3, 4, 5, 6]);
    expect(await stageOf(referralId)).not.toBe(stage);
    const input = { courseId, version: ended.version, planAgain: [] };
    expect(await held.call('course.reopen', { ...input, because: ' ' })).toMatchObject({ ok: false });
    const because = 'Another child’s course was meant';
    const [third, ...later] = ended.takenOut?.dates ?? [];
    if (third === undefined) throw new Error('no date was taken out');
    expect(
      await held.call('course.reopen', {
        ...input,
        because,
        planAgain: [{ strandId: third.strandId, on: localDate('2027-12-24'), time: null }],
      }),
    ).toMatchObject({ code: 'reopen_date_gone' });
    await held.ok('course.reopen', {
      ...input,
      because,
      planAgain: [third, ...later].map(({ strandId, on, time }) => ({ strandId, on, time })),
    });
    const again = await view(courseId);
    expect(datesOf(again)).toEqual(datesOf(before));
    expect(again).toMatchObject({
      endedOn: null,
      ending: null,
      endingReason: null,
      endingTold: null,
      endingReview: { isOpen: false },
      attended: 2,
      reopened: { because, on: TODAY, endedOn: ended.endedOn },
    });
    expect(await stageOf(referralId)).toBe(stage);
    expect(await held.call('course.reopen', { ...input, version: again.version, because })).toMatchObject({
      code: 'course_under_way',
    });
    // It can end again, and is then told afresh.
    const told = endingOf('child_chose');
    await held.ok('course.end', {
      courseId,
      version: again.version,
      endedOn: TODAY,
      told,
      reason: 'She had enough',
    });
    expect(await view(courseId)).toMatchObject({ endingTold: { ending: 'child_chose' }, endedOn: TODAY });
  });

  test('stays where aftercare, another course or a closing rests on it; a day to come is refused', async () => {
    const { courseId, childId, referralId, ama, room } = await endedCourse();
    const { version } = await view(courseId);
    const reopen = { courseId, version, because: 'A mistake', planAgain: [] };
    const { db } = held.vault.store;
    await held.ok('supportPlan.save', {
      referralId,
      replacesId: null,
      need: 'Sleep is hard',
      kinds: ['support_call'],
      givenBy: 'Ama Fictley',
      untilOn: addWeeks(TODAY, 6),
      reviewOn: addWeeks(TODAY, 2),
    });
    expect(await held.call('course.reopen', reopen)).toMatchObject({ code: 'reopen_aftercare' });
    await db.updateTable('support_plan').set({ until_on: TODAY }).execute();
    const dates = [{ on: addWeeks(TODAY, 4), time: localTime('16:00') }];
    await held.ok('course.plan', {
      childId,
      referralId,
      offerId: null,
      protocolId: 'tf_cbt_csa',
      planningReason: 'Short',
      reasonForUnusualFit: 'Need decides',
      counted: { practitionerId: ama, roomId: room, lengthMinutes: 50, place: null, personId: null, dates },
      carer: null,
      noCarerReason: 'Nobody is safe to ask',
    });
    expect(await held.call('course.reopen', reopen)).toMatchObject({ code: 'reopen_later_course' });
    await db.updateTable('referral').set({ closed_on: TODAY }).where('id', '=', referralId).execute();
    expect(await held.call('course.reopen', reopen)).toMatchObject({ code: 'reopen_referral_closed' });
    const later = { courseId, version, told: endingOf('family_chose'), reason: 'They had enough' };
    expect(
      await held.call('course.tellEnding', { ...later, endedOn: addDays(TODAY, 1), because: 'x' }),
    ).toMatchObject({ code: 'future_date', fields: { endedOn: expect.any(String) } });
  });

  test('a date goes back where it was to be held, and with whom where somebody stood in for it alone', async () => {
    const { courseId, ama } = await planCourse(held, { startsOn: addWeeks(TODAY, -2), carerSessions: 0 });
    await attend(held, courseId, 1, 2);
    const [bea, left] = [newId(), newId()];
    const row = { job_title: 'Therapist', is_active: 1 as const, version: 1 };
    await held.vault.store.db
      .insertInto('practitioner')
      .values([
        { ...row, id: bea, name: 'Bea Protham' },
        { ...row, id: left, name: 'Cy Gone' },
      ])
      .execute();
    const swap = async (number: number, place: string, practitionerId: string) => {
      const course = await view(courseId);
      const planned = sessionNumber(course, number).tries.at(-1);
      if (planned === undefined) throw new Error('Nothing planned');
      const to = { on: planned.on, time: planned.time, roomId: null, place, practitionerId };
      const { version } = course;
      const rest = { scope: 'this' as const, withOthers: false, clashReason: null };
      await held.ok('session.change', { courseId, version, tryId: planned.id, to, ...rest });
    };
    await swap(5, 'Her school', bea);
    await swap(6, 'Online', ama);
    await swap(7, 'The clinic', left);
    const ahead = async () =>
      (await view(courseId)).sessions.flatMap(({ number, tries }) =>
        tries
          .filter(({ status }) => status === 'planned')
          .map(({ place, roomId, practitionerId }) => ({ number, place, roomId, practitionerId })),
      );
    const before = await ahead();
    const end = { courseId, endedOn: addDays(TODAY, -1), told: endingOf('family_chose'), reason: 'Enough' };
    await held.ok('course.end', { ...end, version: (await view(courseId)).version });
    await held.vault.store.db
      .updateTable('practitioner')
      .set({ is_active: 0 })
      .where('id', '=', left)
      .execute();
    const { version, takenOut } = await view(courseId);
    const planAgain = (takenOut?.dates ?? []).map(({ strandId, on, time }) => ({ strandId, on, time }));
    await held.ok('course.reopen', { courseId, version, because: 'Another child was meant', planAgain });
    expect(await ahead()).toEqual(
      before.map((each) => (each.number === 7 ? { ...each, practitionerId: ama } : each)),
    );
  });

  test('what was said of feedback at an ending that was taken back is not said of the next', async () => {
    const { courseId, referralId } = await planCourse(held, { startsOn: addWeeks(TODAY, -2) });
    await attend(held, courseId, 1, 2);
    const end = async (feedback: EndingTold['feedback']) => {
      const { version } = await view(courseId);
      const told = endingOf('family_chose', 'unplanned', { feedback });
      await held.ok('course.end', { courseId, version, endedOn: TODAY, told, reason: 'They had enough' });
    };
    const gap = async () =>
      (await listBetweenCourses(held.vault.store.db, { practitionerId: 'all', today: TODAY })).find(
        (row) => row.referralId === referralId,
      )?.feedbackGap;
    const answer = { asked: 'not_asked' as const, reason: 'It stopped at once' };
    await end({ child: answer, carer: null });
    expect(await gap()).toEqual(['carer']);
    const { version } = await view(courseId);
    await held.ok('course.reopen', { courseId, version, because: 'Another child was meant', planAgain: [] });
    await end(NO_FEEDBACK_ANSWERS);
    expect((await view(courseId)).endingTold?.feedback).toEqual(NO_FEEDBACK_ANSWERS);
    expect(await gap()).toEqual(['child', 'carer']);
  });

  test('its day is corrected with a reason, never to before the last session', async () => {
    const { courseId } = await endedCourse();
    const { version } = await view(courseId);
    const input = { courseId, version, told: endingOf('family_chose'), reason: 'They had enough' };
    expect(
      await held.call('course.tellEnding', { ...input, endedOn: addWeeks(TODAY, -2), because: 'Earlier' }),
    ).toMatchObject({ code: 'before_last_session', fields: { endedOn: expect.any(String) } });
    expect(await held.call('course.tellEnding', { ...input, endedOn: TODAY })).toMatchObject({
      code: 'correction_reason_needed',
    });
    await held.ok('course.tellEnding', { ...input, endedOn: TODAY, because: 'The wrong day' });
    const course = await view(courseId);
    expect(course).toMatchObject({ endedOn: TODAY, endingTold: { correctedBecause: 'The wrong day' } });
    // What the ending took out is known still, and nothing came back by itself.
    expect(course.takenOut?.dates).toHaveLength(4);
    expect(course.sessions).toHaveLength(2);
  });

  test('a later referral that was no return is in nobody’s way', async () => {
    const { courseId, childId } = await endedCourse();
    const again = await held.ok('referral.add', {
      child: { is: 'held', childId },
      receivedOn: TODAY,
      acceptedOn: null,
      details: { ...NO_DETAILS, source: 'school' },
      safetyRead: null,
    });
    const reopen = async () =>
      held.call('course.reopen', {
        courseId,
        version: (await view(courseId)).version,
        because: 'Another child’s course was meant',
        planAgain: [],
      });
    expect(await reopen()).toMatchObject({ code: 'reopen_came_back' });
    await held.ok('referral.close', {
      referralId: again.referralId,
      version: 1,
      closedOn: TODAY,
      reason: 'added_by_mistake',
      note: 'Another child was meant',
      isNoRiskKnown: true,
    });
    expect(await reopen()).toMatchObject({ ok: true });
  });

  test('what comes next is asked of the course that ended, also while a parent comes to one of their own', async () => {
    const { courseId, childId, referralId, ama } = await endedCourse();
    const personId = await addPerson(held, childId);
    await held.ok('course.plan', {
      childId,
      referralId,
      offerId: null,
      protocolId: 'parenting_12wk',
      planningReason: 'A reason, where one is asked for',
      reasonForUnusualFit: 'Need decides',
      counted: {
        practitionerId: ama,
        lengthMinutes: 50,
        roomId: null,
        place: null,
        personId,
        dates: [{ on: addWeeks(TODAY, 1), time: localTime('10:00') }],
      },
      carer: null,
      noCarerReason: null,
      clashReason: null,
    });
    const ended = await view(courseId);
    expect(
      await listBetweenCourses(held.vault.store.db, { practitionerId: 'all', today: TODAY }),
    ).toMatchObject([{ referralId, endedOn: ended.endedOn, protocolId: ended.protocolId }]);
  });
});
