import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { InputOf } from '../../../shared/contract.ts';
import { askedExtension, reviewFactsOf, standingOf } from '../../../shared/courses/facts.ts';
import { localDate } from '../../../shared/dates.ts';
import { reviewState } from '../../../shared/reviews/rules.ts';
import {
  attend,
  type CourseView,
  endingOf,
  logOf,
  planCourse,
  sessionNumber,
} from '../../support/courses.ts';
import { openTestService, TODAY, type TestService } from '../../support/service.ts';
import { DIALECTS } from '../../support/store.ts';

describe.each(DIALECTS)('reviews, extensions and endings, on %s', (dialect) => {
  let held: TestService;
  beforeEach(async () => {
    held = await openTestService({ dialect });
  });
  afterEach(() => held.close());

  const view = (courseId: string) => held.ok('course.get', { courseId });
  const due = (course: CourseView) => reviewState(reviewFactsOf(course, TODAY), TODAY);
  const review = (
    course: CourseView,
    more: Partial<InputOf<'review.record'>> = {},
  ): InputOf<'review.record'> => ({
    courseId: course.id,
    version: course.version,
    reviewId: null,
    heldOn: localDate('2026-10-14'),
    startsAt: null,
    withWhom: ['child', 'carer'],
    effective: 'yes',
    outcome: 'continue',
    extendTo: null,
    note: null,
    ...more,
  });

  test('the first review is due after six attended sessions; a session that was not brought does not count', async () => {
    const { courseId } = await planCourse(held);
    let course = await attend(held, courseId, 1, 5);
    expect(due(course)).toMatchObject({ state: 'ahead', at: 6, sessionsAway: 1 });
    await held.ok(
      'session.log',
      logOf(course, sessionNumber(course, 6), { status: 'was_not_brought', attendees: [] }),
    );
    expect(due(await view(courseId))).toMatchObject({ state: 'ahead', sessionsAway: 1 });
    course = await view(courseId);
    const on = localDate('2026-10-15');
    await held.ok('session.log', logOf(course, sessionNumber(course, 6), { on }));
    course = await view(courseId);
    expect(due(course)).toMatchObject({ state: 'overdue', dueSince: '2026-10-15', reviewNumber: 1 });
    await held.ok('review.record', review(course, { heldOn: TODAY }));
    expect(due(await view(courseId))).toMatchObject({ state: 'ahead', at: 12, reviewNumber: 2 });
  });

  test('a review held two sessions early answers the first point, and moves no later one', async () => {
    const { courseId } = await planCourse(held);
    await held.ok(
      'review.record',
      review(await attend(held, courseId, 1, 4), { heldOn: localDate('2026-09-25') }),
    );
    const course = await attend(held, courseId, 5, 7);
    expect(due(course)).toMatchObject({ state: 'ahead', at: 12 });
    expect(course.reviews).toMatchObject([{ heldOn: '2026-09-25', attendedWhenHeld: 4 }]);
  });

  test('a planned review is the one that is recorded; logging late corrects how many came before it', async () => {
    const { courseId } = await planCourse(held);
    let course = await attend(held, courseId, 1, 5);
    const { version } = course;
    const plannedOn = (on: string) => ({ courseId, version, plannedOn: localDate(on), startsAt: null });
    for (const [on, code] of [
      ['2026-11-19', 'review_day_past'],
      ['2030-11-30', 'review_day_far'],
    ] as const)
      expect(await held.call('review.plan', plannedOn(on))).toMatchObject({
        code,
        fields: { plannedOn: expect.any(String) },
      });
    await held.ok('review.plan', plannedOn('2026-11-20'));
    course = await view(courseId);
    await held.ok('review.record', review(course, { heldOn: localDate('2026-11-20') }));
    course = await view(courseId);
    expect(course.reviews).toMatchObject([
      { plannedOn: '2026-11-20', heldOn: '2026-11-20', attendedWhenHeld: 5 },
    ]);
    course = await attend(held, courseId, 6, 6);
    expect(course.reviews).toMatchObject([{ attendedWhenHeld: 6 }]);
    expect(
      await held.call('review.record', review(course, { heldOn: localDate('2026-12-01') })),
    ).toMatchObject({
      code: 'future_date',
      fields: { heldOn: expect.any(String) },
    });
  });

  test('what a review decided stays on Today until it is carried out, or somebody says what became of it', async () => {
    const { courseId } = await planCourse(held);
    await attend(held, courseId, 1, 6);
    const open = async () =>
      (await held.ok('today.list', {})).jobs.filter(({ kind }) => kind === 'review_decided');
    const decide = async (more: Partial<InputOf<'review.record'>>) => {
      await held.ok('review.record', review(await view(courseId), more));
      return (await view(courseId)).reviews.findLast(({ heldOn }) => heldOn !== null)?.id ?? '';
    };
    const heldOn = localDate('2026-11-16');
    const reviewId = await decide({ heldOn, outcome: 'change', effective: 'no' });
    expect(await open()).toMatchObject([
      { outcome: 'change', reviewId, reviewNumber: 1, heldOn, dueOn: '2026-11-23', group: 'this_week' },
    ]);
    const said = { courseId, reviewId, words: 'Her mother has sessions of her own now' };
    expect(await held.call('review.carryOut', { ...said, words: ' ' })).toMatchObject({ code: 'bad_input' });
    await held.ok('review.carryOut', said);
    expect(await open()).toEqual([]);
    expect((await view(courseId)).reviews.find(({ id }) => id === reviewId)?.carriedOut).toEqual({
      on: TODAY,
      words: said.words,
    });
    expect(await held.call('review.carryOut', said)).toMatchObject({ code: 'review_said' });
    // Corrected to the same decision it stays said; to another, that one is open.
    const correct = async (outcome: 'change' | 'extend') =>
      held.ok('review.record', review(await view(courseId), { reviewId, heldOn, outcome }));
    await correct('change');
    expect(await open()).toEqual([]);
    await correct('extend');
    expect(await open()).toMatchObject([{ outcome: 'extend', reviewId }]);
    // A pause is carried out once nothing is planned in the fortnight after it; dates that wait to be logged are not in its way.
    await decide({ heldOn: TODAY, outcome: 'pause' });
    const course = await view(courseId);
    const next = course.sessions
      .flatMap(({ tries }) => tries)
      .filter(({ status, on }) => status === 'planned' && on >= TODAY)[0];
    if (next === undefined) throw new Error('nothing is planned');
    expect(await open()).toMatchObject([{ outcome: 'pause', nextPlannedOn: next.on, group: 'this_week' }]);
    const { on: _on, id: tryId, time, practitionerId, roomId, place } = next;
    await held.ok('session.change', {
      courseId,
      version: course.version,
      tryId,
      scope: 'this_and_later',
      to: { on: localDate('2027-01-14'), time, practitionerId, roomId, place },
      withOthers: true,
      clashReason: null,
    });
    expect(await open()).toEqual([]);
  });

  test('a review entered late leaves the one that is planned for a later point; one brought forward is that one', async () => {
    const { courseId } = await planCourse(held);
    const { version } = await attend(held, courseId, 1, 11);
    const plannedOn = localDate('2026-12-03');
    await held.ok('review.plan', { courseId, version, plannedOn, startsAt: null });
    await held.ok('review.record', review(await view(courseId)));
    const dates = async () => (await view(courseId)).reviews.map((each) => [each.plannedOn, each.heldOn]);
    expect(await dates()).toEqual([
      [null, '2026-10-14'],
      [plannedOn, null],
    ]);
    await held.ok('review.record', review(await view(courseId), { heldOn: TODAY }));
    expect(await dates()).toEqual([
      [null, '2026-10-14'],
      [plannedOn, TODAY],
    ]);
  });

  test('an extension asked for in a review waits for a decision, which says how far, who, why and when next', async () => {
    const { courseId } = await planCourse(held, {
      protocolId: 'ltfi_8_17',
      startsOn: localDate('2026-06-11'),
      sessions: 20,
    });
    let course = await attend(held, courseId, 1, 20);
    expect(standingOf(course, TODAY)).toMatchObject({
      count: 20,
      ofLabel: 'up to 20',
      decisionNeeded: false,
    });
    await held.ok(
      'review.record',
      review(course, { heldOn: localDate('2026-11-13'), outcome: 'extend', extendTo: 26 }),
    );
    course = await view(courseId);
    expect(askedExtension(course)).toEqual({ on: '2026-11-13', to: 26, reviewNumber: 1 });
    const decision = {
      courseId,
      reasons: ['gains_coming' as const],
      reason: 'Sleep and school have turned since September',
      agreedBy: ['child' as const, 'carer' as const],
      nextReviewOn: localDate('2026-12-15'),
    };
    const further = { is: 'extend' as const, toSessions: 19 };
    expect(
      await held.call('course.extend', { ...decision, version: course.version, decision: further }),
    ).toMatchObject({ code: 'extension_not_further' });
    await held.ok('course.extend', {
      ...decision,
      version: course.version,
      decision: { is: 'extend', toSessions: 26 },
    });
    course = await view(courseId);
    expect(course.decisions).toMatchObject([{ withoutReview: null, pastLimit: null, nextReviewAt: null }]);
    expect(askedExtension(course)).toBeNull();
    expect(standingOf(course, TODAY)).toMatchObject({ ofLabel: '26', sub: '20, extended by 6' });
    expect(course.decisions).toMatchObject([
      { upTo: 26, decidedBy: expect.stringContaining('Test'), nextReviewOn: '2026-12-15' },
    ]);
    expect(course.reviews.at(-1)).toMatchObject({ plannedOn: '2026-12-15', heldOn: null });
  });

  test('without a review near the bound, or past the limit of its source, it asks why, and keeps when it is reviewed next', async () => {
    const { courseId } = await planCourse(held, {
      protocolId: 'ltfi_8_17',
      startsOn: localDate('2026-06-11'),
      sessions: 20,
    });
    const { version } = await attend(held, courseId, 1, 19);
    const decision = {
      courseId,
      version,
      decision: { is: 'extend' as const, toSessions: 45 },
      reasons: ['gains_coming' as const],
      reason: '',
      agreedBy: [],
      nextReviewOn: null,
    };
    expect(await held.call('course.extend', decision)).toMatchObject({
      code: 'decision_reason_needed',
      fields: {
        withoutReview: 'Say why it is decided without a review',
        pastLimit: 'Say why it goes past that limit',
      },
    });
    const behind = { ...decision, decision: { is: 'extend' as const, toSessions: 18 } };
    expect(await held.call('course.extend', behind)).toMatchObject({ code: 'extension_not_further' });
    await held.ok('course.extend', {
      ...decision,
      withoutReview: 'The review fell through twice',
      pastLimit: 'The trial is not before spring',
    });
    const course = await view(courseId);
    expect(course.decisions).toMatchObject([
      {
        upTo: 45,
        withoutReview: 'The review fell through twice',
        pastLimit: 'The trial is not before spring',
        nextReviewOn: null,
        nextReviewAt: { by: 'session', at: 24 },
      },
    ]);
  });

  test('what is said of a review first goes by the bound in force', async () => {
    const { courseId } = await planCourse(held, {
      protocolId: 'ltfi_8_17',
      startsOn: localDate('2026-04-02'),
      sessions: 30,
    });
    let course = await attend(held, courseId, 1, 20);
    await held.ok('review.record', review(course, { heldOn: localDate('2026-08-20') }));
    const { version } = await view(courseId);
    await held.ok('course.extend', {
      courseId,
      version,
      decision: { is: 'extend', toSessions: 26 },
      reasons: ['gains_coming'],
      reason: '',
      agreedBy: [],
      nextReviewOn: null,
    });
    course = await attend(held, courseId, 21, 27);
    const decisions = async () =>
      (await held.ok('today.list', {})).jobs.filter(({ kind }) => kind === 'decision');
    // The review at 20 is far from the 26 that was agreed.
    expect(await decisions()).toMatchObject([{ courseId, reviewFirst: true, figure: { count: 27 } }]);
    await held.ok('review.record', review(course, { heldOn: TODAY }));
    expect(await decisions()).toMatchObject([{ courseId, reviewFirst: false }]);
  });

  test('"do not extend" is a decision too, and leaves the bound where it is', async () => {
    const { courseId } = await planCourse(held, { protocolId: 'ltfi_8_17', sessions: 20 });
    const { version } = await view(courseId);
    await held.ok('course.extend', {
      courseId,
      version,
      decision: { is: 'stay' },
      reasons: [],
      reason: 'Finished, says Rafe',
      agreedBy: [],
      nextReviewOn: null,
    });
    const course = await view(courseId);
    expect(course.decisions).toMatchObject([{ upTo: 20 }]);
    expect(standingOf(course, TODAY)).toMatchObject({ ofLabel: 'up to 20' });
  });

  test('ending below the range asks why; dates to come are taken out of the diary, days to log stay', async () => {
    const { courseId, referralId } = await planCourse(held);
    const course = await attend(held, courseId, 1, 3);
    const ending = {
      courseId,
      version: course.version,
      endedOn: TODAY,
      told: endingOf('moved_away', 'moved_on'),
      reason: null,
    };
    expect(await held.call('course.end', ending)).toMatchObject({
      code: 'ending_reason_needed',
      fields: { reason: expect.any(String) },
    });
    expect(await held.call('course.end', { ...ending, endedOn: localDate('2026-09-04') })).toMatchObject({
      code: 'before_last_session',
      fields: { endedOn: expect.stringContaining('17 Sep') },
    });
    const { datesReleased } = await held.ok('course.end', {
      ...ending,
      reason: 'Moved to Fakeham in November',
    });
    expect(datesReleased).toBe(4);
    const after = await view(courseId);
    expect(standingOf(after, TODAY)).toMatchObject({ state: 'ended_below', sub: '9 below the minimum' });
    expect(after.sessions.flatMap((each) => each.tries).every((each) => each.on <= TODAY)).toBe(true);
    const referral = await held.vault.store.db
      .selectFrom('referral')
      .select('stage')
      .where('id', '=', referralId)
      .executeTakeFirst();
    expect(referral?.stage).not.toBe('in_therapy');
    expect(await held.call('course.end', { ...ending, version: after.version })).toMatchObject({
      code: 'course_ended',
    });

    // The review of the ending waits on Today until it is held or somebody says why not; a late one is recorded too.
    const waiting = async () =>
      (await held.ok('today.list', {})).jobs.filter(({ kind }) => kind === 'ending_review');
    expect(after.endingReview).toEqual({ isOpen: true, waivedBecause: null });
    expect(await waiting()).toMatchObject([{ courseId, endedOn: TODAY, group: 'this_week' }]);
    const of = { courseId, version: after.version };
    expect(await held.call('course.waiveEndingReview', { ...of, reason: ' ' })).toMatchObject({ ok: false });
    await held.ok('course.waiveEndingReview', { ...of, reason: 'They have moved' });
    expect(await waiting()).toEqual([]);
    const called = await view(courseId);
    expect(called.endingReview).toEqual({ isOpen: false, waivedBecause: 'They have moved' });
    await held.ok('review.record', review(called));
    expect((await view(courseId)).endingReview.isOpen).toBe(false);
  });

  test('nothing new is planned in a course that has ended, whichever way; what was held is saved all the same', async () => {
    const { courseId } = await planCourse(held);
    const before = await attend(held, courseId, 1, 2);
    // Sessions up to the ending still wait to be logged: the dates of 3 and 4 stay.
    await held.ok('course.end', {
      courseId,
      version: before.version,
      endedOn: localDate('2026-09-25'),
      told: endingOf('child_chose'),
      reason: 'Chose to stop',
    });
    const course = await view(courseId);
    const { version } = course;
    const tryId = sessionNumber(course, 3).tries[0]?.id ?? '';
    const newDate = { on: localDate('2026-11-27'), time: null };
    expect(await held.call('session.move', { courseId, version, tryId, to: newDate })).toMatchObject({
      code: 'course_ended',
    });
    const missed = { status: 'cancelled_by_family' as const, attendees: [] };
    expect(
      await held.call('session.log', logOf(course, sessionNumber(course, 3), { ...missed, newDate })),
    ).toMatchObject({ code: 'course_ended' });
    expect(await view(courseId)).toEqual(course);

    await held.ok('session.log', logOf(course, sessionNumber(course, 3), missed));
    const on = localDate('2026-09-24');
    const after = await view(courseId);
    await held.ok('session.log', logOf(after, sessionNumber(after, 4), { on }));
    expect(await view(courseId)).toMatchObject({ attended: 3, endedOn: '2026-09-25' });
  });
});
