import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { InputOf } from '../../../shared/contract.ts';
import { addDays, localDate } from '../../../shared/dates.ts';
import { endingOf, logOf, planCourse, sessionNumber, type TestCourse } from '../../support/courses.ts';
import { openTestService, TODAY, type TestService } from '../../support/service.ts';
import { DIALECTS } from '../../support/store.ts';

describe.each(DIALECTS)('several missed sessions, on %s', (dialect) => {
  let held: TestService;
  let course: TestCourse;
  beforeEach(async () => {
    held = await openTestService({ dialect, roles: ['manager', 'coordinator', 'therapist'] });
    course = await planCourse(held, { startsOn: localDate('2026-10-29'), sessions: 8, carerSessions: 4 });
  });
  afterEach(() => held.close());

  const view = () => held.ok('course.get', { courseId: course.courseId });
  const jobs = async () => (await held.ok('today.list', {})).jobs.filter((job) => job.kind === 'missed_run');
  const log = async (number: number, more: Partial<InputOf<'session.log'>> = {}, isCarers = false) => {
    const now = await view();
    return held.ok(
      'session.log',
      logOf(now, sessionNumber(now, number, isCarers), {
        status: isCarers ? 'did_not_attend' : 'was_not_brought',
        attendees: [],
        reason: 'no_transport',
        safety: 'spoke_and_safe',
        safeWord: { from: 'child', by: 'phone' },
        ...more,
      }),
    );
  };
  const decide = async (more: Partial<InputOf<'course.decideMisses'>> = {}) => {
    const { id: courseId, version, strands } = await view();
    return held.call('course.decideMisses', {
      courseId,
      version,
      strandId: strands[0]?.id ?? '',
      barriers: ['travel_or_cost'],
      spokenTo: ['carer', 'school'],
      decision: 'change_what_is_in_the_way',
      words: 'A taxi is booked. Decided by Ama Fictley.',
      nextLookOn: localDate('2026-12-04'),
      ...more,
    });
  };

  test('two in a row stand on Today until a person decides, and again on the day to look', async () => {
    await log(1);
    expect(await jobs()).toEqual([]);
    await log(2);
    expect(await jobs()).toMatchObject([
      {
        group: 'overdue',
        dueOn: '2026-11-05',
        strand: 'child',
        run: { kind: 'in_a_row', count: 2 },
        decided: null,
      },
    ]);
    // The child comes again: what was in the way is still to be asked.
    await log(3, { status: 'attended', attendees: ['child'], reason: null, safety: null });
    expect(await jobs()).toHaveLength(1);

    expect(await decide({ barriers: [], spokenTo: [], words: '', nextLookOn: null })).toMatchObject({
      code: 'miss_barriers_needed',
      fields: { barriers: expect.any(String), words: expect.any(String), nextLookOn: expect.any(String) },
    });
    expect(await decide()).toMatchObject({ ok: true });
    expect(await jobs()).toEqual([]);
    expect((await view()).missDecisions).toMatchObject([
      { run: { count: 2 }, spokenTo: ['carer', 'school'], isCurrent: true, nextLookOn: '2026-12-04' },
    ]);

    held.setToday(localDate('2026-12-04'));
    expect(await jobs()).toMatchObject([
      { run: null, group: 'today', decided: { on: TODAY, decision: 'change_what_is_in_the_way' } },
    ]);
    expect(await decide({ decision: 'settled', nextLookOn: null })).toMatchObject({ ok: true });
    expect(await jobs()).toEqual([]);
    expect((await view()).missDecisions).toMatchObject([
      { isCurrent: false },
      { isCurrent: true, run: null },
    ]);
    expect((await view()).endedOn).toBeNull();
  });

  test('a further miss asks anew, also one of an earlier day that is logged late', async () => {
    await log(2);
    await log(3);
    await decide();
    expect(await jobs()).toEqual([]);
    await log(1);
    expect(await jobs()).toMatchObject([{ run: { kind: 'in_a_row', count: 3 }, decided: { on: TODAY } }]);
  });

  test('an entry that was wrong takes the prompt back once it is corrected', async () => {
    await log(1);
    const { tryId } = await log(2);
    await log(2, { tryId, status: 'attended', attendees: ['child'], reason: null, safety: null });
    expect(await jobs()).toEqual([]);
    expect((await view()).strands[0]?.run).toBeNull();
  });

  test('a carer’s misses are their own, and what the service cancels is nobody’s', async () => {
    await log(1);
    await log(1, {}, true);
    expect(await jobs()).toEqual([]);
    await log(2, { status: 'cancelled_by_service' });
    await log(2, {}, true);
    expect(await jobs()).toMatchObject([{ strand: 'carer', run: { count: 2 } }]);
    expect(await decide({ strandId: (await view()).strands[1]?.id ?? '' })).toMatchObject({ ok: true });
    expect(await jobs()).toEqual([]);
  });

  test('ending the course does not answer it, and a stale form is a conflict', async () => {
    await log(1);
    const stale = await view();
    await log(2);
    expect(await decide({ version: stale.version })).toMatchObject({ code: 'conflict' });
    const { version } = await view();
    await held.ok('course.end', {
      courseId: course.courseId,
      version,
      endedOn: TODAY,
      told: endingOf('family_chose'),
      reason: 'They rang',
    });
    expect(await jobs()).toHaveLength(1);
    expect(await decide()).toMatchObject({ ok: true });
    expect(await jobs()).toEqual([]);
  });

  test('a session to come that the family called off without a reason asks the same day whether the child is safe', async () => {
    await held.become(['manager', 'coordinator', 'therapist']);
    await log(8, { status: 'cancelled_by_family', reason: 'not_known', safety: 'will_ring' });
    const welfare = async () =>
      (await held.ok('today.list', {})).jobs.filter((job) => job.kind === 'welfare_contact');
    expect(await welfare()).toMatchObject([{ dueOn: TODAY, missedOn: '2026-12-17', isCancelled: true }]);
    await held.ok('holding.log', {
      referralId: course.referralId,
      heldOn: TODAY,
      kind: 'support_call',
      withWhom: 'child',
      channel: 'phone',
      note: '',
    });
    expect(await welfare()).toEqual([]);
    await log(7, { status: 'cancelled_by_family', reason: 'not_well', safety: null });
    expect(await welfare()).toEqual([]);
    held.setToday(addDays(TODAY, 1));
    await log(6, { status: 'cancelled_by_family', reason: 'not_known', safety: null });
    expect(await welfare()).toMatchObject([{ missedOn: '2026-12-03', asked: null }]);
  });
});
