import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../../electron/service/ids.ts';
import { addDays, addWeeks, localDate, localTime, type LocalTime } from '../../../shared/dates.ts';
import { NO_DETAILS } from '../../../shared/referrals/details.ts';
import type { JobOf } from '../../../shared/today/contract.ts';
import { childFields, personFields } from '../../support/children.ts';
import { addPlaces } from '../../support/courses.ts';
import { openTestService, TODAY, type TestService } from '../../support/service.ts';
import { DIALECTS } from '../../support/store.ts';

const NEXT = addDays(TODAY, 4);

describe.each(DIALECTS)('two who must not meet and would, on %s', (dialect) => {
  let held: TestService;
  let ama: string;
  let bea: string;
  let room: string;
  beforeEach(async () => {
    held = await openTestService({ dialect });
    ({ ama, room } = await addPlaces(held));
    bea = newId();
    await held.vault.store.db
      .insertInto('practitioner')
      .values({ id: bea, name: 'Bea Protham', job_title: 'Play therapist', is_active: 1, version: 1 })
      .execute();
  });
  afterEach(() => held.close());

  const aChild = async (name: string) => {
    const { childId, referralId } = await held.ok('referral.add', {
      child: { is: 'new', fields: childFields({ name }) },
      receivedOn: localDate('2026-03-09'),
      acceptedOn: localDate('2026-03-09'),
      details: { ...NO_DETAILS, source: 'social_care' },
    });
    return { childId, referralId };
  };
  const aCourse = async (
    child: { childId: string; referralId: string },
    practitionerId: string,
    time: LocalTime,
    weeks = 2,
  ) =>
    held.ok('course.plan', {
      ...child,
      offerId: null,
      protocolId: 'tf_cbt_csa',
      planningReason: 'A reason, where one is asked for',
      counted: {
        practitionerId,
        personId: null,
        lengthMinutes: 50,
        roomId: room,
        place: null,
        dates: Array.from({ length: weeks }, (_, week) => ({ on: addWeeks(NEXT, week), time })),
      },
      carer: null,
      noCarerReason: 'Nobody is safe to ask',
      clashReason: null,
    });
  const apart = (childId: string, otherId: string) =>
    held.ok('keepApart.add', {
      childId,
      other: { is: 'child', childId: otherId },
      reason: 'Court order',
      livesThere: 'no',
    });
  const rows = async () =>
    (await held.ok('today.list', {})).jobs.filter(
      (job): job is JobOf<'kept_apart'> => job.kind === 'kept_apart',
    );

  test('their dates in the diary: a row until it is said what was decided, and again for later dates', async () => {
    const [one, two] = [await aChild('Ada Sampleford'), await aChild('Bo Mockham')];
    await aCourse(one, ama, localTime('16:00'));
    const { courseId } = await aCourse(two, bea, localTime('17:00'));
    expect(await rows()).toEqual([]);
    const pair = await apart(one.childId, two.childId);
    expect(await rows()).toMatchObject([
      {
        child: { childId: one.childId },
        other: 'Bo Mockham',
        inGroup: null,
        days: 2,
        firstOn: NEXT,
        lastOn: addWeeks(NEXT, 1),
        dueOn: addDays(NEXT, -1),
        group: 'this_week',
      },
    ]);
    // Each therapist has it of their own child, and is not told who the other is.
    await held.become(['therapist'], bea);
    expect(await rows()).toMatchObject([
      { child: { childId: two.childId }, other: null, courseId, isMine: true },
    ]);
    await held.become(['therapist'], newId());
    expect(await rows()).toEqual([]);
    await held.become(['coordinator']);
    const said = { childId: two.childId, id: pair.id, groupId: null, words: 'Other doors, agreed with Jo' };
    // What was shown was the first of the dates: the second is still asked about.
    await held.ok('keepApart.settle', { ...said, untilOn: NEXT });
    expect(await rows()).toMatchObject([{ days: 1, firstOn: addWeeks(NEXT, 1) }]);
    await held.ok('keepApart.settle', { ...said, untilOn: addWeeks(NEXT, 1) });
    expect(await rows()).toEqual([]);
    expect(await held.call('keepApart.settle', { ...said, untilOn: addWeeks(NEXT, 1) })).toMatchObject({
      code: 'apart_no_longer',
    });
    expect((await held.ok('keepApart.list', { childId: one.childId })).rows[0]?.settled).toMatchObject([
      { words: 'Other doors, agreed with Jo', untilOn: addWeeks(NEXT, 1) },
      { untilOn: NEXT },
    ]);
    // Another course of hers on the same days is another meeting, and pairs that may meet ask for nothing.
    await aCourse(two, bea, localTime('15:00'));
    expect(await rows()).toMatchObject([{ days: 2 }]);
    await held.ok('keepApart.end', { childId: one.childId, ...pair });
    expect(await rows()).toEqual([]);
    expect(await held.call('keepApart.settle', { ...said, untilOn: NEXT })).toMatchObject({
      code: 'not_found',
    });
  });

  test('a parent is met in the session of another child’s record too; a home is warned of while nobody said who lives there', async () => {
    const [one, two] = [await aChild('Ada Sampleford'), await aChild('Bo Mockham')];
    const addGlyn = async (childId: string, phone: string) =>
      (
        await held.ok('person.save', {
          childId,
          linkId: null,
          version: null,
          fields: personFields({ name: 'Glyn Mockham', phone, isFirstContact: false }),
          checkedWith: null,
        })
      ).personId;
    const glyn = await addGlyn(one.childId, '07700 900123');
    const asOfTwo = await addGlyn(two.childId, '+447700900123');
    await aCourse(one, ama, localTime('16:00'), 1);
    const place = { lengthMinutes: 50, roomId: room, place: null };
    const on = addWeeks(NEXT, 1);
    await held.ok('course.plan', {
      ...two,
      offerId: null,
      protocolId: 'tf_cbt_csa',
      planningReason: 'A reason, where one is asked for',
      counted: { ...place, practitionerId: bea, personId: null, dates: [{ on, time: localTime('10:00') }] },
      carer: {
        ...place,
        practitionerId: bea,
        personId: asOfTwo,
        limit: 8,
        dates: [{ on: NEXT, time: localTime('17:00') }],
      },
      noCarerReason: null,
      clashReason: null,
    });
    const atHome = async () => {
      const { dates } = await held.ok('course.proposeDates', {
        childId: one.childId,
        protocolId: 'tf_cbt_csa',
        startsOn: on,
        weekday: 1,
        time: localTime('12:00'),
        count: 1,
        practitionerId: ama,
        lengthMinutes: 50,
        roomId: null,
        place: 'At home',
        carer: null,
        leftOut: [],
        moves: [],
      });
      return dates
        .flatMap(({ clashes }) => clashes.map((each) => each.with))
        .filter((kind) => kind === 'home');
    };
    expect(await rows()).toEqual([]);
    expect(await atHome()).toEqual([]);
    await held.ok('carer.sayStatus', {
      childId: one.childId,
      personId: glyn,
      status: 'alleged_abuser',
      saidBy: 'The police',
      saidOn: TODAY,
    });
    expect(await atHome()).toEqual(['home']);
    await held.ok('keepApart.add', {
      childId: one.childId,
      other: { is: 'person', personId: glyn },
      reason: 'Bail conditions',
      livesThere: 'no',
    });
    expect(await atHome()).toEqual([]);
    expect(await rows()).toMatchObject([{ child: { childId: one.childId }, days: 1, firstOn: NEXT }]);
  });

  test('the record says of which group, also where the person comes to it from another child’s record', async () => {
    const [one, two] = [await aChild('Ada Sampleford'), await aChild('Bo Mockham')];
    const addGlyn = async (childId: string) =>
      (
        await held.ok('person.save', {
          childId,
          linkId: null,
          version: null,
          fields: personFields({ name: 'Glyn Mockham', phone: '07700 900123', isFirstContact: false }),
          checkedWith: null,
        })
      ).personId;
    const glyn = await addGlyn(one.childId);
    const asOfTwo = await addGlyn(two.childId);
    const { groupId } = await held.ok('group.plan', {
      name: 'Together, winter',
      protocolId: 'pcit_u12',
      practitionerId: ama,
      secondPractitionerId: null,
      roomId: room,
      place: null,
      lengthMinutes: 60,
      places: 4,
      dates: [{ on: NEXT, time: localTime('16:00') }],
    });
    const joining = {
      groupId,
      offerId: null,
      joinedOn: NEXT,
      proceedingsNote: null,
      apartReason: null,
      noCarerReason: null,
      reasonForUnusualFit: 'Need decides',
    };
    await held.ok('group.join', { ...joining, version: 1, ...one, personId: null });
    await held.ok('group.join', { ...joining, version: 2, ...two, personId: asOfTwo });
    const { childId } = one;
    const other = { is: 'person', personId: glyn } as const;
    const inBoth = [{ id: groupId, name: 'Together, winter' }];
    expect((await held.ok('keepApart.together', { childId, other })).groups).toEqual(inBoth);
    const { id } = await held.ok('keepApart.add', { childId, other, reason: 'Bail', livesThere: 'no' });
    expect(await rows()).toMatchObject([{ inGroup: { id: groupId } }]);
    const said = async () => (await held.ok('keepApart.list', { childId })).rows;
    expect(await said()).toMatchObject([{ together: inBoth, settled: [] }]);
    await held.ok('keepApart.settle', { childId, id, groupId, untilOn: null, words: 'He stays away' });
    expect(await said()).toMatchObject([{ settled: [{ words: 'He stays away' }] }]);
  });

  test('moved apart, nothing is left to say', async () => {
    const [one, two] = [await aChild('Ada Sampleford'), await aChild('Bo Mockham')];
    await aCourse(one, ama, localTime('16:00'), 1);
    const { courseId } = await aCourse(two, bea, localTime('17:00'), 1);
    await apart(one.childId, two.childId);
    expect(await rows()).toHaveLength(1);
    const course = await held.ok('course.get', { courseId });
    const to = { on: NEXT, time: localTime('18:00') };
    const tryId = course.sessions[0]?.tries[0]?.id ?? '';
    await held.ok('session.move', { courseId, version: course.version, tryId, to });
    expect(await rows()).toEqual([]);
  });

  test('both in a group: recorded later it has a row; a reason given at joining is what was decided', async () => {
    const children = [await aChild('Ada Sampleford'), await aChild('Bo Mockham'), await aChild('Cy Fakeham')];
    const [one, two, three] = children;
    if (one === undefined || two === undefined || three === undefined) return;
    const { groupId } = await held.ok('group.plan', {
      name: 'Girls, winter',
      protocolId: 'group_girls_6_14',
      practitionerId: ama,
      secondPractitionerId: null,
      roomId: null,
      place: 'Hall',
      lengthMinutes: 90,
      places: 8,
      dates: [NEXT, addWeeks(NEXT, 1)].map((on) => ({ on, time: localTime('16:00') })),
    });
    const join = (version: number, child: typeof one, apartReason: string | null = null) =>
      held.ok('group.join', {
        groupId,
        version,
        ...child,
        offerId: null,
        personId: null,
        joinedOn: TODAY,
        proceedingsNote: null,
        apartReason,
        noCarerReason: 'Her own, apart',
      });
    await join(1, one);
    await join(2, two);
    const pair = await apart(two.childId, one.childId);
    expect(await rows()).toMatchObject([
      {
        child: { childId: two.childId },
        other: 'Ada Sampleford',
        inGroup: { id: groupId, name: 'Girls, winter', mayOpen: true },
        firstOn: NEXT,
      },
    ]);
    await apart(three.childId, one.childId);
    await join(3, three, 'Two adults, agreed with the safeguarding lead');
    expect(await rows()).toHaveLength(1);
    const inGroup = async () =>
      (await held.ok('group.get', { groupId })).apart.map(({ settled }) => settled?.words ?? null);
    expect((await inGroup()).toSorted()).toEqual(
      ['Two adults, agreed with the safeguarding lead', null].toSorted(),
    );
    const said = { childId: one.childId, id: pair.id, words: 'She leaves after Tuesday', untilOn: NEXT };
    expect(await held.call('keepApart.settle', { ...said, groupId: null })).toMatchObject({
      code: 'apart_no_longer',
    });
    await held.ok('keepApart.settle', { ...said, groupId });
    expect(await rows()).toEqual([]);
    expect(await inGroup()).toContain('She leaves after Tuesday');
  });

  test('one of them leaves: they no longer meet', async () => {
    const [one, two] = [await aChild('Ada Sampleford'), await aChild('Bo Mockham')];
    const time = localTime('16:00');
    const { groupId } = await held.ok('group.plan', {
      name: 'Girls, winter',
      protocolId: 'group_girls_6_14',
      practitionerId: ama,
      secondPractitionerId: null,
      roomId: null,
      place: 'Hall',
      lengthMinutes: 90,
      places: 8,
      dates: [
        { on: TODAY, time },
        { on: NEXT, time },
      ],
    });
    const joining = { offerId: null, personId: null, proceedingsNote: null, apartReason: null };
    const join = { ...joining, groupId, joinedOn: TODAY, noCarerReason: 'Her own, apart' };
    await held.ok('group.join', { ...join, version: 1, ...one });
    await held.ok('group.join', { ...join, version: 2, ...two });
    await apart(one.childId, two.childId);
    expect(await rows()).toMatchObject([{ dueOn: TODAY, group: 'today' }]);
    const member = (await held.ok('group.get', { groupId })).people.find(
      ({ child }) => child.id === two.childId,
    );
    const { memberId = '', courseId = '' } = member ?? {};
    await held.ok('group.leave', { groupId, version: 3, memberId, courseId, leftOn: TODAY });
    expect(await rows()).toEqual([]);
  });

  test.each(['left it', 'seen it end'] as const)(
    'two who were in a group and have %s are no gathering any more: not in one room without a reason, nor without a row',
    async (since) => {
      const [one, two] = [await aChild('Ada Sampleford'), await aChild('Bo Mockham')];
      const time = localTime('16:00');
      const { groupId } = await held.ok('group.plan', {
        name: 'Girls, winter',
        protocolId: 'group_girls_6_14',
        practitionerId: ama,
        secondPractitionerId: null,
        roomId: room,
        place: null,
        lengthMinutes: 90,
        places: 8,
        dates: [
          { on: TODAY, time },
          { on: NEXT, time },
        ],
      });
      const joining = { offerId: null, personId: null, proceedingsNote: null, apartReason: null };
      const join = { ...joining, groupId, joinedOn: TODAY, noCarerReason: 'Her own, apart' };
      await held.ok('group.join', { ...join, version: 1, ...one });
      await held.ok('group.join', { ...join, version: 2, ...two });
      const { people } = await held.ok('group.get', { groupId });
      let version = 3;
      if (since === 'left it')
        for (const { memberId, courseId } of people) {
          await held.ok('group.leave', { groupId, version, memberId, courseId, leftOn: TODAY });
          version += 1;
        }
      else await held.ok('group.end', { groupId, version, endedOn: TODAY });
      await apart(one.childId, two.childId);
      // Both go on by themselves, on the day and at the time at which the group meets.
      const add = async ({ childId }: typeof one, clashReason: string | null) => {
        const courseId = people.find(({ child }) => child.id === childId)?.courseId ?? '';
        const course = await held.ok('course.get', { courseId });
        const { version: at, strands } = course;
        return held.call('session.add', {
          courseId,
          version: at,
          strandId: strands[0]?.id ?? '',
          on: NEXT,
          time,
          clashReason,
        });
      };
      const isStill = since === 'left it' ? 'The group meets elsewhere that day' : null;
      expect(await add(one, isStill)).toMatchObject({ ok: true });
      expect(await rows()).toEqual([]);
      expect(await add(two, null)).toMatchObject({ ok: false, code: 'clash_reason_needed' });
      expect(await add(two, 'Ama looks in on both')).toMatchObject({ ok: true });
      expect(await rows()).toMatchObject([{ inGroup: null, days: 1, firstOn: NEXT }]);
      // Nor does either stand in the group's register or go with its dates, and the planner shows each by itself.
      const { dates } = await held.ok('group.get', { groupId });
      expect(dates.flatMap(({ on, entries }) => (on === NEXT ? entries : []))).toEqual([]);
      const blocks = (await held.ok('diary.week', { from: NEXT })).blocks.filter(({ on }) => on === NEXT);
      expect(blocks.flatMap(({ childId }) => childId ?? []).toSorted()).toEqual(
        [one.childId, two.childId].toSorted(),
      );
    },
  );
});
