import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../../electron/service/ids.ts';
import { countContinuity } from '../../../electron/service/store/continuityFacts.ts';
import { addDays, localDate } from '../../../shared/dates.ts';
import { attend, planCourse } from '../../support/courses.ts';
import { openTestService, TODAY, type TestService } from '../../support/service.ts';
import { DIALECTS } from '../../support/store.ts';

describe.each(DIALECTS)('handovers and cover, on %s', (dialect) => {
  let held: TestService;
  let bea: string;
  beforeEach(async () => {
    held = await openTestService({ dialect });
    bea = newId();
    const { db } = held.vault.store;
    await db
      .insertInto('practitioner')
      .values({ id: bea, name: 'Bea Protham', job_title: 'Play therapist', is_active: 1, version: 1 })
      .execute();
  });
  afterEach(() => held.close());

  async function begun() {
    const planned = await planCourse(held);
    const course = await attend(held, planned.courseId, 1, 3);
    const strandId = course.strands.find(({ isCounted }) => isCounted)?.id ?? '';
    return { ...planned, strandId, version: course.version };
  }
  const holderOf = async (courseId: string, strandId: string) => {
    const course = await held.ok('course.get', { courseId });
    const own = course.sessions.filter((each) => each.strandId === strandId);
    const ahead = own.flatMap((each) => each.tries).filter((each) => each.status === 'planned');
    return {
      holder: course.strands.find(({ id }) => id === strandId)?.practitioner?.name,
      ahead: ahead.map((each) => [each.on, each.practitionerId === bea]),
      version: course.version,
    };
  };

  test('dates on which the next person is taken are said first, and stand only with a reason, kept with them', async () => {
    const { courseId, strandId, version } = await begun();
    const ask = {
      courseId,
      strandId,
      toPractitionerId: bea,
      startsOn: localDate('2026-11-26'),
      untilOn: null,
    };
    const [mine, theirs] = await held.vault.store.db
      .selectFrom('session_try')
      .selectAll()
      .where('strand_id', '=', strandId)
      .where('planned_on', '>=', '2026-11-26')
      .orderBy('planned_on')
      .execute();
    if (mine === undefined || theirs === undefined) throw new Error('No dates');
    // Bea has a session of another strand at the time of the first of them.
    const other =
      (await held.ok('course.get', { courseId })).strands.find(({ id }) => id !== strandId)?.id ?? '';
    await held.vault.store.db
      .updateTable('session_try')
      .set({
        practitioner_id: bea,
        planned_on: mine.planned_on,
        starts_at: mine.starts_at,
        status: 'planned',
      })
      .where('strand_id', '=', other)
      .where('id', 'in', (eb) =>
        eb.selectFrom('session_try').select('id').where('strand_id', '=', other).orderBy('id').limit(1),
      )
      .execute();
    expect((await held.ok('handover.dates', ask)).clashes).toEqual([
      {
        on: mine.planned_on,
        time: mine.starts_at,
        takenBy: [{ childName: expect.any(String), time: mine.starts_at }],
      },
    ]);
    const plan = { ...ask, version, isCover: false, reason: 'left' as const, wantsKnown: '' };
    expect(await held.call('handover.plan', plan)).toMatchObject({
      code: 'clash_reason_needed',
      fields: { clashReason: expect.any(String) },
    });
    await held.ok('handover.plan', { ...plan, clashReason: 'Ama sees the carer that day' });
    const reasons = await held.vault.store.db
      .selectFrom('session_try')
      .select(['id', 'clash_reason', 'practitioner_id'])
      .where('id', 'in', [mine.id, theirs.id])
      .orderBy('planned_on')
      .execute();
    expect(reasons).toMatchObject([
      { clash_reason: 'Ama sees the carer that day', practitioner_id: bea },
      { clash_reason: theirs.clash_reason, practitioner_id: bea },
    ]);
  });

  test('a handover is planned with what the child wants known, gives the dates, and changes who holds it once it happened', async () => {
    const { courseId, strandId, version, childId, ama } = await begun();
    const ask = {
      courseId,
      strandId,
      toPractitionerId: bea,
      startsOn: localDate('2026-11-26'),
      untilOn: null,
    };
    expect(await held.ok('handover.dates', ask)).toEqual({ dates: 4, stay: 0, clashes: [] });
    const plan = {
      ...ask,
      version,
      isCover: false,
      reason: 'left' as const,
      wantsKnown: 'No questions about the summer.',
    };
    const { handoverId, datesMoved } = await held.ok('handover.plan', plan);
    expect(datesMoved).toBe(4);
    expect(await held.call('handover.plan', { ...plan, version: version + 1 })).toMatchObject({
      code: 'handover_open',
    });

    const before = await holderOf(courseId, strandId);
    expect(before.holder).toBe('Ama Fictley');
    expect(before.ahead.filter(([, isBeas]) => isBeas)).toHaveLength(4);
    // Whoever takes over may read before the day, and nobody is told twice that it is theirs.
    await held.become(['therapist'], bea);
    const [strand] = (await held.ok('handover.list', { courseId })).strands;
    expect(strand?.handovers).toMatchObject([
      { state: 'planned', words: { wantsKnown: 'No questions about the summer.', howItWent: '' } },
    ]);
    const jobs = async () => (await held.ok('today.list', {})).jobs.filter(({ kind }) => kind === 'handover');
    expect(await jobs()).toMatchObject([
      { group: 'this_week', isMine: true, to: 'Bea Protham', child: { childId } },
    ]);

    const settle = {
      courseId,
      handoverId,
      version: before.version,
      wantsKnown: 'No questions about the summer.',
    };
    expect(
      await held.call('handover.settle', {
        ...settle,
        state: 'done',
        on: localDate('2026-11-26'),
        howItWent: '',
      }),
    ).toMatchObject({ code: 'future_date', fields: { on: expect.any(String) } });
    expect(
      await held.call('handover.settle', { ...settle, state: 'not_done', on: TODAY, howItWent: '' }),
    ).toMatchObject({
      code: 'handover_not_done_why',
    });
    held.setToday(localDate('2026-11-27'));
    expect(await jobs()).toMatchObject([{ group: 'overdue' }]);
    const on = localDate('2026-11-26');
    await held.ok('handover.settle', { ...settle, state: 'done', on, howItWent: 'A session together.' });
    expect((await holderOf(courseId, strandId)).holder).toBe('Bea Protham');
    expect(await jobs()).toEqual([]);
    expect((await held.ok('handover.list', { courseId })).strands[0]).toMatchObject({
      changes: 1,
      everyChange: 1,
    });
    expect(
      await held.call('handover.settle', {
        ...settle,
        version: version + 2,
        state: 'done',
        on,
        howItWent: '',
      }),
    ).toMatchObject({ code: 'handover_settled' });

    // The one who held it before has no more business in the record, but for the carer's sessions, and for what they held
    // and have not logged.
    const { db } = held.vault.store;
    await db.updateTable('strand').set({ practitioner_id: bea }).where('course_id', '=', courseId).execute();
    await held.become(['therapist'], ama);
    expect((await held.call('course.get', { courseId })).ok).toBe(true);
    const unlogged = db.updateTable('session_try').where('course_id', '=', courseId);
    await unlogged.set({ practitioner_id: bea }).where('status', '=', 'planned').execute();
    expect(await held.call('course.get', { courseId })).toMatchObject({ code: 'open_first' });

    expect(await countContinuity(db, localDate('2026-11-27'))).toEqual({
      children: 1,
      changed: 1,
      changes: [{ with: 'left', count: 1 }],
    });
  });

  test('dates before today that nobody logged stay with who held them, and Today asks that person', async () => {
    const { courseId, strandId, version, ama } = await begun();
    // Two of them passed without being logged.
    held.setToday(localDate('2026-11-27'));
    const startsOn = localDate('2026-11-18');
    const ask = { courseId, strandId, toPractitionerId: bea, startsOn, untilOn: null };
    expect(await held.ok('handover.dates', ask)).toEqual({ dates: 3, stay: 2, clashes: [] });
    const plan = { ...ask, version, isCover: false, reason: 'left' as const, wantsKnown: '' };
    const { handoverId, datesMoved } = await held.ok('handover.plan', plan);
    expect(datesMoved).toBe(3);
    const told = { wantsKnown: '', howItWent: 'Said goodbye together' };
    const settle = { courseId, version: version + 1, handoverId, state: 'done' as const, on: startsOn };
    expect((await held.ok('handover.settle', { ...settle, ...told })).datesMoved).toBe(0);
    const after = await holderOf(courseId, strandId);
    expect(after.holder).toBe('Bea Protham');
    expect(after.ahead.filter(([on]) => String(on) >= startsOn)).toEqual([
      ['2026-11-19', false],
      ['2026-11-26', false],
      ['2026-12-03', true],
      ['2026-12-10', true],
      ['2026-12-17', true],
    ]);
    const asked = async () =>
      (await held.ok('today.list', {})).jobs.flatMap((job) =>
        job.kind === 'session_to_log' && job.strand !== 'carer' && job.on >= startsOn
          ? [[job.on, job.practitioner, job.isMine]]
          : [],
      );
    await held.become(['therapist'], ama);
    expect(await asked()).toEqual([
      ['2026-11-19', 'Ama Fictley', true],
      ['2026-11-26', 'Ama Fictley', true],
    ]);
    await held.become(['therapist'], bea);
    expect((await asked()).map(([, , isMine]) => isMine)).toEqual([false, false]);
  });

  test('cover takes some dates and gives back those after its last day; called off, it gives back all', async () => {
    const { courseId, strandId, version } = await begun();
    const cover = {
      courseId,
      strandId,
      toPractitionerId: bea,
      isCover: true,
      reason: 'leave' as const,
      startsOn: localDate('2026-11-19'),
      wantsKnown: '',
    };
    expect(
      await held.call('handover.plan', { ...cover, version, untilOn: localDate('2026-11-18') }),
    ).toMatchObject({ fields: { untilOn: expect.any(String) } });
    const first = await held.ok('handover.plan', { ...cover, version, untilOn: localDate('2026-12-03') });
    // The date of the day before is over: it stays with Ama.
    expect(first.datesMoved).toBe(2);
    const back = await held.ok('handover.settle', {
      courseId,
      version: first.version,
      handoverId: first.handoverId,
      state: 'done',
      on: TODAY,
      wantsKnown: '',
      howItWent: '',
    });
    expect(back.datesMoved).toBe(2);
    const after = await holderOf(courseId, strandId);
    expect(after).toMatchObject({ holder: 'Ama Fictley' });
    expect(after.ahead.filter(([, isBeas]) => isBeas)).toEqual([]);
    const again = await held.ok('handover.plan', {
      ...cover,
      version: back.version,
      startsOn: addDays(TODAY, 1),
      untilOn: null,
    });
    const off = await held.ok('handover.settle', {
      courseId,
      version: again.version,
      handoverId: again.handoverId,
      state: 'called_off',
      on: null,
      wantsKnown: '',
      howItWent: '',
    });
    expect([again.datesMoved, off.datesMoved]).toEqual([4, 4]);
    expect((await held.ok('handover.list', { courseId })).strands[0]).toMatchObject({
      changes: 0,
      // The way back is tomorrow's.
      everyChange: 1,
    });
    expect(await countContinuity(held.vault.store.db, addDays(TODAY, 1))).toEqual({
      children: 1,
      changed: 0,
      changes: [
        { with: 'cover', count: 1 },
        { with: 'back', count: 1 },
      ],
    });
  });

  test('dates given back or over are asked about where that person is taken, and lose a reason that is none any more', async () => {
    const { courseId, strandId, version, ama } = await begun();
    const { db } = held.vault.store;
    const own = () =>
      db
        .selectFrom('session_try')
        .selectAll()
        .where('strand_id', '=', strandId)
        .where('status', '=', 'planned')
        .where('planned_on', '>=', TODAY)
        .orderBy('planned_on')
        .execute();
    // Without the carer's sessions beside them nothing else is in their way.
    await db
      .deleteFrom('session_try')
      .where('course_id', '=', courseId)
      .where('strand_id', '!=', strandId)
      .execute();
    const [first, second, third] = await own();
    if (first === undefined || second === undefined || third === undefined) throw new Error('No dates');
    const other = await planCourse(held);
    const [theirs] = await db
      .selectFrom('session_try')
      .selectAll()
      .where('course_id', '=', other.courseId)
      .orderBy('id')
      .limit(1)
      .execute();
    await db.deleteFrom('session_try').where('course_id', '=', other.courseId).execute();
    if (theirs === undefined) throw new Error('No date');
    const busy = (practitionerId: string, { planned_on, starts_at }: typeof first) =>
      db
        .insertInto('session_try')
        .values({
          ...theirs,
          id: newId(),
          practitioner_id: practitionerId,
          room_id: null,
          planned_on,
          starts_at,
        })
        .execute();
    // Bea is taken on the first: cover stands with a reason.
    await busy(bea, first);
    const cover = {
      courseId,
      strandId,
      toPractitionerId: bea,
      isCover: true,
      reason: 'leave' as const,
      startsOn: localDate(first.planned_on),
      untilOn: null,
      wantsKnown: '',
      clashReason: 'She sees one, her student the other',
    };
    const planned = await held.ok('handover.plan', { ...cover, version });
    expect((await own()).map((row) => row.clash_reason).slice(0, 2)).toEqual([cover.clashReason, null]);
    // Meanwhile Ama is taken on the second: called off, that is asked about, and the first has no reason left.
    await busy(ama, second);
    const off = {
      courseId,
      version: planned.version,
      handoverId: planned.handoverId,
      state: 'called_off' as const,
      on: null,
      wantsKnown: '',
      howItWent: '',
    };
    expect(await held.call('handover.settle', off)).toMatchObject({
      code: 'clash_reason_needed',
      fields: { clashReason: expect.any(String) },
    });
    const back = await held.ok('handover.settle', { ...off, clashReason: 'The other is online' });
    expect((await own()).map((row) => row.clash_reason).slice(0, 3)).toEqual([
      null,
      'The other is online',
      null,
    ]);
    expect((await own()).every((row) => row.practitioner_id === ama)).toBe(true);

    // A handover that happened on an earlier day than agreed gives the dates between: they are asked about too.
    await busy(bea, second);
    const lasting = { ...cover, isCover: false, startsOn: localDate(third.planned_on), clashReason: null };
    const given = await held.ok('handover.plan', { ...lasting, version: back.version });
    const done = {
      ...off,
      state: 'done' as const,
      on: TODAY,
      version: given.version,
      handoverId: given.handoverId,
    };
    expect(await held.call('handover.settle', done)).toMatchObject({ code: 'clash_reason_needed' });
    await held.ok('handover.settle', { ...done, clashReason: 'Her student takes one' });
    expect((await own()).map((row) => [row.practitioner_id === bea, row.clash_reason]).slice(1, 3)).toEqual([
      [true, 'Her student takes one'],
      [true, null],
    ]);
  });

  test('dates on which the other person has a session already are said', async () => {
    const { courseId, strandId } = await begun();
    const { db } = held.vault.store;
    const day = localDate('2026-11-26');
    const other = await db
      .selectFrom('session_try')
      .selectAll()
      .where('planned_on', '=', day)
      .executeTakeFirstOrThrow();
    await db
      .insertInto('session_try')
      .values({
        ...other,
        id: newId(),
        strand_id: other.strand_id,
        practitioner_id: bea,
        starts_at: '16:30',
        planned_on: day,
      })
      .execute();
    const ask = { courseId, strandId, toPractitionerId: bea, startsOn: day, untilOn: day };
    expect((await held.ok('handover.dates', ask)).clashes).toEqual([
      { on: day, time: '16:00', takenBy: [{ childName: expect.any(String), time: '16:30' }] },
    ]);
  });
});
