import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { countedDates, reviewFactsOf, sessionsOf, standingOf } from '../../../shared/courses/facts.ts';
import { LOGGED_STATUSES } from '../../../shared/courses/sessions.ts';
import { attendedCount } from '../../../shared/courses/sessions.ts';
import { localDate, localTime } from '../../../shared/dates.ts';
import { reviewState } from '../../../shared/reviews/rules.ts';
import { attend, logOf, planCourse, sessionNumber } from '../../support/courses.ts';
import { openTestService, TODAY, type TestService } from '../../support/service.ts';
import { DIALECTS } from '../../support/store.ts';

describe.each(DIALECTS)('logging sessions, on %s', (dialect) => {
  let held: TestService;
  beforeEach(async () => {
    held = await openTestService({ dialect });
  });
  afterEach(() => held.close());

  const view = (courseId: string) => held.ok('course.get', { courseId });

  test('the first attended session starts therapy and ends the wait', async () => {
    const { courseId, referralId } = await planCourse(held);
    const course = await attend(held, courseId, 1, 1);
    expect(course).toMatchObject({ attended: 1, startedOn: '2026-09-03', version: 2 });
    const referral = await held.vault.store.db
      .selectFrom('referral')
      .select(['stage', 'started_on'])
      .where('id', '=', referralId)
      .executeTakeFirstOrThrow();
    expect(referral).toEqual({ stage: 'in_therapy', started_on: '2026-09-03' });
  });

  test('a session that was not brought takes no number: it hangs under the session it was for', async () => {
    const { courseId } = await planCourse(held);
    const before = await attend(held, courseId, 1, 2);
    await held.ok(
      'session.log',
      logOf(before, sessionNumber(before, 3), {
        status: 'was_not_brought',
        attendees: [],
        reason: 'no_transport',
        reasonDetail: 'No bus that day',
        safety: 'spoke_and_safe',
        safeWord: { from: 'child', by: 'phone' },
        newDate: { on: localDate('2026-09-18'), time: localTime('15:30') },
      }),
    );
    const after = await view(courseId);
    expect(after.attended).toBe(2);
    expect(sessionNumber(after, 3).tries).toMatchObject([
      { on: '2026-09-17', status: 'was_not_brought', reason: 'no_transport', safety: 'spoke_and_safe' },
      { on: '2026-09-18', time: '15:30', status: 'planned', lengthMinutes: 50 },
    ]);
    await held.ok('session.log', logOf(after, sessionNumber(after, 3)));
    expect((await view(courseId)).attended).toBe(3);
  });

  test("the carer's sessions are counted apart, and never towards the child's bound", async () => {
    const { courseId } = await planCourse(held);
    const course = await attend(held, courseId, 1, 1);
    const carers = sessionNumber(course, 1, true);
    const saved = await held.ok('session.log', logOf(course, carers, { attendees: ['carer'] }));
    expect(saved.attended).toBe(1);
    const after = await view(courseId);
    expect(after.attended).toBe(1);
    expect(after.strands.map((strand) => [strand.kind, strand.attended])).toEqual([
      ['child', 1],
      ['carer', 1],
    ]);
    const second = sessionNumber(after, 2, true);
    expect(
      await held.call('session.log', logOf(after, second, { status: 'was_not_brought', attendees: [] })),
    ).toMatchObject({ code: 'carer_is_not_brought' });
  });

  test('past the upper bound without a decision it is saved, and a decision is needed', async () => {
    const { courseId } = await planCourse(held, { startsOn: localDate('2026-07-02'), sessions: 17 });
    const course = await attend(held, courseId, 1, 17);
    expect(course.attended).toBe(17);
    expect(standingOf(course, TODAY)).toMatchObject({
      position: 'extended',
      decisionNeeded: true,
      count: 17,
    });
  });

  test('late logging counts alike in whatever order it is done', async () => {
    const { courseId } = await planCourse(held);
    for (const number of [4, 1, 3, 2]) {
      const course = await view(courseId);
      await held.ok('session.log', logOf(course, sessionNumber(course, number)));
    }
    expect(await view(courseId)).toMatchObject({ attended: 4, startedOn: '2026-09-03' });
  });

  test('a session held on a day nobody planned is saved, and the planned day is kept as moved', async () => {
    const { courseId } = await planCourse(held);
    const course = await view(courseId);
    const on = localDate('2026-09-04');
    await held.ok('session.log', logOf(course, sessionNumber(course, 1), { tryId: null, on }));
    const tries = sessionNumber(await view(courseId), 1).tries;
    expect(tries.map((each) => [each.on, each.status])).toEqual([
      ['2026-09-03', 'moved'],
      ['2026-09-04', 'attended'],
    ]);
  });

  test('an entry that was wrong is corrected by logging it again', async () => {
    const { courseId } = await planCourse(held);
    const course = await attend(held, courseId, 1, 1);
    const tryId = sessionNumber(course, 1).tries[0]?.id ?? '';
    await held.ok(
      'session.log',
      logOf(course, sessionNumber(course, 1), { tryId, status: 'cancelled_by_family', attendees: [] }),
    );
    expect(await view(courseId)).toMatchObject({ attended: 0, startedOn: null });
  });

  test('an earlier try is corrected although a new date is set; that one stays, and there is no second', async () => {
    const { courseId } = await planCourse(held);
    const missed = await view(courseId);
    const newDate = { on: localDate('2026-12-24'), time: localTime('10:00') };
    const miss = { status: 'was_not_brought' as const, attendees: [], reason: 'not_known' as const };
    await held.ok('session.log', logOf(missed, sessionNumber(missed, 1), { ...miss, newDate }));
    const again = await view(courseId);
    const first = sessionNumber(again, 1).tries[0];
    if (first === undefined) throw new Error('no try');
    const correction = logOf(again, sessionNumber(again, 1), {
      tryId: first.id,
      on: first.on,
      status: 'cancelled_by_service',
      attendees: [],
      reason: 'practitioner_ill',
    });
    const second = { on: localDate('2026-12-30'), time: localTime('10:00') };
    expect(await held.call('session.log', { ...correction, newDate: second })).toMatchObject({
      code: 'session_has_date',
      fields: { newDate: expect.any(String) },
    });
    await held.ok('session.log', correction);
    expect(sessionNumber(await view(courseId), 1).tries.map(({ status, on }) => [status, on])).toEqual([
      ['cancelled_by_service', first.on],
      ['planned', newDate.on],
    ]);
  });

  test('an earlier try is corrected also once its session was held: the count stays, and it is not held twice', async () => {
    const { courseId } = await planCourse(held);
    const missed = await view(courseId);
    const newDate = { on: localDate('2026-09-08'), time: localTime('10:00') };
    const miss = { status: 'was_not_brought' as const, attendees: [], reason: 'not_known' as const };
    await held.ok('session.log', logOf(missed, sessionNumber(missed, 1), { ...miss, newDate }));
    const again = await attend(held, courseId, 1, 1);
    const [first] = sessionNumber(again, 1).tries;
    if (first === undefined) throw new Error('no try');
    const correction = logOf(again, sessionNumber(again, 1), { tryId: first.id, on: first.on });
    expect(await held.call('session.log', correction)).toMatchObject({ code: 'session_already_held' });
    const not = { ...correction, status: 'cancelled_by_service' as const, attendees: [] };
    const reason = 'practitioner_ill' as const;
    expect(await held.call('session.log', { ...not, reason, newDate })).toMatchObject({
      code: 'session_has_date',
    });
    await held.ok('session.log', { ...not, reason });
    const after = await view(courseId);
    expect(after).toMatchObject({ attended: 1, startedOn: '2026-09-08' });
    expect(sessionNumber(after, 1).tries.map(({ status }) => status)).toEqual([
      'cancelled_by_service',
      'attended',
    ]);
  });

  test('nothing is taken for granted: an answer that is missing or contradicts itself is asked for again', async () => {
    const { courseId } = await planCourse(held);
    const course = await view(courseId);
    const first = sessionNumber(course, 1);
    expect(await held.call('session.log', logOf(course, first, { attendees: [] }))).toMatchObject({
      code: 'attendance_not_said',
      fields: { attendees: expect.any(String) },
    });
    expect(await held.call('session.log', logOf(course, first, { status: 'did_not_attend' }))).toMatchObject({
      code: 'attendance_contradicts',
    });
    expect(await held.call('session.log', logOf(course, sessionNumber(course, 16)))).toMatchObject({
      code: 'future_date',
      fields: { on: expect.any(String) },
    });
  });

  test('two windows logging from the same version: the second sees what the first saved', async () => {
    const { courseId } = await planCourse(held);
    const course = await view(courseId);
    await held.ok('session.log', logOf(course, sessionNumber(course, 1)));
    const late = await held.call('session.log', logOf(course, sessionNumber(course, 2)));
    expect(late).toMatchObject({ code: 'conflict', detail: { theirs: { version: 2, attended: 1 } } });
    expect((await view(courseId)).attended).toBe(1);
  });

  test('two windows adding a session at once: one number each, and none lost', async () => {
    const { courseId } = await planCourse(held);
    const course = await view(courseId);
    const strandId = course.strands[0]?.id ?? '';
    const add = (version: number, on: string) =>
      held.call('session.add', { courseId, version, strandId, on: localDate(on), time: null });
    const replies = await Promise.all([add(course.version, '2026-12-24'), add(course.version, '2026-12-31')]);
    expect(replies.filter((reply) => reply.ok)).toHaveLength(1);
    expect(replies.find((reply) => !reply.ok)).toMatchObject({ code: 'conflict' });
    const again = await add((await view(courseId)).version, '2027-01-07');
    expect(again).toMatchObject({ ok: true, value: { number: 18 } });
  });

  test('a planned date is moved and stays on record; a session without a date gets one; one more is added', async () => {
    const { courseId } = await planCourse(held);
    let course = await view(courseId);
    const tryId = sessionNumber(course, 13).tries[0]?.id ?? '';
    const to = { on: localDate('2026-11-27'), time: null };
    await held.ok('session.move', { courseId, version: course.version, tryId, to: null });
    course = await view(courseId);
    const { version } = course;
    await held.ok('session.addDate', { courseId, version, sessionId: sessionNumber(course, 13).id, ...to });
    course = await view(courseId);
    expect(sessionNumber(course, 13).tries).toMatchObject([
      { on: '2026-11-26', status: 'moved' },
      { on: '2026-11-27', time: '16:00', status: 'planned' },
    ]);
    expect(
      await held.call('session.addDate', {
        courseId,
        version: course.version,
        sessionId: sessionNumber(course, 13).id,
        ...to,
      }),
    ).toMatchObject({ code: 'session_has_date' });
    const added = await held.ok('session.add', {
      courseId,
      version: course.version,
      strandId: course.strands[0]?.id ?? '',
      on: localDate('2026-12-31'),
      time: null,
    });
    expect(added.number).toBe(17);
  });

  test('the next free day passes over bank holidays, weekends and days on which the therapist is taken', async () => {
    const { courseId } = await planCourse(held, { startsOn: localDate('2026-12-17'), sessions: 12 });
    const course = await view(courseId);
    const strandId = course.strands[0]?.id ?? '';
    const free = await held.ok('session.freeDate', {
      strandId,
      after: localDate('2026-12-23'),
      check: { on: localDate('2026-12-28'), time: null },
    });
    // 24 Dec has session 2; 25 Dec and 28 Dec (a substitute) are bank holidays; 26 and 27 Dec the weekend.
    expect(free.suggestion).toEqual({ on: '2026-12-29', time: '16:00' });
    expect(free.clashes).toMatchObject([{ with: 'holiday' }]);
  });

  test('whatever is logged in whatever order, the counts stored are those of the rules', async () => {
    const { courseId } = await planCourse(held, {
      startsOn: localDate('2026-08-06'),
      sessions: 8,
      carerSessions: 3,
    });
    const log = fc.record({
      number: fc.integer({ min: 1, max: 8 }),
      isCarers: fc.boolean(),
      status: fc.constantFrom(...LOGGED_STATUSES),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(log, { minLength: 1, maxLength: 6 }), async (logs) => {
        for (const { number, isCarers, status } of logs) {
          const course = await view(courseId);
          const session = sessionNumber(course, isCarers ? Math.min(number, 3) : number, isCarers);
          const isHeld = status === 'attended' || status === 'attended_late';
          await held.call(
            'session.log',
            logOf(course, session, {
              status,
              tryId: session.tries.at(-1)?.id ?? null,
              attendees: isHeld ? [isCarers ? 'carer' : 'child'] : [],
            }),
          );
        }
        const course = await view(courseId);
        expect(course.attended).toBe(countedDates(course).length);
        expect(course.startedOn).toBe([...countedDates(course)].sort()[0] ?? null);
        for (const strand of course.strands)
          expect(strand.attended).toBe(attendedCount(sessionsOf(course), strand.kind));
        const facts = reviewFactsOf(course, TODAY);
        expect(reviewState(facts, TODAY).sessionsAway).toBe(Math.max(0, 6 - course.attended));
      }),
      { numRuns: dialect === 'sqlite' ? 25 : 6 },
    );
  });
});
