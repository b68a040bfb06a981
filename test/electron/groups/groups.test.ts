import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../../electron/service/ids.ts';
import { addDays, addWeeks, formatDate, localDate, localTime } from '../../../shared/dates.ts';
import { NO_DETAILS } from '../../../shared/referrals/details.ts';
import { childFields } from '../../support/children.ts';
import { addPlaces } from '../../support/courses.ts';
import { openTestService, TODAY, type TestService } from '../../support/service.ts';
import { DIALECTS } from '../../support/store.ts';
import { addPerson } from '../../support/waiting.ts';

const FIRST = localDate('2026-11-06');

describe.each(DIALECTS)('groups, on %s', (dialect) => {
  let held: TestService;
  let ama: string;
  let bea: string;
  beforeEach(async () => {
    held = await openTestService({ dialect });
    ({ ama } = await addPlaces(held));
    bea = newId();
    await held.vault.store.db
      .insertInto('practitioner')
      .values({ id: bea, name: 'Bea Protham', job_title: 'Play therapist', is_active: 1, version: 1 })
      .execute();
  });
  afterEach(() => held.close());

  async function aChild(name: string) {
    const { childId, referralId } = await held.ok('referral.add', {
      child: { is: 'new', fields: childFields({ name }) },
      receivedOn: localDate('2026-03-09'),
      acceptedOn: localDate('2026-03-09'),
      details: { ...NO_DETAILS, source: 'social_care' },
    });
    return { childId, referralId };
  }
  const plan = (protocolId: 'group_girls_6_14' | 'keep_5_12_problem' | 'ltfi_8_17' = 'group_girls_6_14') => ({
    name: 'Girls, autumn',
    protocolId,
    practitionerId: ama,
    secondPractitionerId: bea,
    roomId: null,
    place: 'Hall',
    lengthMinutes: 90,
    places: 2,
    dates: [0, 1, 2, 3].map((week) => ({ on: addWeeks(FIRST, week), time: localTime('16:00') })),
  });
  const joining = {
    offerId: null,
    personId: null,
    proceedingsNote: null,
    apartReason: null,
    noCarerReason: 'Her own, apart',
    reasonForUnusualFit: 'Need decides',
  };
  const get = (groupId: string) => held.ok('group.get', { groupId });

  test('its dates take the hours of both who hold it, once each, before anybody has joined and after', async () => {
    const booked = async (practitionerId: string) =>
      (await held.ok('practitioner.get', { practitionerId })).bookedMinutes;
    const { groupId } = await held.ok('group.plan', plan());
    // One date of the four lies ahead.
    expect([await booked(ama), await booked(bea)]).toEqual([90, 90]);
    const one = await aChild('Ada Sampleford');
    await held.ok('group.join', { groupId, version: 1, ...one, ...joining, joinedOn: FIRST });
    expect([await booked(ama), await booked(bea)]).toEqual([90, 90]);
  });

  test('members join, also late, each with a course, count and dates of their own, which the register logs', async () => {
    expect(await held.call('group.plan', plan('ltfi_8_17'))).toMatchObject({
      code: 'group_not_a_group',
      fields: { protocolId: expect.any(String) },
    });
    const { groupId } = await held.ok('group.plan', plan());
    const one = await aChild('Ada Sampleford');
    const two = await aChild('Bo Mockham');
    const first = await held.ok('group.join', { groupId, version: 1, ...one, ...joining, joinedOn: FIRST });
    expect(
      await held.call('group.join', { groupId, version: 2, ...one, ...joining, joinedOn: FIRST }),
    ).toMatchObject({ code: 'group_member_already' });
    expect(
      await held.call('group.join', {
        groupId,
        version: 2,
        ...two,
        ...joining,
        joinedOn: addWeeks(FIRST, 9),
      }),
    ).toMatchObject({ code: 'group_no_dates' });
    await held.ok('group.join', { groupId, version: 2, ...two, ...joining, joinedOn: addWeeks(FIRST, 2) });
    let group = await get(groupId);
    expect(group.dates.map(({ entries }) => entries.map(({ number }) => number))).toEqual([
      [1],
      [2],
      [3, 1],
      [4, 2],
    ]);
    expect(group).toMatchObject({ members: 2, places: 2, toTake: 3, room: 'Hall' });

    // Today asks for each register once, and for no session of a member beside it.
    const { jobs } = await held.ok('today.list', {});
    expect(jobs.filter(({ kind }) => kind === 'session_to_log')).toEqual([]);
    expect(jobs.flatMap((job) => (job.kind === 'register' ? [[job.name, job.on, job.members]] : []))).toEqual(
      [
        ['Girls, autumn', FIRST, 1],
        ['Girls, autumn', addWeeks(FIRST, 1), 1],
        ['Girls, autumn', addWeeks(FIRST, 2), 2],
      ],
    );

    // The register logs each member's own session, through the course.
    const third = group.dates[2];
    for (const entry of third?.entries ?? []) {
      const member = group.people.find(({ memberId }) => memberId === entry.memberId);
      await held.ok('session.log', {
        courseId: member?.courseId ?? '',
        version: member?.courseVersion ?? 0,
        sessionId: entry.sessionId,
        tryId: entry.tryId,
        on: TODAY,
        time: localTime('16:00'),
        status: 'attended',
        attendees: ['child'],
        reason: null,
        reasonDetail: null,
        safety: null,
        newDate: null,
        note: null,
      });
    }
    group = await get(groupId);
    expect(group).toMatchObject({ toTake: 2 });
    expect(group.people.map(({ attended }) => attended)).toEqual([1, 1]);
    expect(group.dates[2]?.entries.map(({ status }) => status)).toEqual(['attended', 'attended']);

    // One more date is a session more for both; whoever left has none after it.
    await held.ok('group.addDate', { groupId, version: 3, on: addWeeks(FIRST, 5), time: null });
    expect((await get(groupId)).dates.at(-1)?.entries).toHaveLength(2);
    const member = (await get(groupId)).people.find(({ child }) => child.id === two.childId);
    const left = { groupId, memberId: member?.memberId ?? '', courseId: member?.courseId ?? '' };
    const ahead = { ...left, version: 4, leftOn: addWeeks(TODAY, 1) };
    expect(await held.call('group.leave', ahead)).toMatchObject({
      code: 'future_date',
      fields: { leftOn: expect.any(String) },
    });
    const came = group.dates[2]?.on ?? TODAY;
    const early = group.people.find(({ child }) => child.id === one.childId);
    const before = { groupId, memberId: early?.memberId ?? '', courseId: early?.courseId ?? '' };
    expect(
      await held.call('group.leave', { ...before, version: 4, leftOn: addDays(came, -1) }),
    ).toMatchObject({
      code: 'group_came_after',
      fields: { leftOn: expect.stringContaining(formatDate(came)) },
    });
    expect(await held.ok('group.leave', { ...left, version: 4, leftOn: TODAY })).toMatchObject({
      datesReleased: 2,
    });
    expect(await get(groupId)).toMatchObject({ members: 1 });
    await held.ok('group.end', { groupId, version: 5, endedOn: TODAY });
    expect(
      await held.call('group.join', { groupId, version: 6, ...two, ...joining, joinedOn: TODAY }),
    ).toMatchObject({ code: 'group_ended' });
    expect((await held.ok('course.get', { courseId: first.courseId })).endedOn).toBeNull();
  });

  test('open proceedings ask what was talked over, and keep nobody out', async () => {
    const { groupId } = await held.ok('group.plan', plan());
    const child = await aChild('Ada Sampleford');
    await held.ok('proceedings.save', {
      childId: child.childId,
      proceedingsId: null,
      version: null,
      stage: 'charged',
      nextEvent: null,
      nextEventOn: null,
    });
    const join = { groupId, version: 1, ...child, ...joining, joinedOn: FIRST };
    expect(await held.call('group.join', join)).toMatchObject({
      code: 'group_proceedings',
      fields: { proceedingsNote: expect.any(String) },
    });
    await held.ok('group.join', { ...join, proceedingsNote: 'With her and her mother: she wants to come.' });
  });

  test('a carers’ group counts the carer, and both who hold it see its members; nobody else does', async () => {
    const { groupId } = await held.ok('group.plan', plan('keep_5_12_problem'));
    const child = await aChild('Ada Sampleford');
    const join = { groupId, version: 1, ...child, ...joining, joinedOn: FIRST };
    // She is 14, and it is stated for 5 to 12: it is asked why, as at an offer.
    expect(await held.call('group.join', { ...join, reasonForUnusualFit: '' })).toMatchObject({
      code: 'fit_reason_needed',
      fields: { reasonForUnusualFit: expect.any(String) },
    });
    expect(await held.call('group.join', join)).toMatchObject({
      code: 'carer_name_needed',
      fields: { carer: expect.any(String) },
    });
    const personId = await addPerson(held, child.childId, { name: 'Glyn Protham' });
    const { courseId } = await held.ok('group.join', { ...join, personId });
    expect((await held.ok('course.get', { courseId })).unusualFitReason).toBe('Need decides');
    expect((await get(groupId)).people).toMatchObject([
      { strand: 'carer', courseId, carer: { id: personId, name: 'Glyn Protham' } },
    ]);
    // The other carer of the same child comes too; the same one twice does not.
    expect(await held.call('group.join', { ...join, version: 2, personId })).toMatchObject({
      code: 'group_carer_already',
    });
    const otherId = await addPerson(held, child.childId, { name: 'Mair Protham', isFirst: false });
    await held.ok('group.join', { ...join, version: 2, personId: otherId });
    expect((await get(groupId)).members).toBe(2);
    await held.become(['therapist'], bea);
    expect((await held.ok('group.list', {})).groups).toHaveLength(1);
    expect((await held.ok('course.get', { courseId })).id).toBe(courseId);
    await held.become(['therapist'], newId());
    expect((await held.ok('group.list', {})).groups).toEqual([]);
    expect(await held.call('group.get', { groupId })).toMatchObject({ code: 'not_found' });
    expect(await held.call('group.end', { groupId, version: 3, endedOn: TODAY })).toMatchObject({
      code: 'not_found',
    });
  });

  test('whoever holds it with somebody, or one date of it, sees a member until their last session there is said', async () => {
    const { groupId } = await held.ok('group.plan', plan());
    const [one, two] = [await aChild('Ada Sampleford'), await aChild('Bo Mockham')];
    const join = { groupId, ...joining, joinedOn: addWeeks(FIRST, 2) };
    const { courseId } = await held.ok('group.join', { ...join, version: 1, ...one });
    await held.ok('group.join', { ...join, version: 2, ...two });
    const cy = newId();
    await held.vault.store.db
      .insertInto('practitioner')
      .values({ id: cy, name: 'Cy Fakeham', job_title: 'Play therapist', is_active: 1, version: 1 })
      .execute();
    const course = () => held.call('course.get', { courseId });
    // The last date by itself goes to Cy, who opens its register and its members, and nobody else's group.
    const other = await held.ok('group.plan', { ...plan(), clashReason: 'Beside it' });
    await held.become(['therapist'], cy);
    expect(await course()).toMatchObject({ code: 'open_first' });
    expect(await held.call('group.get', { groupId })).toMatchObject({ code: 'not_found' });
    await held.become(['coordinator']);
    const last = (await get(groupId)).dates.at(-1);
    const to = { practitionerId: cy, secondPractitionerId: null, roomId: null, place: 'Hall' };
    await held.ok('group.changeDates', {
      groupId,
      version: 3,
      dateId: last?.id ?? '',
      scope: 'this',
      to: { ...to, on: addWeeks(FIRST, 3), time: localTime('16:00') },
    });
    held.setToday(addWeeks(FIRST, 3));
    await held.become(['therapist'], cy);
    expect((await held.ok('group.list', {})).groups.map(({ id }) => id)).toEqual([groupId]);
    expect(await held.call('group.get', { groupId: other.groupId })).toMatchObject({ code: 'not_found' });
    const registers = async () =>
      (await held.ok('today.list', {})).jobs.flatMap((job) =>
        job.kind === 'register' ? [[job.on, job.members, job.practitioner, job.isMine]] : [],
      );
    expect((await registers()).at(-1)).toEqual([addWeeks(FIRST, 3), 2, 'Cy Fakeham', true]);
    // It is that date alone: who comes to it, and nothing of the group to change.
    const cys = await get(groupId);
    expect(cys).toMatchObject({ isStandIn: true, members: 2, toTake: 1, firstOn: addWeeks(FIRST, 3) });
    expect(cys.dates.map(({ on }) => on)).toEqual([addWeeks(FIRST, 3)]);
    expect((await registers()).map(([on]) => on)).toEqual([addWeeks(FIRST, 3)]);
    const [someone] = cys.people;
    const change = {
      dateId: cys.dates[0]?.id ?? '',
      scope: 'this' as const,
      to: { ...to, on: TODAY, time: null },
    };
    const own = { groupId, version: cys.version };
    const member = { memberId: someone?.memberId ?? '', courseId: someone?.courseId ?? '' };
    const where = { roomId: null, place: 'Elsewhere' };
    const child = { childId: one.childId, personId: null, joinedOn: TODAY };
    for (const reply of [
      await held.call('group.saveDetails', { ...own, name: 'Other', places: 9, ...where }),
      await held.call('group.placePreview', { groupId, ...where }),
      await held.call('group.addPreview', { groupId, on: TODAY, time: null }),
      await held.call('group.addDate', { ...own, on: TODAY, time: null }),
      await held.call('group.changePreview', { groupId, ...change }),
      await held.call('group.changeDates', { ...own, ...change }),
      await held.call('group.removeDate', { ...own, dateId: change.dateId }),
      await held.call('group.joinFacts', { groupId, ...child }),
      await held.call('group.join', { ...own, ...joining, ...child, referralId: one.referralId }),
      await held.call('group.leave', { ...own, ...member, leftOn: TODAY }),
      await held.call('group.end', { ...own, endedOn: TODAY }),
    ])
      expect(reply).toMatchObject({ ok: false, code: 'group_stand_in' });
    expect((await held.call('group.changeDates', { ...own, groupId: other.groupId, ...change })).ok).toBe(
      false,
    );
    const log = async (on: string) => {
      const group = await get(groupId);
      const member = group.people.find((each) => each.courseId === courseId);
      const entry = group.dates
        .find((each) => each.on === on)
        ?.entries.find(({ memberId }) => memberId === member?.memberId);
      await held.ok('session.log', {
        courseId,
        version: member?.courseVersion ?? 0,
        sessionId: entry?.sessionId ?? '',
        tryId: entry?.tryId ?? '',
        on: localDate(on),
        time: localTime('16:00'),
        status: 'attended',
        attendees: ['child'],
        reason: null,
        reasonDetail: null,
        safety: null,
        newDate: null,
        note: null,
      });
    };
    await log(addWeeks(FIRST, 3));
    // Said, Cy has no more business in that child's record; the other's is still to be said.
    expect(await course()).toMatchObject({ code: 'open_first' });
    expect((await registers()).at(-1)).toEqual([addWeeks(FIRST, 3), 1, 'Cy Fakeham', true]);

    // She leaves with the session before still to be said: Bea says it, and then sees her no more.
    await held.become(['coordinator']);
    const leaving = (await get(groupId)).people.find((each) => each.courseId === courseId);
    const left = { memberId: leaving?.memberId ?? '', courseId, leftOn: addWeeks(FIRST, 3) };
    await held.ok('group.leave', { groupId, version: 4, ...left });
    await held.become(['therapist'], bea);
    expect(await registers()).toContainEqual([addWeeks(FIRST, 2), 2, 'Ama Fictley', true]);
    await log(addWeeks(FIRST, 2));
    expect(await course()).toMatchObject({ code: 'open_first' });
    expect((await held.ok('today.list', {})).jobs).not.toContainEqual(
      expect.objectContaining({ child: expect.objectContaining({ childId: one.childId }) }),
    );
  });

  test('a member given to whoever holds the group already is in no two places', async () => {
    const { groupId } = await held.ok('group.plan', plan());
    const [one, two] = [await aChild('Ada Sampleford'), await aChild('Bo Mockham')];
    const join = { groupId, ...joining, joinedOn: FIRST };
    const courses = [
      await held.ok('group.join', { ...join, version: 1, ...one }),
      await held.ok('group.join', { ...join, version: 2, ...two }),
    ];
    const dee = newId();
    const { db } = held.vault.store;
    await db
      .insertInto('practitioner')
      .values({ id: dee, name: 'Dee Fakeham', job_title: 'Play therapist', is_active: 1, version: 1 })
      .execute();
    // The first of their dates has no time: what is one gathering is judged for each date by itself.
    await db.updateTable('session_try').set({ starts_at: null }).where('planned_on', '=', FIRST).execute();
    const ask = async (courseId: string, toPractitionerId: string) => {
      const [strand] = (await held.ok('course.get', { courseId })).strands;
      const to = { courseId, strandId: strand?.id ?? '', toPractitionerId, startsOn: FIRST, untilOn: null };
      const { clashes } = await held.ok('handover.dates', to);
      return { to, clashes };
    };
    for (const { courseId } of courses) {
      expect((await ask(courseId, bea)).clashes).toEqual([]);
      const { to, clashes } = await ask(courseId, dee);
      expect(clashes).toEqual([]);
      const { version } = await held.ok('course.get', { courseId });
      const given = { ...to, version, isCover: true, reason: 'leave' as const, wantsKnown: '' };
      await held.ok('handover.plan', given);
    }
    // In another place at that time it is two places.
    await db
      .updateTable('session_try')
      .set({ place: 'School' })
      .where('course_id', '=', courses[0]?.courseId ?? '')
      .where('planned_on', '=', addWeeks(FIRST, 2))
      .execute();
    expect((await ask(courses[0]?.courseId ?? '', bea)).clashes).toMatchObject([{ on: addWeeks(FIRST, 2) }]);
  });

  test('a group is in the diary once for each who holds it, however many come; nobody is in two places without a reason', async () => {
    const { groupId } = await held.ok('group.plan', plan());
    const [one, two] = [await aChild('Ada Sampleford'), await aChild('Bo Mockham')];
    // Both join without a reason, although each has a session with Ama at that time.
    await held.ok('group.join', { groupId, version: 1, ...one, ...joining, joinedOn: FIRST });
    await held.ok('group.join', { groupId, version: 2, ...two, ...joining, joinedOn: FIRST });
    const week = async (from = FIRST) => (await held.ok('diary.week', { from })).blocks;
    const blocks = await week();
    expect(blocks).toMatchObject([
      {
        practitionerId: ama,
        secondPractitionerId: bea,
        group: { id: groupId, name: 'Girls, autumn', members: 2 },
        childId: null,
        childName: null,
        number: 1,
        status: 'planned',
      },
    ]);

    const same = { ...plan(), secondPractitionerId: null, practitionerId: bea };
    const { name: _name, protocolId: _protocol, dates: _dates, places: _places, ...who } = same;
    const weekly = { startsOn: FIRST, time: localTime('16:30'), count: 2, leftOut: [addWeeks(FIRST, 1)] };
    const { dates } = await held.ok('group.proposeDates', { ...who, ...weekly });
    expect(dates).toMatchObject([
      { number: 1, clashes: [{ with: 'practitioner', name: 'Bea Protham' }] },
      { number: null, skipped: { because: 'left_out' } },
      { number: 2 },
    ]);
    // The calendar file of the second who holds it has each date once, and names nobody.
    const calendar = { practitionerId: bea, from: FIRST, to: addWeeks(FIRST, 8) };
    expect(await held.ok('diary.saveCalendar', calendar)).toMatchObject({ sessions: 4 });
    const file = readFileSync(join(held.folder, 'Sessions.ics'), 'utf8');
    expect([...file.matchAll(/SUMMARY:(.*)\r/g)].map(([, words]) => words)).toEqual(
      Array.from({ length: 4 }, () => 'Group session'),
    );
    expect(await held.call('group.plan', same)).toMatchObject({ code: 'clash_reason_needed' });
    const other = await held.ok('group.plan', { ...same, clashReason: 'She looks in on both' });
    // Whoever is in the one group cannot be in the other at the same time, unless somebody says why.
    const twice = { groupId: other.groupId, version: 1, ...one, ...joining, joinedOn: FIRST };
    const { groupId: inGroup, childId, personId, joinedOn } = twice;
    const facts = await held.ok('group.joinFacts', { groupId: inGroup, childId, personId, joinedOn });
    expect(facts.clashes).toHaveLength(4);
    expect(facts.clashes[0]?.clashes).toEqual([{ with: 'child', name: '' }]);
    expect(await held.call('group.join', twice)).toMatchObject({
      code: 'clash_reason_needed',
      fields: { clashReason: expect.any(String) },
    });
    await held.ok('group.join', { ...twice, clashReason: 'Alternating' });
  });

  test('two who must not meet are warned of at joining, and where it is recorded later', async () => {
    const { groupId } = await held.ok('group.plan', { ...plan(), places: 8 });
    const [one, two, three] = [
      await aChild('Ada Sampleford'),
      await aChild('Bo Mockham'),
      await aChild('Cy Fakeham'),
    ];
    const apart = (childId: string, otherId: string) =>
      held.ok('keepApart.add', {
        childId,
        other: { is: 'child', childId: otherId },
        reason: 'Court order',
        livesThere: 'no',
      });
    await apart(one.childId, two.childId);
    await held.ok('group.join', { groupId, version: 1, ...one, ...joining, joinedOn: FIRST });
    const join = { groupId, version: 2, ...two, ...joining, joinedOn: FIRST };
    const asked = { groupId, childId: two.childId, personId: null, joinedOn: FIRST };
    expect((await held.ok('group.joinFacts', asked)).apart).toEqual([
      { id: one.childId, name: 'Ada Sampleford' },
    ]);
    expect(await held.call('group.join', join)).toMatchObject({
      code: 'group_apart',
      fields: { apartReason: expect.any(String) },
    });
    await held.ok('group.join', {
      ...join,
      apartReason: 'The safeguarding lead agreed, with two adults there',
    });
    expect((await get(groupId)).apart).toHaveLength(1);

    await held.ok('group.join', { groupId, version: 3, ...three, ...joining, joinedOn: FIRST });
    const pair = { childId: three.childId, other: { is: 'child' as const, childId: one.childId } };
    expect((await held.ok('keepApart.together', pair)).groups).toEqual([
      { id: groupId, name: 'Girls, autumn' },
    ]);
    await apart(three.childId, one.childId);
    expect((await get(groupId)).apart).toHaveLength(2);
    const { rows } = await held.ok('keepApart.list', { childId: three.childId });
    expect(rows[0]?.together).toEqual([{ id: groupId, name: 'Girls, autumn' }]);
    // One of them leaves: then they are together no more.
    const member = (await get(groupId)).people.find(({ child }) => child.id === one.childId);
    const left = { memberId: member?.memberId ?? '', courseId: member?.courseId ?? '' };
    await held.ok('group.leave', { groupId, version: 4, ...left, leftOn: TODAY });
    expect((await get(groupId)).apart).toEqual([]);
    expect((await held.ok('keepApart.list', { childId: three.childId })).rows[0]?.together).toEqual([]);
  });

  test('a stand-in whose register is taken has nothing more of the group', async () => {
    const { groupId } = await held.ok('group.plan', plan());
    const cy = newId();
    await held.vault.store.db
      .insertInto('practitioner')
      .values({ id: cy, name: 'Cy Fakeham', job_title: 'Play therapist', is_active: 1, version: 1 })
      .execute();
    const first = (await get(groupId)).dates[0];
    await held.ok('group.changeDates', {
      groupId,
      version: 1,
      dateId: first?.id ?? '',
      scope: 'this',
      to: {
        on: FIRST,
        time: localTime('16:00'),
        practitionerId: ama,
        secondPractitionerId: cy,
        roomId: null,
        place: 'Hall',
      },
    });
    // The day has gone by, and nobody was in it: there is no register to take.
    await held.become(['therapist'], cy);
    expect((await held.ok('group.list', {})).groups).toEqual([]);
    expect(await held.call('group.get', { groupId })).toMatchObject({ code: 'not_found' });
    held.setToday(FIRST);
    expect(await get(groupId)).toMatchObject({ isStandIn: true, members: 0, people: [] });
  });

  test('name, places and place can be changed; the dates ahead go along, and nobody is put out', async () => {
    const { groupId } = await held.ok('group.plan', plan());
    const [one, two] = [await aChild('Ada Sampleford'), await aChild('Bo Mockham')];
    const { courseId } = await held.ok('group.join', {
      groupId,
      version: 1,
      ...one,
      ...joining,
      joinedOn: FIRST,
    });
    await held.ok('group.join', { groupId, version: 2, ...two, ...joining, joinedOn: FIRST });
    // The last date was put elsewhere by itself, and stays there.
    const last = (await get(groupId)).dates.at(-1);
    await held.ok('group.changeDates', {
      groupId,
      version: 3,
      dateId: last?.id ?? '',
      scope: 'this',
      to: {
        on: addWeeks(FIRST, 3),
        time: localTime('16:00'),
        practitionerId: ama,
        secondPractitionerId: bea,
        roomId: null,
        place: 'Church',
      },
    });
    const change = { groupId, version: 4, name: 'Girls, winter', places: 4, roomId: null, place: 'Library' };
    const was = await get(groupId);
    expect(await held.call('group.saveDetails', { ...change, places: 1 })).toMatchObject({
      code: 'group_places_few',
      fields: { places: expect.stringContaining('2 are in it') },
    });
    expect(await held.call('group.saveDetails', { ...change, version: 3 })).toMatchObject({
      code: 'conflict',
      detail: { theirs: { version: 4, name: 'Girls, autumn', places: 2, roomId: null, place: 'Hall' } },
    });
    expect(await get(groupId)).toEqual(was);
    // Ama is in the library then already, as another group's.
    const beside = { ...plan(), name: 'Beside', dates: [{ on: TODAY, time: localTime('16:30') }] };
    await held.ok('group.plan', { ...beside, clashReason: 'She looks in on both' });
    const { dates } = await held.ok('group.placePreview', { groupId, roomId: null, place: 'Library' });
    expect(dates).toMatchObject([{ on: TODAY, isTwice: true }]);
    expect(await held.call('group.saveDetails', change)).toMatchObject({ code: 'clash_reason_needed' });
    expect(await held.ok('group.saveDetails', { ...change, clashReason: 'As before' })).toMatchObject({
      changed: 1,
    });
    const now = await get(groupId);
    expect(now).toMatchObject({ name: 'Girls, winter', places: 4, place: 'Library', version: 5 });
    expect(now.dates.map(({ on, place }) => [on, place])).toEqual([
      [FIRST, 'Hall'],
      [addWeeks(FIRST, 1), 'Hall'],
      [TODAY, 'Library'],
      [addWeeks(FIRST, 3), 'Church'],
    ]);
    const places = (await held.ok('course.get', { courseId })).sessions.map(
      ({ tries }) => tries.at(-1)?.place,
    );
    expect(places).toEqual(['Hall', 'Hall', 'Library', 'Church']);
    // It is told in each member's history, and the log repeats no name.
    const history = await held.ok('child.history', { childId: two.childId, offset: 0, limit: 9 });
    expect(history.rows.map(({ operation }) => operation)).toContain('group.saveDetails');
    const log = await held.vault.store.db
      .selectFrom('audit')
      .select('detail')
      .where('operation', '=', 'group.saveDetails')
      .where('outcome', '=', 'ok')
      .execute();
    expect(JSON.stringify(log)).not.toMatch(/winter|Library/);
    // A name alone moves nothing.
    const named = { ...change, version: 5, name: 'Girls' };
    expect(await held.ok('group.saveDetails', named)).toMatchObject({ changed: 0 });
  });

  test('a date moves for every member at once, one or this and later; one that falls out waits for another', async () => {
    const { groupId } = await held.ok('group.plan', plan());
    const one = await aChild('Ada Sampleford');
    const two = await aChild('Bo Mockham');
    const { courseId } = await held.ok('group.join', {
      groupId,
      version: 1,
      ...one,
      ...joining,
      joinedOn: FIRST,
    });
    await held.ok('group.join', { groupId, version: 2, ...two, ...joining, joinedOn: FIRST });
    const course = () => held.ok('course.get', { courseId });
    const datesOf = async () =>
      (await course()).sessions.map(({ tries }) => tries.map(({ on, status }) => `${on} ${status}`));
    const dateAt = async (at: number) => (await get(groupId)).dates[at]?.id ?? '';
    const to = {
      time: localTime('16:00'),
      practitionerId: ama,
      secondPractitionerId: bea,
      roomId: null,
      place: 'Hall',
    };
    // One date by itself stays in the course as moved.
    const moved = {
      groupId,
      dateId: await dateAt(0),
      scope: 'this' as const,
      to: { ...to, on: localDate('2026-11-05') },
    };
    expect((await held.ok('group.changePreview', moved)).dates).toMatchObject([
      { on: '2026-11-05', clashes: [], members: [], isTwice: false },
    ]);
    expect(
      await held.call('group.changeDates', {
        ...moved,
        version: 3,
        to: { ...moved.to, on: addWeeks(FIRST, 1) },
      }),
    ).toMatchObject({ code: 'group_date_there' });
    expect(await held.ok('group.changeDates', { ...moved, version: 3 })).toMatchObject({ changed: 1 });
    expect((await datesOf())[0]).toEqual(['2026-11-06 moved', '2026-11-05 planned']);
    expect((await get(groupId)).dates[0]?.entries).toHaveLength(2);

    // This and later go on with somebody else, a week later each.
    const later = { ...to, on: addWeeks(FIRST, 2), practitionerId: bea, secondPractitionerId: ama };
    const change = { groupId, dateId: await dateAt(1), scope: 'this_and_later' as const, to: later };
    expect((await held.ok('group.changePreview', change)).dates).toHaveLength(3);
    const other = { ...change, version: 4 };
    expect(await held.call('group.changeDates', other)).toMatchObject({ code: 'handover_reason_needed' });
    expect(await held.ok('group.changeDates', { ...other, handoverReason: 'left' })).toMatchObject({
      changed: 3,
    });
    for (const { courseId } of (await get(groupId)).people)
      expect((await held.ok('handover.list', { courseId })).strands[0]?.handovers).toMatchObject([
        { from: { id: ama }, to: { id: bea }, startsOn: addWeeks(FIRST, 2), reason: 'left' },
      ]);
    const after = await get(groupId);
    expect(after).toMatchObject({ practitionerId: bea, secondPractitionerId: ama });
    expect(after.dates.map(({ on }) => on)).toEqual([
      '2026-11-05',
      ...[2, 3, 4].map((week) => addWeeks(FIRST, week)),
    ]);
    expect((await course()).strands[0]?.practitioner?.id).toBe(bea);

    // A date that falls out leaves session 2 waiting, and the next one added is its.
    await held.ok('group.removeDate', { groupId, version: 5, dateId: await dateAt(1) });
    expect((await datesOf())[1]).toEqual([`${addWeeks(FIRST, 2)} moved`]);
    const added = { groupId, version: 6, on: localDate('2026-11-25'), time: localTime('16:00') };
    await held.ok('group.addDate', added);
    expect((await datesOf())[1]).toEqual([`${addWeeks(FIRST, 2)} moved`, '2026-11-25 planned']);
    expect((await course()).sessions).toHaveLength(4);

    // Who left it before is not among those whose dates its end takes away.
    const left = (await get(groupId)).people.find(({ child }) => child.id === two.childId);
    await held.ok('group.leave', {
      groupId,
      version: 7,
      memberId: left?.memberId ?? '',
      courseId: left?.courseId ?? '',
      leftOn: TODAY,
    });
    // Ended, nothing of it is left in the diary, and a carer's own dates would be.
    expect(await held.ok('group.end', { groupId, version: 8, endedOn: TODAY })).toMatchObject({
      datesReleased: 3,
    });
    const historyOf = async (childId: string) =>
      (await held.ok('child.history', { childId, offset: 0, limit: 50 })).rows
        .map(({ operation }) => operation)
        .filter((operation) => operation.startsWith('group.'));
    const changes = ['group.addDate', 'group.removeDate', 'group.changeDates', 'group.changeDates'];
    expect(await historyOf(one.childId)).toEqual(['group.end', ...changes, 'group.join']);
    expect(await historyOf(two.childId)).toEqual(['group.leave', ...changes, 'group.join']);
    expect((await datesOf()).flat().filter((each) => each.includes('planned'))).toEqual([
      '2026-11-05 planned',
    ]);
    expect((await get(groupId)).dates).toHaveLength(1);
  });

  test('one family that calls off in advance holds up nobody: the date moves or falls out, and ends with the group', async () => {
    const start = addWeeks(TODAY, 1);
    const { groupId } = await held.ok('group.plan', {
      ...plan(),
      dates: [0, 1, 2, 3].map((week) => ({ on: addWeeks(start, week), time: localTime('16:00') })),
    });
    const [one, two] = [await aChild('Ada Sampleford'), await aChild('Bo Mockham')];
    await held.ok('group.join', { groupId, version: 1, ...one, ...joining, joinedOn: start });
    await held.ok('group.join', { groupId, version: 2, ...two, ...joining, joinedOn: start });
    const callOff = async (at: number) => {
      const { people, dates } = await get(groupId);
      const member = people.find(({ child }) => child.id === one.childId);
      const date = dates[at];
      const entry = date?.entries.find(({ memberId }) => memberId === member?.memberId);
      await held.ok('session.log', {
        courseId: member?.courseId ?? '',
        version: member?.courseVersion ?? 0,
        sessionId: entry?.sessionId ?? '',
        tryId: entry?.tryId ?? '',
        on: date?.on ?? TODAY,
        time: localTime('16:00'),
        status: 'cancelled_by_family',
        attendees: [],
        reason: 'not_well',
        reasonDetail: null,
        safety: null,
        newDate: null,
        note: null,
      });
    };
    await callOff(1);
    const shown = async ({ childId }: typeof one) => {
      const { people } = await get(groupId);
      const courseId = people.find(({ child }) => child.id === childId)?.courseId ?? '';
      const { sessions } = await held.ok('course.get', { courseId });
      return sessions.map(({ tries }) => tries.map(({ on, status }) => `${on} ${status}`).join(', '));
    };
    const { practitionerId, secondPractitionerId } = plan();
    const to = {
      practitionerId,
      secondPractitionerId,
      roomId: null,
      place: 'Hall',
      time: localTime('16:00'),
    };
    const dateAt = async (at: number) => (await get(groupId)).dates[at]?.id ?? '';
    const day = (week: number, days = 0) => addDays(addWeeks(start, week), days);
    // By itself to the day after: hers stays as it was said, the other goes along.
    const alone = { groupId, version: 3, dateId: await dateAt(1), scope: 'this' as const };
    await held.ok('group.changeDates', { ...alone, to: { ...to, on: day(1, 1) } });
    expect((await shown(one))[1]).toBe(`${day(1)} cancelled_by_family`);
    expect((await shown(two))[1]).toBe(`${day(1)} moved, ${day(1, 1)} planned`);
    // And all a week later: each stands once on each date, the one to be held before the one called off.
    await callOff(2);
    const later = { groupId, version: 4, dateId: await dateAt(0), scope: 'this_and_later' as const };
    expect(await held.ok('group.changeDates', { ...later, to: { ...to, on: day(1) } })).toMatchObject({
      changed: 4,
    });
    const { dates } = await get(groupId);
    expect(dates.map(({ on }) => on)).toEqual([day(1), day(2, 1), day(3), day(4)]);
    expect(dates.map(({ entries }) => entries.map(({ status }) => status))).toEqual([
      ['planned', 'planned'],
      ['planned'],
      ['planned'],
      ['planned', 'planned'],
    ]);
    // A date with one called off falls out; at the end of the group none is left, whatever was said in advance.
    await callOff(3);
    await held.ok('group.removeDate', { groupId, version: 5, dateId: await dateAt(3) });
    expect((await get(groupId)).dates).toHaveLength(3);
    await callOff(0);
    expect(await held.ok('group.end', { groupId, version: 6, endedOn: TODAY })).toMatchObject({
      datesReleased: 3,
    });
    expect((await get(groupId)).dates).toEqual([]);
    for (const week of [1, 2, 3, 4])
      expect((await held.ok('diary.week', { from: day(week) })).blocks).toEqual([]);
    expect((await shown(one)).filter((each) => each.includes('planned'))).toEqual([]);
    expect((await shown(one)).filter((each) => each.includes('cancelled'))).toHaveLength(4);
  });
});
