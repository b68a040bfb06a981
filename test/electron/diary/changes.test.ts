import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../../electron/service/ids.ts';
import { countContinuity } from '../../../electron/service/store/continuityFacts.ts';
import type { InputOf } from '../../../shared/contract.ts';
import { addDays, addWeeks, type LocalDate, localDate, localTime } from '../../../shared/dates.ts';
import { childFields, personFields } from '../../support/children.ts';
import { addReferral, attend, planCourse, sessionNumber, type TestCourse } from '../../support/courses.ts';
import { openTestService, type TestService } from '../../support/service.ts';
import { addWaiting } from '../../support/waiting.ts';
import { DIALECTS } from '../../support/store.ts';

describe.each(DIALECTS)('changing planned dates, on %s', (dialect) => {
  let held: TestService;
  let of: TestCourse;
  beforeEach(async () => {
    held = await openTestService({ dialect });
    of = await planCourse(held, { startsOn: localDate('2026-11-05'), sessions: 12, carerSessions: 3 });
  });
  afterEach(() => held.close());

  const course = () => held.ok('course.get', { courseId: of.courseId });
  const changeOf = async (
    number: number,
    more: Partial<InputOf<'session.change'>['to']> = {},
    rest: Partial<InputOf<'session.change'>> = {},
  ): Promise<InputOf<'session.change'>> => {
    const view = await course();
    const planned = sessionNumber(view, number).tries.at(-1);
    if (planned === undefined) throw new Error('Nothing planned');
    const { on, time, practitionerId, roomId, place } = planned;
    return {
      courseId: of.courseId,
      version: view.version,
      tryId: planned.id,
      scope: 'this_and_later',
      to: { on, time, practitionerId, roomId, place, ...more },
      withOthers: true,
      clashReason: 'Carer and child are seen in one room',
      ...rest,
    };
  };
  const dates = async (isCarers = false) => {
    const view = await course();
    const strand = view.strands.find((each) => each.isCounted === !isCarers);
    return view.sessions
      .filter((each) => each.strandId === strand?.id)
      .map(({ tries }) => [tries.length, tries.at(-1)?.on, tries.at(-1)?.time]);
  };

  test('a new weekday halfway: what was logged stays, the carer’s dates go along, and back is as it was', async () => {
    await attend(held, of.courseId, 1, 2);
    const [before, carersBefore] = [await dates(), await dates(true)];
    const to = { on: localDate('2026-11-23'), time: localTime('15:00') };
    const input = await changeOf(3, to);
    const { clashReason: _reason, version: _version, ...asked } = input;
    const preview = await held.ok('session.changePreview', asked);
    expect(preview.dates).toHaveLength(12);
    expect(preview.dates[0]).toMatchObject({ number: 3, from: { on: '2026-11-19' }, to });
    expect(await held.ok('session.change', input)).toMatchObject({ changed: 12 });
    const after = await dates();
    expect(after.slice(0, 3)).toEqual([before[0], before[1], [1, '2026-11-23', '15:00']]);
    expect(after.at(-1)).toEqual([1, addDays(addWeeks(localDate('2026-11-05'), 11), 4), '15:00']);
    expect((await dates(true)).map(([, on]) => on)).toEqual(['2026-11-05', '2026-11-23', '2026-12-07']);
    await held.ok(
      'session.change',
      await changeOf(3, { on: localDate('2026-11-19'), time: localTime('16:00') }),
    );
    expect([await dates(), await dates(true)]).toEqual([before, carersBefore]);
  });

  test('this and later do not go past a session that stays before them, and the form says so beside the day', async () => {
    const input = await changeOf(4, { on: localDate('2026-11-18') });
    const refused = {
      code: 'change_past_earlier',
      fields: { on: expect.stringContaining('Thu 19 Nov') },
    };
    expect(await held.call('session.change', input)).toMatchObject(refused);
    const { clashReason: _reason, version: _version, ...asked } = input;
    expect(await held.call('session.changePreview', asked)).toMatchObject(refused);
    expect(await held.ok('session.change', { ...input, scope: 'this' })).toMatchObject({ changed: 1 });
  });

  test('this one alone stays on record as moved; a logged one is refused', async () => {
    await held.ok('session.change', await changeOf(5, { on: localDate('2026-12-04') }, { scope: 'this' }));
    expect((await dates())[4]).toEqual([2, '2026-12-04', '16:00']);
    expect(sessionNumber(await course(), 5).tries.map(({ status }) => status)).toEqual(['moved', 'planned']);
    await attend(held, of.courseId, 1, 1);
    expect(await held.call('session.change', await changeOf(1))).toMatchObject({ code: 'try_not_planned' });
  });

  test('somebody else takes over for good, and is the strand’s practitioner from then on', async () => {
    const bea = newId();
    await held.vault.store.db
      .insertInto('practitioner')
      .values({ id: bea, name: 'Bea Protham', job_title: '', is_active: 1, version: 1 })
      .execute();
    await held.ok('session.change', await changeOf(4, { practitionerId: bea }, { scope: 'this' }));
    expect((await course()).strands[0]?.practitioner?.name).toBe('Ama Fictley');
    // For one date nobody takes over; for this and later it is a handover with its reason, from that day on.
    const changed = await changeOf(6, { practitionerId: bea });
    expect(await held.call('session.change', changed)).toMatchObject({
      code: 'handover_reason_needed',
      fields: { handoverReason: expect.any(String) },
    });
    const handovers = async () => (await held.ok('handover.list', { courseId: of.courseId })).strands[0];
    expect((await handovers())?.handovers).toEqual([]);
    await held.ok('session.change', { ...changed, handoverReason: 'workload' });
    expect(await handovers()).toMatchObject({
      changes: 0,
      handovers: [
        {
          isCover: false,
          from: { id: of.ama },
          to: { id: bea },
          startsOn: changed.to.on,
          reason: 'workload',
          state: 'not_done',
        },
      ],
    });
    const view = await course();
    expect(view.strands[0]?.practitioner?.name).toBe('Bea Protham');
    expect([3, 4, 5, 6, 12].map((n) => sessionNumber(view, n).tries.at(-1)?.practitionerId === bea)).toEqual([
      false,
      true,
      false,
      true,
      true,
    ]);
    // Those that are Bea's already change hands no more, and the return counts the change from its day on.
    await held.ok('session.change', await changeOf(7, { time: localTime('15:00') }));
    expect((await handovers())?.handovers).toHaveLength(1);
    await attend(held, of.courseId, 1, 3);
    const counted = async (asAt: LocalDate) => countContinuity(held.vault.store.db, asAt);
    expect(await counted(addDays(localDate(changed.to.on), -1))).toMatchObject({ changed: 0 });
    expect(await counted(localDate(changed.to.on))).toMatchObject({
      children: 1,
      changed: 1,
      changes: [{ with: 'workload', count: 1 }],
    });
    // A handover that is planned is said first: the strand cannot go two ways.
    const { version, strands } = await course();
    await held.ok('handover.plan', {
      courseId: of.courseId,
      version,
      strandId: strands[0]?.id ?? '',
      isCover: false,
      toPractitionerId: of.ama,
      startsOn: addWeeks(localDate(changed.to.on), 4),
      untilOn: null,
      reason: 'fit',
      wantsKnown: '',
      clashReason: null,
    });
    const back = await changeOf(7, { practitionerId: of.ama }, { handoverReason: 'fit' });
    expect(await held.call('session.change', back)).toMatchObject({ code: 'handover_open' });
  });

  test('free time may hold a session without a date, or one more, of the courses one may see', async () => {
    const { ama, courseId } = of;
    const strandsOf = async () => (await held.ok('diary.toPlace', { practitionerId: ama })).strands;
    expect(await strandsOf()).toMatchObject([
      { courseId, isCarers: false, undated: null, next: 13 },
      { courseId, isCarers: true, undated: null, next: 4 },
    ]);
    const { id: tryId } = sessionNumber(await course(), 5).tries[0] ?? { id: '' };
    const { version } = await course();
    await held.ok('session.move', { courseId, version, tryId, to: null });
    const [childs] = await strandsOf();
    const sessionId = sessionNumber(await course(), 5).id;
    expect(childs?.undated).toEqual({ sessionId, number: 5 });
    const on = { on: localDate('2026-12-02'), time: localTime('10:00') };
    const now = (await course()).version;
    await held.ok('session.addDate', { courseId, version: now, sessionId, clashReason: null, ...on });
    expect((await strandsOf())[0]?.undated).toBeNull();
    await held.become(['therapist']);
    expect(await strandsOf()).toEqual([]);
    await held.become(['therapist'], ama);
    expect(await strandsOf()).toHaveLength(2);
  });

  test('a stale change is a conflict', async () => {
    const input = await changeOf(5);
    await held.ok('session.change', await changeOf(5, { on: localDate('2026-12-04') }));
    expect(await held.call('session.change', input)).toMatchObject({ code: 'conflict' });
  });

  test('nobody is put in two places without a reason, in a plan, a move or one more session', async () => {
    const { childId, referralId } = await addReferral(held);
    const place = { practitionerId: of.ama, lengthMinutes: 50, roomId: of.room, place: null };
    const plan: InputOf<'course.plan'> = {
      childId,
      referralId,
      offerId: null,
      protocolId: 'tf_cbt_csa',
      planningReason: 'A short one',
      counted: {
        ...place,
        personId: null,
        dates: [
          { on: localDate('2026-12-03'), time: localTime('16:30') },
          { on: localDate('2026-12-04'), time: localTime('16:30') },
        ],
      },
      carer: null,
      noCarerReason: 'Nobody is safe to ask',
    };
    expect(await held.call('course.plan', plan)).toMatchObject({
      code: 'clash_reason_needed',
      fields: { clashReason: expect.any(String) },
    });
    const { courseId } = await held.ok('course.plan', { ...plan, clashReason: 'Two sisters together' });
    const kept = await held.vault.store.db
      .selectFrom('session_try')
      .select(['planned_on', 'clash_reason'])
      .where('course_id', '=', courseId)
      .orderBy('planned_on')
      .execute();
    expect(kept.map((row) => row.clash_reason)).toEqual(['Two sisters together', null]);
    const onto = await changeOf(
      5,
      { on: localDate('2026-12-04'), time: localTime('16:00') },
      {
        clashReason: null,
        withOthers: false,
        scope: 'this',
      },
    );
    expect(await held.call('session.change', onto)).toMatchObject({ code: 'clash_reason_needed' });
    // Whose session takes the place is said, but never of a child whom one may not see.
    const { clashReason: _reason, version: _version, ...asked } = onto;
    const takenBy = async () => (await held.ok('session.changePreview', asked)).dates[0]?.takenBy;
    const [called] = (await held.ok('child.get', { childId })).fields.name.split(' ');
    expect(await takenBy()).toEqual([{ childName: called, time: '16:30' }]);
    const { actor } = held.vault;
    await held.become(['therapist']);
    await held.ok('child.open', { childId: of.childId, reason: 'Duty today' });
    expect(await takenBy()).toEqual([{ childName: null, time: '16:30' }]);
    held.vault.actor = actor;
    const { version } = await held.ok('course.get', { courseId });
    const strandId = (await held.ok('course.get', { courseId })).strands[0]?.id ?? '';
    const more = { courseId, version, strandId, on: localDate('2026-12-10'), time: localTime('16:00') };
    expect(await held.call('session.add', more)).toMatchObject({ code: 'clash_reason_needed' });
    await held.ok('session.add', { ...more, time: localTime('18:00') });
  });

  test('closures and leave are passed over in a new plan, with their names', async () => {
    const period = { id: null, version: null, practitionerId: null };
    await held.ok('diary.savePeriod', {
      ...period,
      kind: 'closure',
      name: 'Training',
      startsOn: localDate('2027-01-12'),
      endsOn: localDate('2027-01-12'),
    });
    await held.ok('diary.savePeriod', {
      ...period,
      kind: 'leave',
      practitionerId: of.ama,
      name: '',
      startsOn: localDate('2027-01-18'),
      endsOn: localDate('2027-01-22'),
    });
    const { dates: proposed } = await held.ok('course.proposeDates', {
      childId: of.childId,
      protocolId: 'tf_cbt_csa',
      startsOn: localDate('2027-01-05'),
      weekday: 2,
      time: localTime('10:00'),
      count: 2,
      practitionerId: of.ama,
      lengthMinutes: 50,
      roomId: null,
      place: 'School',
      carer: null,
      leftOut: [],
      moves: [],
    });
    expect(proposed.map(({ on, number, skipped }) => [on, number, skipped])).toEqual([
      ['2027-01-05', 1, null],
      ['2027-01-12', null, { because: 'closure', name: 'Training' }],
      ['2027-01-19', null, { because: 'leave', name: '' }],
      ['2027-01-26', 2, null],
    ]);
  });

  describe('who must not meet', () => {
    const propose = (more: Partial<InputOf<'course.proposeDates'>> = {}) => ({
      childId: of.childId,
      protocolId: 'tf_cbt_csa' as const,
      startsOn: localDate('2027-02-03'),
      weekday: 3 as const,
      time: localTime('16:00'),
      count: 1,
      practitionerId: of.ama,
      lengthMinutes: 50,
      roomId: of.room,
      place: null,
      carer: null,
      leftOut: [],
      moves: [],
      ...more,
    });

    test('is recorded once, seen from both records, kept from plans, and may end', async () => {
      const { childId: otherId } = await addWaiting(held, 'Rafe Testwood', '2026-05-01');
      const pair = {
        childId: of.childId,
        other: { is: 'child' as const, childId: otherId },
        reason: 'He harmed her',
        livesThere: 'no' as const,
      };
      const { id, version } = await held.ok('keepApart.add', pair);
      expect(await held.call('keepApart.add', pair)).toMatchObject({
        code: 'apart_already',
        fields: { other: expect.any(String) },
      });
      const self = { ...pair, other: { is: 'child' as const, childId: of.childId } };
      expect(await held.call('keepApart.add', self)).toMatchObject({ code: 'apart_from_itself' });
      expect((await held.ok('keepApart.list', { childId: otherId })).rows).toMatchObject([
        { name: childFields().name, reason: 'He harmed her' },
      ]);
      await held.become(['therapist'], of.ama);
      expect((await held.ok('keepApart.list', { childId: of.childId })).rows).toMatchObject([
        { name: null, otherChildId: null },
      ]);
      await held.ok('keepApart.end', { childId: of.childId, id, version });
      expect((await held.ok('keepApart.list', { childId: of.childId })).rows).toEqual([]);
    });

    test('home is warned of while it is not known whether they live there, and after a risk says so', async () => {
      const home = propose({ roomId: null, place: 'At home' });
      const ways = async () => (await held.ok('course.proposeDates', home)).dates[0]?.clashes;
      expect(await ways()).toEqual([]);
      const person = await held.ok('person.save', {
        childId: of.childId,
        linkId: null,
        version: null,
        fields: personFields({ safety: 'do_not_contact', isFirstContact: false }),
        checkedWith: null,
      });
      await held.ok('keepApart.add', {
        childId: of.childId,
        other: { is: 'person', personId: person.personId },
        reason: 'Bail conditions',
        livesThere: 'not_known',
      });
      expect(await ways()).toEqual([{ with: 'home', name: '' }]);
    });
  });
});
