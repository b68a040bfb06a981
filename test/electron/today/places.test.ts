// Long because every step at which a child could be lost after a course is gone through, on both engines.
import { protocolById, PROTOCOLS } from '../../../shared/protocols/catalogue.ts';
import { personFields } from '../../support/children.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../../electron/service/ids.ts';
import { addDays, addWeeks, localDate, localTime } from '../../../shared/dates.ts';
import { isInInbox, isOnWaitingList } from '../../../shared/today/places.ts';
import type { Stage } from '../../../shared/waitingList/rules.ts';
import { assessmentInput, UNASSESSED, wholeFound } from '../../support/choices.ts';
import {
  attend,
  endingOf,
  logOf,
  planCourse,
  type PlanOptions,
  sessionNumber,
  type TestCourse,
} from '../../support/courses.ts';
import { openTestService, TODAY, type TestService } from '../../support/service.ts';
import { DIALECTS } from '../../support/store.ts';
import { addWaiting } from '../../support/waiting.ts';

const PARENT_ONLY =
  PROTOCOLS.find(({ countedStrand }) => countedStrand === 'carer') ?? protocolById('ltfi_8_17');

describe.each(DIALECTS)('nobody is lost after a course, on %s', (dialect) => {
  let held: TestService;
  beforeEach(async () => {
    held = await openTestService({ dialect });
  });
  afterEach(() => held.close());

  const db = () => held.vault.store.db;
  const today = () => held.ok('today.list', {});
  /** The review at the ending is a job beside these, with tests of its own. */
  const jobsOf = async ({ childId }: TestCourse) =>
    (await today()).jobs.filter(
      (job) => 'child' in job && job.child.childId === childId && job.kind !== 'ending_review',
    );
  const plan = async (options: PlanOptions = {}) => planCourse(held, { carerSessions: 0, ...options });
  const endCourse = async ({ courseId }: TestCourse, endedOn = TODAY) => {
    const { version } = await held.ok('course.get', { courseId });
    const told = endingOf('as_planned', 'planned');
    await held.ok('course.end', { courseId, version, endedOn, told, reason: 'As agreed' });
  };
  /** A course whose sessions were all attended, and that has ended. */
  const ended = async () => {
    const course = await plan({ sessions: 3, startsOn: localDate('2026-10-01') });
    await attend(held, course.courseId, 1, 3);
    await endCourse(course, localDate('2026-11-12'));
    return course;
  };
  const offer = async ({ referralId }: Pick<TestCourse, 'referralId'>, madeOn = TODAY) =>
    held.ok('offer.make', {
      referralId,
      assessmentId: null,
      protocolId: 'ltfi_8_17',
      madeOn,
      explainedTo: ['child'],
      ...UNASSESSED,
      alternatives: 'Waiting',
      reasonForUnusualFit: 'A reason, where one is asked for',
    });

  test('an open referral whose course has ended asks to be closed or for what comes next, until it is', async () => {
    const course = await ended();
    const [job, ...others] = await jobsOf(course);
    expect(others).toEqual([]);
    expect(job).toMatchObject({
      kind: 'next_step',
      step: 'close_or_plan',
      group: 'this_week',
      dueOn: '2026-11-26',
      endedOn: '2026-11-12',
      practitioner: 'Ama Fictley',
    });
    held.setToday(localDate('2026-11-27'));
    expect(await jobsOf(course)).toMatchObject([{ kind: 'next_step', group: 'overdue' }]);
    const { referrals } = await held.ok('child.overview', { childId: course.childId });
    await held.ok('referral.close', {
      referralId: course.referralId,
      version: referrals[0]?.version ?? 0,
      closedOn: localDate('2026-11-27'),
      reason: 'therapy_completed',
      note: 'Agreed with the family at the last session.',
    });
    expect(await jobsOf(course)).toEqual([]);
  });

  test('while aftercare lasts the row says so and is due when its plan is; then it asks what comes next again', async () => {
    const course = await ended();
    const stage = async () =>
      (await held.ok('child.overview', { childId: course.childId })).referrals[0]?.stage;
    const support = {
      referralId: course.referralId,
      replacesId: null,
      need: 'A new school',
      kinds: ['support_call'],
      givenBy: 'Ama Fictley',
      untilOn: null,
      reviewOn: addWeeks(TODAY, 4),
    };
    expect(await stage()).toBe('ended');
    expect(await held.call('supportPlan.save', support)).toMatchObject({ code: 'support_until_needed' });
    const untilOn = addWeeks(TODAY, 8);
    await held.ok('supportPlan.save', { ...support, untilOn });
    expect(await stage()).toBe('aftercare');
    const asked = { kind: 'next_step', step: 'close_or_plan' };
    expect(await jobsOf(course)).toMatchObject([
      { ...asked, aftercareUntil: untilOn, dueOn: support.reviewOn, group: 'this_week' },
    ]);
    held.setToday(addDays(support.reviewOn, 1));
    expect(await jobsOf(course)).toMatchObject([{ ...asked, aftercareUntil: untilOn, group: 'overdue' }]);
    held.setToday(addDays(untilOn, 1));
    expect(await stage()).toBe('ended');
    expect(await jobsOf(course)).toMatchObject([{ ...asked, aftercareUntil: null, dueOn: '2026-11-26' }]);
  });

  test('its therapist sees it as theirs, and another therapist does not see it', async () => {
    const course = await ended();
    await held.become(['therapist'], course.ama);
    expect(await jobsOf(course)).toMatchObject([{ kind: 'next_step', isMine: true }]);
    await held.become(['therapist'], newId());
    expect(await jobsOf(course)).toEqual([]);
    await held.become(['coordinator']);
    expect(await jobsOf(course)).toMatchObject([{ kind: 'next_step', isMine: false }]);
  });

  test('the offer of a second course stands from its first day, through every answer, to the course itself', async () => {
    const course = await ended();
    const { offerId } = await offer(course);
    expect(await jobsOf(course)).toMatchObject([{ kind: 'offer', offerId, group: 'this_week' }]);
    const answer = (version: number, given: 'not_ready' | 'accepted') =>
      held.ok('offer.answer', {
        offerId,
        version,
        answer: given,
        answeredOn: TODAY,
        askAgainOn: given === 'not_ready' ? addWeeks(TODAY, 6) : null,
      });
    const { version } = await answer(1, 'not_ready');
    expect(await jobsOf(course)).toMatchObject([{ kind: 'offer', dueOn: addWeeks(TODAY, 6) }]);
    await answer(version, 'accepted');
    expect(await jobsOf(course)).toMatchObject([{ kind: 'next_step', step: 'plan_course', offerId }]);
    const place = { practitionerId: course.ama, lengthMinutes: 50, roomId: null, place: '' };
    await held.ok('course.plan', {
      childId: course.childId,
      referralId: course.referralId,
      offerId,
      protocolId: 'ltfi_8_17',
      planningReason: 'A reason, where one is asked for',
      counted: { ...place, personId: null, dates: [{ on: addWeeks(TODAY, 1), time: localTime('16:00') }] },
      carer: null,
      noCarerReason: 'Nobody is safe to ask',
    });
    expect(await jobsOf(course)).toEqual([]);
  });

  test('“something else” is a job for whoever answers for the referral, until something else is offered', async () => {
    const waiting = await addWaiting(held, 'Nia Mockridge', '2026-10-01');
    const jobs = async () => (await today()).jobs.filter(({ kind }) => kind === 'wants_another');
    const made = await offer(waiting, addDays(TODAY, -6));
    expect(await jobs()).toEqual([]);
    await held.ok('offer.answer', {
      offerId: made.offerId,
      version: 1,
      answer: 'wants_another',
      answeredOn: addDays(TODAY, -2),
      askAgainOn: null,
    });
    const { name } = held.vault.actor;
    expect(await jobs()).toMatchObject([
      {
        offerId: made.offerId,
        isMine: true,
        group: 'this_week',
        dueOn: addDays(TODAY, 12),
        answersFor: name,
      },
    ]);
    await held.become(['coordinator']);
    expect(await jobs()).toMatchObject([{ isMine: false, answersFor: name }]);
    held.setToday(addDays(TODAY, 13));
    expect(await jobs()).toMatchObject([{ group: 'overdue' }]);
    await offer(waiting, TODAY);
    expect(await jobs()).toEqual([]);
  });

  test('how soon something else is offered, and when turning 18 is brought up, are settings of the service', async () => {
    const set = (key: 'otherOfferDays' | 'turning18NoticeMonths' | 'lookAgainDays', value: number) =>
      held.ok('setting.save', { key, value, changedAt: null });
    const child = { birthDate: localDate('2009-08-01') };
    const waiting = await addWaiting(held, 'Nia Mockridge', '2026-10-01', { child });
    const made = await offer(waiting, addDays(TODAY, -6));
    const answer = { answer: 'wants_another', answeredOn: TODAY, askAgainOn: null } as const;
    await held.ok('offer.answer', { offerId: made.offerId, version: 1, ...answer });
    await set('otherOfferDays', 3);
    const jobs = (await today()).jobs.filter(({ kind }) => kind === 'wants_another');
    expect(jobs).toMatchObject([{ dueOn: addDays(TODAY, 3) }]);
    const turns18On = async () => (await held.ok('child.overview', { childId: waiting.childId })).turns18On;
    const ahead = async () => (await today()).ahead.find(({ kind }) => kind === 'turning_18')?.on;
    expect([await turns18On(), await ahead()]).toEqual([null, '2027-02-01']);
    await set('turning18NoticeMonths', 9);
    expect([await turns18On(), await ahead()]).toEqual(['2027-08-01', undefined]);
    await set('lookAgainDays', 3);
    const { lookAgainOn } = await held.ok('triage.view', { referralId: waiting.referralId });
    expect(lookAgainOn).toBe(addDays(TODAY, 3));
  });

  test('between courses “something else” is the job, and not what comes next beside it', async () => {
    const course = await ended();
    const { offerId } = await offer(course);
    const answer = { answer: 'wants_another', answeredOn: TODAY, askAgainOn: null } as const;
    await held.ok('offer.answer', { offerId, version: 1, ...answer });
    expect(await jobsOf(course)).toMatchObject([{ kind: 'wants_another', offerId }]);
  });

  test('the day to look at an assessment’s plan again is a job, until another day is set or another assessment made', async () => {
    const { referralId } = await addWaiting(held, 'Nia Mockridge', '2026-10-01');
    const reviewOn = addDays(TODAY, 10);
    const jobs = async () => (await today()).jobs.filter(({ kind }) => kind === 'plan_review');
    const found = wholeFound({ reviewOn });
    const { assessmentId } = await held.ok('assessment.save', assessmentInput(referralId, { found }));
    expect(await jobs()).toEqual([]);
    held.setToday(addDays(TODAY, 4));
    expect(await jobs()).toMatchObject([
      { assessmentId, dueOn: reviewOn, group: 'this_week', isMine: true, completedOn: TODAY },
    ]);
    held.setToday(addDays(TODAY, 11));
    expect(await jobs()).toMatchObject([{ group: 'overdue' }]);
    const again = wholeFound({ reviewOn: addDays(TODAY, 60) });
    await held.ok('assessment.save', assessmentInput(referralId, { assessmentId, version: 1, found: again }));
    expect(await jobs()).toEqual([]);
    held.setToday(addDays(TODAY, 60));
    expect(await jobs()).toHaveLength(1);
    const later = { completedOn: addDays(TODAY, 59), found: wholeFound() };
    await held.ok('assessment.save', assessmentInput(referralId, later));
    expect(await jobs()).toEqual([]);
  });

  test('an offer left without an answer when the first course began does not come back when it ends', async () => {
    const course = await plan({ sessions: 1, startsOn: localDate('2026-10-01') });
    await offer(course, localDate('2026-09-20'));
    await attend(held, course.courseId, 1, 1);
    await endCourse(course);
    expect(await jobsOf(course)).toMatchObject([{ kind: 'next_step', step: 'close_or_plan' }]);
  });

  test('a parent’s own sessions do not hide that the child’s course has ended', async () => {
    const course = await ended();
    const { personId } = await held.ok('person.save', {
      childId: course.childId,
      linkId: null,
      version: null,
      fields: personFields({ name: 'Maya Testwood' }),
      checkedWith: null,
    });
    await held.ok('course.plan', {
      childId: course.childId,
      referralId: course.referralId,
      offerId: null,
      protocolId: PARENT_ONLY.id,
      planningReason: 'A reason',
      reasonForUnusualFit: 'Agreed with the social worker',
      counted: {
        practitionerId: course.ama,
        lengthMinutes: 50,
        roomId: null,
        place: null,
        personId,
        dates: [{ on: addDays(TODAY, 3), time: '10:00' }],
      },
      carer: null,
      noCarerReason: null,
    });
    expect(await jobsOf(course)).toMatchObject([{ kind: 'next_step' }]);
  });

  test('a running course with no date ahead asks for one, and a date takes the job away', async () => {
    const course = await plan({ sessions: 2, startsOn: localDate('2026-11-05') });
    const view = await attend(held, course.courseId, 1, 2);
    expect(await jobsOf(course)).toMatchObject([
      { kind: 'nothing_planned', lastDateOn: '2026-11-12', dueOn: '2026-11-19', group: 'overdue' },
    ]);
    const [strand] = view.strands;
    await held.ok('session.add', {
      courseId: view.id,
      version: view.version,
      strandId: strand?.id ?? '',
      on: addDays(TODAY, 6),
      time: null,
    });
    expect(await jobsOf(course)).toEqual([]);
  });

  test('what a carer has beside the child does not hide that nothing is planned with the child', async () => {
    const course = await plan({ sessions: 6, carerSessions: 8, startsOn: localDate('2026-10-08') });
    const view = () => held.ok('course.get', { courseId: course.courseId });
    await attend(held, course.courseId, 1, 3);
    for (const number of [1, 2, 3, 4]) {
      const of = await view();
      await held.ok('session.log', logOf(of, sessionNumber(of, number, true), { attendees: ['carer'] }));
    }
    expect(await jobsOf(course)).not.toContainEqual(expect.objectContaining({ kind: 'nothing_planned' }));
    for (const number of [4, 5, 6]) {
      const of = await view();
      const tryId = sessionNumber(of, number).tries.at(-1)?.id ?? '';
      await held.ok('session.move', { courseId: of.id, version: of.version, tryId, to: null });
    }
    // The carer's own go on to 14 January.
    expect(await jobsOf(course)).toMatchObject([
      { kind: 'check_in', dueOn: '2026-11-19' },
      { kind: 'nothing_planned', lastDateOn: '2026-11-12' },
    ]);
  });

  test('a course with the parents alone is held by their sessions', async () => {
    const course = await plan({ sessions: 3, startsOn: localDate('2026-11-05') });
    const view = await attend(held, course.courseId, 1, 2);
    const [strand] = view.strands;
    const ofStrand = db()
      .updateTable('strand')
      .where('id', '=', strand?.id ?? '');
    await ofStrand.set({ kind: 'carer' }).execute();
    const nothing = async () => (await jobsOf(course)).filter(({ kind }) => kind === 'nothing_planned');
    expect(await nothing()).toEqual([]);
    const tryId = sessionNumber(view, 3).tries.at(-1)?.id ?? '';
    await held.ok('session.move', { courseId: view.id, version: view.version, tryId, to: null });
    expect(await nothing()).toMatchObject([{ lastDateOn: '2026-11-19' }]);
  });

  test('every open referral of a service with children at every step stands somewhere', async () => {
    const running = await plan({ sessions: 8 });
    await attend(held, running.courseId, 1, 2);
    await ended();
    await offer(await ended());
    await endCourse(await plan({ sessions: 2, startsOn: addDays(TODAY, 7) }));
    const noDates = await plan({ sessions: 1, startsOn: localDate('2026-11-12') });
    await attend(held, noDates.courseId, 1, 1);
    const { jobs } = await today();
    const withJob = new Set(jobs.flatMap((job) => ('child' in job ? [job.child.childId] : [])));
    const ahead = await db()
      .selectFrom('session_try')
      .innerJoin('course', 'course.id', 'session_try.course_id')
      .select('course.child_id')
      .where('session_try.status', '=', 'planned')
      .execute();
    const withDate = new Set(ahead.map((row) => row.child_id));
    const open = await db().selectFrom('referral').selectAll().where('closed_on', 'is', null).execute();
    expect(open).toHaveLength(5);
    expect(
      open.filter(
        (row) =>
          !isInInbox(row.stage as Stage) &&
          !isOnWaitingList(row.stage as Stage) &&
          !withJob.has(row.child_id) &&
          !withDate.has(row.child_id),
      ),
    ).toEqual([]);
  });

  test('ahead: a review held early moves the next one on, and every course has its own', async () => {
    const courses = [];
    for (let at = 0; at < 3; at += 1) courses.push(await plan({ sessions: 16 }));
    const early = courses[0] as TestCourse;
    const view = await attend(held, early.courseId, 1, 4);
    await held.ok('review.record', {
      courseId: view.id,
      version: view.version,
      reviewId: null,
      heldOn: localDate('2026-09-25'),
      startsAt: null,
      withWhom: ['child'],
      effective: 'yes',
      outcome: 'continue',
      extendTo: null,
      note: null,
    });
    held.setToday(localDate('2026-09-26'));
    const { ahead } = await today();
    const reviews = ahead.filter(({ kind }) => kind === 'review');
    // Sessions are weekly from 3 September: the sixth is on 8 October, the twelfth on 19 November.
    expect(
      reviews.map(({ on, review, child }) => [on, review?.at, child?.childId === early.childId]),
    ).toEqual([
      ['2026-10-08', 6, false],
      ['2026-10-08', 6, false],
      ['2026-11-19', 12, true],
    ]);
  });
});
