import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CountPolicy } from '../../../shared/courses/counting.ts';
import { reviewsAndCounts, standingOf } from '../../../shared/courses/facts.ts';
import { addDays, localDate } from '../../../shared/dates.ts';
import { attend, endingOf, logOf, planCourse, sessionNumber } from '../../support/courses.ts';
import { openTestService, type TestService, TODAY } from '../../support/service.ts';
import { DIALECTS } from '../../support/store.ts';

describe.each(DIALECTS)('what counts towards the range, on %s', (dialect) => {
  let held: TestService;
  beforeEach(async () => {
    held = await openTestService({ dialect });
  });
  afterEach(() => held.close());

  /** A course with two attended sessions and a third to which they came too late. */
  const courseWithLate = async () => {
    const { courseId, childId } = await planCourse(held);
    const before = await attend(held, courseId, 1, 2);
    const log = logOf(before, sessionNumber(before, 3), {
      status: 'late_not_seen',
      attendees: [],
      safety: 'spoke_and_safe',
      safeWord: { from: 'child', by: 'phone' },
    });
    await held.ok('session.log', log);
    return { courseId, childId };
  };
  const countOf = async (courseId: string) =>
    standingOf(await held.ok('course.get', { courseId }), TODAY).count;
  const change = (value: CountPolicy, changedAt: string | null = null, reason = 'Agreed') =>
    ({ key: 'countsTowardsRange', value, changedAt, reason }) as const;

  test('a change asks why, says first how many counts change, and moves courses under way alone', async () => {
    const running = await courseWithLate();
    const ended = await courseWithLate();
    const course = await held.ok('course.get', { courseId: ended.courseId });
    await held.ok('course.end', {
      courseId: ended.courseId,
      version: course.version,
      endedOn: localDate('2026-11-19'),
      told: endingOf('child_chose'),
      reason: 'They have had enough',
    });
    expect(await countOf(running.courseId)).toBe(2);
    expect(await held.ok('setting.tryCounting', { policy: 'late_not_seen' })).toEqual({
      courses: 1,
      changing: 1,
    });
    expect(await countOf(running.courseId)).toBe(2);

    const refused = await held.call('setting.save', change('late_not_seen', null, ' '));
    expect(refused).toMatchObject({ ok: false, code: 'counting_reason_needed' });
    const { changedAt } = await held.ok('setting.save', change('late_not_seen'));
    expect(await countOf(running.courseId)).toBe(3);
    expect(await countOf(ended.courseId)).toBe(2);
    // The list of courses and the return go by the same count.
    const { courses } = await held.ok('child.overview', { childId: running.childId });
    expect(courses[0]?.figure).toMatchObject({ count: 3 });
    expect((await held.ok('course.get', { courseId: running.courseId })).attended).toBe(2);
    const row = await held.vault.store.db
      .selectFrom('audit')
      .select('detail')
      .where('operation', '=', 'setting.save')
      .where('detail', 'like', '%coursesChanged%')
      .executeTakeFirstOrThrow();
    expect(JSON.parse(row.detail ?? '')).toMatchObject({
      from: 'attended',
      to: 'late_not_seen',
      reason: 'Agreed',
      coursesChanged: 1,
    });

    await held.ok('setting.save', change('attended', changedAt));
    expect(await countOf(running.courseId)).toBe(2);
  });

  test('when the family called it off is kept, and counts before the day on which it was logged', async () => {
    await held.ok('setting.save', change('called_off_late'));
    const { courseId } = await planCourse(held);
    const course = await attend(held, courseId, 1, 2);
    const third = sessionNumber(course, 3);
    const on = third.tries[0]?.on ?? TODAY;
    expect(on < addDays(TODAY, -2)).toBe(true);
    const off = logOf(course, third, {
      status: 'cancelled_by_family',
      attendees: [],
      reason: 'not_well',
      calledOffOn: addDays(on, 1),
    });
    expect(await held.call('session.log', off)).toMatchObject({
      code: 'called_off_after',
      fields: { calledOffOn: expect.any(String) },
    });
    expect(await held.call('session.log', { ...off, calledOffOn: addDays(TODAY, 1) })).toMatchObject({
      code: 'future_date',
    });
    await held.ok('session.log', { ...off, calledOffOn: null });
    expect(await countOf(courseId)).toBe(2);
    const correct = async (calledOffOn: typeof TODAY) => {
      const now = await held.ok('course.get', { courseId });
      const [logged] = sessionNumber(now, 3).tries;
      await held.ok('session.log', { ...off, version: now.version, tryId: logged?.id ?? null, calledOffOn });
      const [after] = sessionNumber(await held.ok('course.get', { courseId }), 3).tries;
      return [after?.calledOffOn, await countOf(courseId)];
    };
    expect(await correct(addDays(on, -1))).toEqual([addDays(on, -1), 3]);
    expect(await correct(addDays(on, -5))).toEqual([addDays(on, -5), 2]);
  });

  test('a course begun under a policy is counted by it from its first date, and the return says which', async () => {
    await held.ok('setting.save', change('late_not_seen'));
    const { courseId } = await courseWithLate();
    expect(await countOf(courseId)).toBe(3);
    const made = await held.ok('returns.get', { period: '2026/27 Q3', mode: 'for_publication' });
    expect(made.counts).toBe('late_not_seen');
  });

  test('called off at short notice still counts after its reason is corrected on a later day', async () => {
    await held.ok('setting.save', change('called_off_late'));
    const { courseId } = await planCourse(held, { startsOn: TODAY });
    const off = { status: 'cancelled_by_family' as const, attendees: [], safety: 'spoke_and_safe' as const };
    const safeWord = { from: 'child', by: 'phone' } as const;
    const planned = await held.ok('course.get', { courseId });
    const { tryId } = await held.ok(
      'session.log',
      logOf(planned, sessionNumber(planned, 1), { ...off, safeWord, reason: 'not_known' }),
    );
    expect(await countOf(courseId)).toBe(1);
    held.setToday(addDays(TODAY, 4));
    const logged = await held.ok('course.get', { courseId });
    const again = logOf(logged, sessionNumber(logged, 1), { ...off, safeWord, tryId, reason: 'not_well' });
    await held.ok('session.log', again);
    expect(await countOf(courseId)).toBe(1);
  });

  test('a review held near the bound is judged by what counted by its day', async () => {
    await held.ok('setting.save', change('late_not_seen'));
    const bounds = { min: 3, max: 8, extendTo: null, openExtension: false, unit: 'session' } as const;
    await held.ok('protocol.saveVersion', {
      protocolId: 'tf_cbt_csa',
      bounds,
      reviews: null,
      reason: 'Invented',
      version: 0,
    });
    const { courseId } = await courseWithLate();
    for (const number of [4, 5, 6]) {
      const course = await held.ok('course.get', { courseId });
      const log = logOf(course, sessionNumber(course, number), {
        status: 'late_not_seen',
        attendees: [],
        safety: 'spoke_and_safe',
        safeWord: { from: 'child', by: 'phone' },
      });
      await held.ok('session.log', log);
    }
    const isReviewAskedFirst = async () => {
      const { jobs } = await held.ok('today.list', {});
      return jobs.flatMap((job) => (job.kind === 'bound_near' ? [job.reviewFirst] : []));
    };
    const hold = async (heldOn: string) => {
      const { version } = await held.ok('course.get', { courseId });
      return held.ok('review.record', {
        courseId,
        version,
        reviewId: null,
        heldOn: localDate(heldOn),
        startsAt: null,
        withWhom: ['child'],
        effective: 'yes',
        outcome: 'continue',
        extendTo: null,
        feedbackAsked: [],
        note: null,
      });
    };
    // 6 of 8 count, 2 of them attended. By 17 September 3 did: too early for a decision to rest on.
    await hold('2026-09-17');
    expect(await isReviewAskedFirst()).toEqual([true]);
    await hold('2026-10-09');
    expect(await isReviewAskedFirst()).toEqual([false]);
    const course = await held.ok('course.get', { courseId });
    expect(reviewsAndCounts(course).map(({ countedByThen }) => countedByThen)).toEqual([3, 6]);
  });
});
