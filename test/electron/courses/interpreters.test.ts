import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../../electron/service/ids.ts';
import type { InterpreterSaid } from '../../../shared/courses/interpreter.ts';
import { addDays, localDate, localTime } from '../../../shared/dates.ts';
import type { JobOf } from '../../../shared/today/contract.ts';
import { childFields, personFields } from '../../support/children.ts';
import { attend, logOf, planCourse, sessionNumber, type TestCourse } from '../../support/courses.ts';
import { openTestService, type TestService } from '../../support/service.ts';
import { DIALECTS } from '../../support/store.ts';

// Today is Friday 20 November 2026; the sessions are on Thursdays from 5 November.
describe.each(DIALECTS)('the interpreter of a session, on %s', (dialect) => {
  let held: TestService;
  let of: TestCourse;
  beforeEach(async () => {
    held = await openTestService({ dialect });
    of = await planCourse(held, { startsOn: localDate('2026-11-05'), sessions: 8, carerSessions: 4 });
  });
  afterEach(() => held.close());

  const course = () => held.ok('course.get', { courseId: of.courseId });
  const recordNeed = async (interpreterLanguage: string | null = 'Polish') => {
    const { version } = await held.ok('child.get', { childId: of.childId });
    await held.ok('child.save', {
      childId: of.childId,
      version,
      fields: childFields({ interpreterLanguage }),
    });
  };
  const tryOf = async (number: number, isCarers = false) => {
    const planned = sessionNumber(await course(), number, isCarers).tries.at(-1);
    if (planned === undefined) throw new Error('Nothing planned');
    return planned;
  };
  const say = async (said: InterpreterSaid | null, ...sessions: number[]) => {
    const dates = [];
    for (const number of sessions) dates.push({ tryId: (await tryOf(number)).id, said });
    return { courseId: of.courseId, version: (await course()).version, dates };
  };
  const saidOf = async () =>
    (await course()).sessions
      .filter(({ strandId }) => strandId === sessionStrand)
      .map(({ tries }) => tries.at(-1)?.interpreter ?? null);
  let sessionStrand = '';
  beforeEach(async () => {
    sessionStrand = (await course()).strands.find(({ isCounted }) => isCounted)?.id ?? '';
  });
  const jobs = async () =>
    (await held.ok('today.list', {})).jobs.filter(
      (job): job is JobOf<'interpreter_to_book'> => job.kind === 'interpreter_to_book',
    );

  test('a need recorded after the plan is one of every date to come, in the course, the planner and on Today', async () => {
    expect((await course()).strands.map(({ interpreters }) => interpreters)).toEqual([[], []]);
    expect(await jobs()).toEqual([]);
    await recordNeed();
    const view = await course();
    expect(view.strands.find(({ isCounted }) => isCounted)?.interpreters).toEqual([
      { language: 'Polish', name: null },
    ]);
    // The carer's own sessions need none: it is the child who does.
    expect(view.strands.find(({ isCounted }) => !isCounted)?.interpreters).toEqual([]);
    const { blocks } = await held.ok('diary.week', { from: localDate('2026-11-23') });
    expect(blocks.map(({ isCarers, interpreter }) => [isCarers, interpreter])).toEqual([[false, 'needed']]);
    expect(await jobs()).toMatchObject([
      {
        courseId: of.courseId,
        tryId: (await tryOf(4)).id,
        number: 4,
        on: '2026-11-26',
        time: '16:00',
        dueOn: '2026-11-20',
        group: 'today',
        practitioner: 'Ama Fictley',
        interpreters: [{ language: 'Polish', name: null }],
        later: 1,
      },
    ]);
    await recordNeed(null);
    expect(await jobs()).toEqual([]);
  });

  test('it is booked for one, for all later ones, and taken back as it was; nothing else of a date changes', async () => {
    await recordNeed();
    const before = await course();
    expect(await held.ok('session.interpreter', await say('booked', 4))).toMatchObject({ changed: 1 });
    expect(await jobs()).toMatchObject([{ number: 5, dueOn: '2026-11-26', group: 'this_week', later: 0 }]);
    expect(await held.ok('session.interpreter', await say('booked', 4, 5, 6, 7, 8))).toMatchObject({
      changed: 4,
    });
    expect(await saidOf()).toEqual([null, null, null, ...Array.from({ length: 5 }, () => 'booked')]);
    expect(await jobs()).toEqual([]);
    await held.ok('session.interpreter', await say(null, 4, 5, 6, 7, 8));
    expect({ ...(await course()), version: 0 }).toEqual({ ...before, version: 0 });
    const rows = await held.vault.store.db
      .selectFrom('audit')
      .selectAll()
      .where('operation', '=', 'session.interpreter')
      .execute();
    expect(rows).toHaveLength(3);
  });

  test('where none is needed all the same Today does not ask; who takes over is asked again', async () => {
    await recordNeed();
    await held.ok('session.interpreter', await say('not_needed', 4, 5, 6, 7, 8));
    expect(await jobs()).toEqual([]);
    const bea = newId();
    await held.vault.store.db
      .insertInto('practitioner')
      .values({ id: bea, name: 'Bea Protham', job_title: 'Therapist', is_active: 1, version: 1 })
      .execute();
    const { id: tryId, on, time, roomId, place } = await tryOf(4);
    await held.ok('session.change', {
      courseId: of.courseId,
      version: (await course()).version,
      tryId,
      scope: 'this',
      to: { on, time, roomId, place, practitionerId: bea },
      withOthers: false,
      clashReason: null,
    });
    expect((await saidOf()).slice(3)).toEqual([null, ...Array.from({ length: 4 }, () => 'not_needed')]);
    const strandId = sessionStrand;
    await held.ok('handover.plan', {
      courseId: of.courseId,
      version: (await course()).version,
      strandId,
      isCover: true,
      toPractitionerId: bea,
      startsOn: addDays(on, 1),
      untilOn: localDate('2026-12-10'),
      reason: 'leave',
      wantsKnown: '',
      clashReason: null,
    });
    expect((await saidOf()).slice(3)).toEqual([null, null, null, 'not_needed', 'not_needed']);
  });

  test('a booking is for its day and hour: it goes with a move, and stays with whoever holds the session or where', async () => {
    await recordNeed();
    await held.ok('session.interpreter', await say('booked', 4, 5, 6, 7, 8));
    const change = async (
      number: number,
      scope: 'this' | 'this_and_later',
      days: number,
      place: string | null,
    ) => {
      const planned = await tryOf(number);
      await held.ok('session.change', {
        courseId: of.courseId,
        version: (await course()).version,
        tryId: planned.id,
        scope,
        to: {
          on: addDays(planned.on, days),
          time: planned.time,
          practitionerId: planned.practitionerId,
          roomId: null,
          place,
        },
        withOthers: false,
        clashReason: 'Solved',
      });
    };
    await change(4, 'this', 0, 'School');
    expect((await saidOf())[3]).toBe('booked');
    await change(4, 'this', 1, 'School');
    expect(sessionNumber(await course(), 4).tries.map(({ interpreter }) => interpreter)).toEqual([
      'booked',
      null,
    ]);
    await change(7, 'this_and_later', 1, 'School');
    expect((await saidOf()).slice(3)).toEqual([null, 'booked', 'booked', null, null]);
    const { id: tryId } = await tryOf(5);
    await held.ok('session.move', {
      courseId: of.courseId,
      version: (await course()).version,
      tryId,
      to: { on: localDate('2027-01-28'), time: localTime('10:00') },
    });
    expect((await saidOf())[4]).toBeNull();
  });

  test('a new date after a miss asks for one anew', async () => {
    await recordNeed();
    await held.ok('session.interpreter', await say('booked', 4));
    const view = await course();
    const session = sessionNumber(view, 4);
    await held.ok(
      'session.log',
      logOf(view, session, {
        status: 'cancelled_by_service',
        attendees: [],
        reason: 'no_interpreter',
        calledOffOn: localDate('2026-11-20'),
        newDate: { on: localDate('2026-11-27'), time: localTime('16:00') },
      }),
    );
    expect(await jobs()).toMatchObject([{ number: 4, on: '2026-11-27', later: 1 }]);
  });

  test('what is booked with the plan is booked where somebody who comes needs one', async () => {
    const { referralId, childId } = of;
    const person = await held.ok('person.save', {
      childId,
      linkId: null,
      version: null,
      fields: personFields({ interpreterLanguage: 'Urdu', interpreterName: 'Zara Specimen' }),
      checkedWith: 'them',
    });
    const place = { practitionerId: of.ama, lengthMinutes: 50, roomId: null, place: 'Online' };
    const dates = [{ on: localDate('2026-11-24'), time: localTime('10:00') }];
    const { courseId } = await held.ok('course.plan', {
      childId,
      referralId,
      offerId: null,
      protocolId: 'tf_cbt_csa',
      planningReason: 'Short on purpose',
      reasonForUnusualFit: 'Need decides',
      counted: { ...place, personId: null, dates },
      carer: {
        ...place,
        personId: person.personId,
        limit: null,
        dates: [{ on: localDate('2026-11-25'), time: localTime('10:00') }],
      },
      noCarerReason: null,
      interpreterBooked: true,
    });
    const view = await held.ok('course.get', { courseId });
    expect(sessionNumber(view, 1).tries[0]?.interpreter).toBeNull();
    expect(sessionNumber(view, 1, true).tries[0]?.interpreter).toBe('booked');
    expect(await jobs()).toEqual([]);
    await held.ok('session.interpreter', {
      courseId,
      version: view.version,
      dates: [{ tryId: sessionNumber(view, 1, true).tries[0]?.id ?? '', said: null }],
    });
    expect(await jobs()).toMatchObject([
      { courseId, isCarers: true, interpreters: [{ language: 'Urdu', name: 'Zara Specimen' }] },
    ]);
  });

  test('in a group it is said in each member’s own course, and asked anew where the group moves its date', async () => {
    const { groupId } = await held.ok('group.plan', {
      name: 'Girls, autumn',
      protocolId: 'group_girls_6_14',
      practitionerId: of.ama,
      secondPractitionerId: null,
      roomId: null,
      place: 'Hall',
      lengthMinutes: 90,
      places: 2,
      dates: [1, 2].map((week) => ({
        on: addDays(localDate('2026-11-17'), week * 7),
        time: localTime('16:00'),
      })),
    });
    await recordNeed();
    const { courseId } = await held.ok('group.join', {
      groupId,
      version: 1,
      childId: of.childId,
      referralId: of.referralId,
      joinedOn: localDate('2026-11-20'),
      offerId: null,
      personId: null,
      proceedingsNote: null,
      apartReason: null,
      noCarerReason: 'Apart',
      reasonForUnusualFit: 'Need decides',
    });
    const group = () => held.ok('group.get', { groupId });
    const stands = async () =>
      (await group()).dates.flatMap(({ entries }) => entries.map(({ interpreter }) => interpreter));
    const inPlanner = async () =>
      (await held.ok('diary.week', { from: localDate('2026-11-23') })).blocks.find(
        (block) => block.group !== null,
      )?.interpreter;
    expect([await stands(), await inPlanner()]).toEqual([['needed', 'needed'], 'needed']);
    const { version } = await held.ok('course.get', { courseId });
    const dates = (await group()).dates.flatMap(({ entries }) =>
      entries.map(({ tryId }) => ({ tryId, said: 'booked' as const })),
    );
    await held.ok('session.interpreter', { courseId, version, dates });
    expect([await stands(), await inPlanner()]).toEqual([['booked', 'booked'], 'booked']);
    const [first] = (await group()).dates;
    if (first === undefined) throw new Error('No date');
    await held.ok('group.changeDates', {
      groupId,
      version: (await group()).version,
      dateId: first.id,
      scope: 'this_and_later',
      to: {
        on: addDays(first.on, 2),
        time: first.time,
        practitionerId: of.ama,
        secondPractitionerId: null,
        roomId: null,
        place: 'School',
      },
      clashReason: 'Solved',
    });
    expect(await stands()).toEqual(['needed', 'needed']);
  });

  test('refused where it stands so already, was logged meanwhile, was saved by somebody else, or the course has ended', async () => {
    await recordNeed();
    await held.ok('session.interpreter', await say('booked', 4));
    expect(await held.call('session.interpreter', await say('booked', 4))).toMatchObject({
      code: 'interpreter_said',
    });
    const { version } = await course();
    await attend(held, of.courseId, 1, 1);
    const first = { tryId: (await tryOf(1)).id, said: 'booked' as const };
    expect(
      await held.call('session.interpreter', { courseId: of.courseId, version: version + 1, dates: [first] }),
    ).toMatchObject({ code: 'interpreter_no_date' });
    const input = await say('booked', 5);
    await held.become(['safeguarding_lead']);
    expect(await held.call('session.interpreter', input)).toMatchObject({ code: 'not_allowed' });
    await held.become(['coordinator']);
    expect(await held.call('session.interpreter', { ...input, version })).toMatchObject({ code: 'conflict' });
    expect((await saidOf())[4]).toBeNull();
    await held.vault.store.db.updateTable('course').set({ ended_on: '2026-11-20' }).execute();
    expect(await held.call('session.interpreter', input)).toMatchObject({ code: 'course_ended' });
    expect(await jobs()).toEqual([]);
  });
});
