// Who holds a date, and so may open the child's records: the strand's own practitioner, or whoever stands in, covers or takes
// over, for as long as that lasts; and to whom dates go when it is over.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../../electron/service/ids.ts';
import { addDays, addWeeks, type LocalDate, localDate, localTime } from '../../../shared/dates.ts';
import {
  addReferral,
  attend,
  type CourseView,
  endingOf,
  logOf,
  planCourse,
  sessionNumber,
} from '../../support/courses.ts';
import { openTestService, TODAY, type TestService } from '../../support/service.ts';
import { DIALECTS } from '../../support/store.ts';

describe.each(DIALECTS)('whoever stands in, on %s', (dialect) => {
  let held: TestService;
  let bea: string;
  let cy: string;
  beforeEach(async () => {
    held = await openTestService({ dialect });
    bea = await practitioner('Bea Protham');
    cy = await practitioner('Cy Sampleworth');
  });
  afterEach(() => held.close());

  const practitioner = async (name: string, isActive: 0 | 1 = 1) => {
    const id = newId();
    const row = { id, name, job_title: 'Therapist', is_active: isActive, version: 1 };
    await held.vault.store.db.insertInto('practitioner').values(row).execute();
    return id;
  };
  const view = (courseId: string) => held.ok('course.get', { courseId });
  const toLog = async () =>
    (await held.ok('today.list', {})).jobs.flatMap((job) =>
      job.kind === 'session_to_log' ? [[job.practitioner, job.isMine]] : [],
    );
  const opens = async (courseId: string) => (await held.call('course.get', { courseId })).ok;
  const everybody = () => held.become(['manager', 'coordinator', 'therapist']);
  const strandOf = (course: CourseView) => course.strands.find(({ isCounted }) => isCounted)?.id ?? '';
  const plan = async (
    courseId: string,
    more: { isCover: boolean; toPractitionerId: string; startsOn: string; untilOn?: string },
  ) => {
    const course = await view(courseId);
    return held.call('handover.plan', {
      courseId,
      version: course.version,
      strandId: strandOf(course),
      isCover: more.isCover,
      toPractitionerId: more.toPractitionerId,
      startsOn: localDate(more.startsOn),
      untilOn: more.untilOn === undefined ? null : localDate(more.untilOn),
      reason: 'leave',
      wantsKnown: '',
    });
  };
  const planned = async (...given: Parameters<typeof plan>) => {
    const reply = await plan(...given);
    if (!reply.ok) throw new Error(reply.code);
    return reply.value.handoverId;
  };
  const settle = async (courseId: string, handoverId: string, state: 'done' | 'called_off', on?: string) =>
    held.ok('handover.settle', {
      courseId,
      version: (await view(courseId)).version,
      handoverId,
      state,
      on: on === undefined ? null : localDate(on),
      wantsKnown: '',
      howItWent: '',
    });
  /** The dates ahead by who holds them. */
  const ahead = async (courseId: string, names: Record<string, string>) => {
    const course = await view(courseId);
    const tries = course.sessions.flatMap((session) => session.tries);
    return Object.fromEntries(
      tries
        .filter(({ status }) => status === 'planned')
        .map((each) => [each.on, names[each.practitionerId ?? ''] ?? '?']),
    );
  };

  test('for one date sees the child, has the row and logs it, and then no longer', async () => {
    const { courseId, childId, ama } = await planCourse(held, { startsOn: TODAY, carerSessions: 0 });
    const course = await view(courseId);
    const date = sessionNumber(course, 1).tries[0];
    if (date?.time == null) throw new Error('No date');
    const { on, time, roomId, place } = date;
    await held.become(['therapist'], bea);
    expect([await toLog(), await opens(courseId)]).toEqual([[], false]);
    await everybody();
    const to = { on, time, practitionerId: bea, roomId, place };
    const change = { courseId, version: course.version, tryId: date.id, scope: 'this' as const, to };
    await held.ok('session.change', { ...change, withOthers: false });
    expect(await toLog()).toEqual([['Bea Protham', false]]);
    await held.become(['therapist'], ama);
    expect(await toLog()).toEqual([['Bea Protham', false]]);
    await held.become(['therapist'], bea);
    expect([await toLog(), await opens(courseId)]).toEqual([[['Bea Protham', true]], true]);
    expect((await held.call('child.overview', { childId })).ok).toBe(true);
    const now = await view(courseId);
    await held.ok('session.log', logOf(now, sessionNumber(now, 1)));
    expect([await toLog(), await opens(courseId)]).toEqual([[], false]);
    expect(await held.call('child.overview', { childId })).toMatchObject({ code: 'open_first' });
  });

  test('who covers has the row as theirs, and who is away does not', async () => {
    const { courseId, ama } = await planCourse(held, { startsOn: TODAY, carerSessions: 0 });
    await planned(courseId, { isCover: true, toPractitionerId: bea, startsOn: TODAY, untilOn: '2026-12-04' });
    await held.become(['therapist'], bea);
    expect(await toLog()).toEqual([['Bea Protham', true]]);
    await held.become(['therapist'], ama);
    expect(await toLog()).toEqual([['Bea Protham', false]]);
  });

  test('a new session is with who holds the therapy that day, not with who held the last one', async () => {
    const { courseId } = await planCourse(held, {
      startsOn: localDate('2026-11-05'),
      sessions: 3,
      carerSessions: 0,
    });
    const course = await attend(held, courseId, 1, 2);
    await planned(courseId, { isCover: false, toPractitionerId: bea, startsOn: TODAY });
    const add = async (on: string) => {
      const { version } = await view(courseId);
      const strandId = strandOf(course);
      const added = await held.ok('session.add', {
        courseId,
        version,
        strandId,
        on: localDate(on),
        time: null,
      });
      const [date] = sessionNumber(await view(courseId), added.number).tries;
      return [date?.practitionerId, date?.lengthMinutes, date?.time, date?.roomId === null];
    };
    const likeBefore = [50, '16:00', false];
    // Until somebody says that it happened, the dates from its day on are of who takes over.
    expect(await add('2026-12-17')).toEqual([bea, ...likeBefore]);
    const cover = { isCover: true, toPractitionerId: cy, startsOn: '2027-01-01', untilOn: '2027-01-31' };
    await planned(courseId, cover);
    expect(await add('2027-01-14')).toEqual([cy, ...likeBefore]);
    expect(await add('2027-02-11')).toEqual([bea, ...likeBefore]);
  });

  test('before the day from which somebody has this and later, a new session is with who held it until then', async () => {
    const { courseId, ama } = await planCourse(held, { startsOn: TODAY, sessions: 6, carerSessions: 0 });
    const course = await view(courseId);
    const fourth = sessionNumber(course, 4).tries[0];
    if (fourth === undefined) throw new Error('Nothing planned');
    const { on, time, roomId, place } = fourth;
    await held.ok('session.change', {
      courseId,
      version: course.version,
      tryId: fourth.id,
      scope: 'this_and_later',
      to: { on, time, roomId, place, practitionerId: bea },
      withOthers: false,
      handoverReason: 'workload',
      clashReason: null,
    });
    const add = async (day: string) => {
      const { version } = await view(courseId);
      const date = { on: localDate(day), time: null };
      const added = await held.ok('session.add', { courseId, version, strandId: strandOf(course), ...date });
      return sessionNumber(await view(courseId), added.number).tries[0]?.practitionerId;
    };
    expect(await add(addDays(on, -1))).toBe(ama);
    expect(await add(addDays(on, 1))).toBe(bea);
    // Who takes over in between takes what the first one still holds.
    await planned(courseId, { isCover: true, toPractitionerId: cy, startsOn: TODAY, untilOn: on });
    expect(await ahead(courseId, { [ama]: 'Ama', [bea]: 'Bea', [cy]: 'Cy' })).toMatchObject({
      [TODAY]: 'Cy',
      [on]: 'Cy',
      [addWeeks(on, 1)]: 'Bea',
    });
  });

  test('after a handover that happened, a new session is with who took over', async () => {
    const { courseId } = await planCourse(held, {
      startsOn: localDate('2026-11-05'),
      sessions: 3,
      carerSessions: 0,
    });
    await attend(held, courseId, 1, 2);
    const course = await view(courseId);
    await held.ok('session.log', logOf(course, sessionNumber(course, 3), { on: TODAY }));
    const handoverId = await planned(courseId, { isCover: false, toPractitionerId: bea, startsOn: TODAY });
    await settle(courseId, handoverId, 'done', TODAY);
    const { version } = await view(courseId);
    const on = addDays(TODAY, 10);
    const added = await held.ok('session.add', {
      courseId,
      version,
      strandId: strandOf(course),
      on,
      time: null,
    });
    expect(sessionNumber(await view(courseId), added.number).tries[0]?.practitionerId).toBe(bea);
    await held.become(['therapist'], bea);
    expect(await opens(courseId)).toBe(true);
  });

  test('calling off a handover leaves cover as it was, and a date somebody swapped for stays with them', async () => {
    const { courseId, ama } = await planCourse(held, {
      startsOn: localDate('2026-11-20'),
      sessions: 6,
      carerSessions: 0,
    });
    const names = { [ama]: 'Ama', [bea]: 'Bea', [cy]: 'Cy' };
    await planned(courseId, {
      isCover: true,
      toPractitionerId: cy,
      startsOn: '2026-11-27',
      untilOn: '2026-12-11',
    });
    const covered = await ahead(courseId, names);
    expect(Object.values(covered)).toEqual(['Ama', 'Cy', 'Cy', 'Cy', 'Ama', 'Ama']);
    const dee = await practitioner('Dee Mockridge');
    const course = await view(courseId);
    const last = sessionNumber(course, 6).tries[0];
    if (last?.time == null) throw new Error('No date');
    const { on, time, roomId, place } = last;
    const to = { on, time, practitionerId: dee, roomId, place };
    const change = { courseId, version: course.version, tryId: last.id, scope: 'this' as const, to };
    await held.ok('session.change', { ...change, withOthers: false });
    const all = { ...names, [dee]: 'Dee' };
    const before = await ahead(courseId, all);
    expect(before).toEqual({ ...covered, [on]: 'Dee' });
    const handover = { isCover: false, toPractitionerId: bea, startsOn: '2026-12-01' };
    const first = await planned(courseId, handover);
    expect(Object.values(await ahead(courseId, all))).toEqual(['Ama', 'Cy', 'Bea', 'Bea', 'Bea', 'Dee']);
    await settle(courseId, first, 'called_off');
    expect(await ahead(courseId, all)).toEqual(before);
  });

  test('cover that ends gives its dates to who is to take over by then', async () => {
    const { courseId, ama } = await planCourse(held, { startsOn: TODAY, sessions: 5, carerSessions: 0 });
    const names = { [ama]: 'Ama', [bea]: 'Bea', [cy]: 'Cy' };
    await planned(courseId, { isCover: false, toPractitionerId: bea, startsOn: '2026-12-04' });
    const cover = { isCover: true, toPractitionerId: cy, startsOn: TODAY, untilOn: '2026-12-11' };
    const coverId = await planned(courseId, cover);
    expect(Object.values(await ahead(courseId, names))).toEqual(['Cy', 'Cy', 'Cy', 'Cy', 'Bea']);
    await settle(courseId, coverId, 'done', TODAY);
    expect(Object.values(await ahead(courseId, names))).toEqual(['Cy', 'Ama', 'Bea', 'Bea', 'Bea']);
  });

  test('nobody who works here no longer takes over or covers', async () => {
    const { courseId } = await planCourse(held, { startsOn: TODAY, carerSessions: 0 });
    const gone = await practitioner('Gil Fakenham', 0);
    for (const isCover of [true, false])
      expect(await plan(courseId, { isCover, toPractitionerId: gone, startsOn: TODAY })).toMatchObject({
        ok: false,
        fields: { toPractitionerId: expect.stringContaining('no longer') },
      });
    // Nor by a change of dates, a carer's sessions or a plan.
    const refused = { ok: false, code: 'handover_left', fields: { practitionerId: expect.any(String) } };
    const course = await view(courseId);
    const { version } = course;
    const [date] = sessionNumber(course, 2).tries;
    if (date === undefined) throw new Error('Nothing planned');
    const { on, time, roomId, place } = date;
    const change = { courseId, version, tryId: date.id, withOthers: false, clashReason: null };
    const to = { on, time, roomId, place, practitionerId: gone };
    for (const scope of ['this', 'this_and_later'] as const)
      expect(
        await held.call('session.change', { ...change, scope, to, handoverReason: 'left' }),
      ).toMatchObject(refused);
    const carer = { strandId: null, personId: null, limit: null, notes: null, handoverReason: null };
    expect(
      await held.call('course.saveCarer', { courseId, version, practitionerId: gone, ...carer }),
    ).toMatchObject(refused);
    const { childId, referralId } = await addReferral(held);
    const counted = { practitionerId: gone, lengthMinutes: 50, roomId: null, place: null, personId: null };
    const planOf = (day: LocalDate) =>
      held.call('course.plan', {
        childId,
        referralId,
        offerId: null,
        protocolId: 'tf_cbt_csa',
        planningReason: 'Short',
        reasonForUnusualFit: 'Need decides',
        counted: { ...counted, dates: [{ on: day, time: localTime('09:00') }] },
        carer: null,
        noCarerReason: 'Nobody is safe to ask',
      });
    expect(await planOf(TODAY)).toMatchObject(refused);
    expect(await planOf(addDays(TODAY, -7))).toMatchObject({ ok: true });
  });

  test('when a course ends what was open ends with it: nobody keeps the records open', async () => {
    const { courseId } = await planCourse(held, {
      startsOn: localDate('2026-10-29'),
      sessions: 12,
      carerSessions: 0,
    });
    await attend(held, courseId, 1, 3);
    await planned(courseId, {
      isCover: true,
      toPractitionerId: cy,
      startsOn: '2026-11-19',
      untilOn: '2026-12-11',
    });
    await planned(courseId, { isCover: false, toPractitionerId: bea, startsOn: '2026-12-18' });
    await held.become(['therapist'], bea);
    expect(await opens(courseId)).toBe(true);
    await everybody();
    await attend(held, courseId, 4, 4);
    const { version } = await view(courseId);
    const told = endingOf('family_chose');
    await held.ok('course.end', { courseId, version, endedOn: TODAY, told, reason: 'They moved away' });
    const [strand] = (await held.ok('handover.list', { courseId })).strands;
    expect(strand?.handovers).toMatchObject([
      { isCover: true, state: 'done', endedOn: TODAY },
      { isCover: false, state: 'called_off', endedOn: null },
    ]);
    for (const one of [bea, cy]) {
      await held.become(['therapist'], one);
      expect(await opens(courseId)).toBe(false);
    }
    // One left open before that was done opens nothing either.
    await held.vault.store.db.updateTable('handover').set({ state: 'planned' }).execute();
    held.setToday(addWeeks(TODAY, 30));
    await held.become(['therapist'], bea);
    expect([await opens(courseId), await toLog()]).toEqual([false, []]);
  });
});
