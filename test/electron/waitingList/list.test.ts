import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import { listPage } from '../../../electron/service/store/waitingList.ts';
import { newId } from '../../../electron/service/ids.ts';
import { NO_FILTER, type WaitingListFilter } from '../../../shared/waitingList/contract.ts';
import { openTestService, type TestService } from '../../support/service.ts';
import { DIALECTS } from '../../support/store.ts';
import { addPerson, addWaiting, day, refresh } from '../../support/waiting.ts';

describe.each(DIALECTS)('the waiting list, on %s', (dialect) => {
  let held: TestService;
  beforeEach(async () => {
    held = await openTestService({ dialect });
  });
  afterEach(() => held.close());

  const list = (more: Partial<Parameters<typeof held.ok<'waitingList.list'>>[1]> = {}) =>
    held.ok('waitingList.list', {
      stage: 'waiting',
      filter: NO_FILTER,
      sort: 'band',
      offset: 0,
      limit: 20,
      ...more,
    });
  const names = async (more: Parameters<typeof list>[0] = {}) =>
    (await list(more)).rows.map((row) => row.name);
  const summary = (stage: 'waiting' | 'paused' = 'waiting', filter = NO_FILTER) =>
    held.ok('waitingList.summary', { stage, filter });
  const filter = (more: Partial<WaitingListFilter>) => ({ ...NO_FILTER, ...more });
  const pause = async (referralId: string, startsOn: string, endsOn: string | null) => {
    const { db } = held.vault.store;
    await db
      .insertInto('pause')
      .values({
        id: newId(),
        referral_id: referralId,
        starts_on: startsOn,
        ends_on: endsOn,
        reason: 'other',
        version: 1,
      })
      .execute();
    await refresh(held, referralId);
  };

  test('a walk goes through everybody after one child, in the order that was asked for', async () => {
    await addWaiting(held, 'Third', '2025-02-01', { band: 3 });
    await addWaiting(held, 'First', '2026-06-01', { band: 1 });
    await addWaiting(held, 'Second', '2026-01-01', { band: 2 });
    const ids = (await list()).rows.map((row) => row.referralId);
    const walk = (after: string, more: Partial<WaitingListFilter> = {}) =>
      held.ok('waitingList.walk', { stage: 'waiting', filter: filter(more), sort: 'band', after });
    expect(await walk(ids[0] ?? '')).toEqual({ referralIds: ids.slice(1) });
    expect(await walk(ids[2] ?? '')).toEqual({ referralIds: [] });
    expect(await walk(ids[0] ?? '', { bands: [1, 3] })).toEqual({ referralIds: ids.slice(2) });
    expect(await walk(newId())).toEqual({ referralIds: [] });
  });

  test('stands by band, no band last, then longest wait, then id', async () => {
    await addWaiting(held, 'None', '2025-01-01');
    await addWaiting(held, 'Third', '2025-02-01', { band: 3 });
    await addWaiting(held, 'First late', '2026-06-01', { band: 1 });
    await addWaiting(held, 'First early', '2026-05-01', { band: 1 });
    await addWaiting(held, 'Second a', '2026-01-01', { band: 2 });
    await addWaiting(held, 'Second b', '2026-01-01', { band: 2 });
    expect(await names()).toEqual(['First early', 'First late', 'Second a', 'Second b', 'Third', 'None']);
    expect(await names({ sort: 'longest_wait' })).toEqual([
      'None',
      'Third',
      'Second a',
      'Second b',
      'First early',
      'First late',
    ]);
    expect(await names({ sort: 'shortest_wait' })).toHaveLength(6);
    expect((await names({ sort: 'shortest_wait' }))[0]).toBe('First late');
    expect((await names({ sort: 'name' }))[0]).toBe('First early');
  });

  test('pages give every child once, and the total of all', async () => {
    for (let at = 0; at < 45; at += 1)
      await addWaiting(held, `Child ${at}`, '2026-03-09', { band: (at % 3) + 1 });
    const pages = await Promise.all([0, 20, 40].map((offset) => list({ offset })));
    expect(pages.map((page) => page.rows.length)).toEqual([20, 20, 5]);
    expect(pages.every((page) => page.total === 45)).toBe(true);
    expect(new Set(pages.flatMap((page) => page.rows.map((row) => row.referralId))).size).toBe(45);
  });

  test('a row says what the drawn list says', async () => {
    const { childId, referralId } = await addWaiting(held, 'Rafe Testwood', '2026-03-09', {
      band: 1,
      protocol_in_mind: 'tf_cbt_csa',
      child: { birthDate: day('2012-03-04'), lookedAfter: 'yes', interpreterLanguage: 'Polish' },
    });
    await addPerson(held, childId, { voicemail: 'no' });
    await held.vault.store.db
      .insertInto('criminal_proceedings')
      .values({ id: newId(), child_id: childId, stage: 'charged', version: 1 })
      .execute();
    await pause(referralId, '2026-06-01', '2026-06-11');
    const [row] = (await list()).rows;
    expect(row).toMatchObject({
      name: 'Rafe Testwood',
      age: 14,
      daysWaiting: 256,
      pausedDays: 10,
      band: 1,
      bandMoved: null,
      flags: ['pre_trial', 'safe_contact', 'looked_after', 'interpreter'],
      nextCheckIn: { dueOn: '2026-03-23', state: 'overdue', daysOver: 242, tries: 0, tryAgainBy: null },
      lastContact: null,
      holdingContacts: 0,
      protocolInMind: 'tf_cbt_csa',
      funder: null,
      source: 'school',
      holder: held.vault.actor.name,
    });
  });

  test('a pause puts a child under Paused from its first day to the day before its end, and no longer', async () => {
    const { referralId } = await addWaiting(held, 'Rafe', '2026-03-09');
    await pause(referralId, '2026-11-20', '2026-11-25');
    await pause(referralId, '2026-12-10', null);
    const standsUnder = async (today: string) => {
      held.setToday(day(today));
      const { stages } = await summary();
      return { stages, waiting: await names(), paused: await names({ stage: 'paused' }) };
    };
    expect(await standsUnder('2026-11-19')).toMatchObject({ stages: { waiting: 1, paused: 0 }, paused: [] });
    expect(await standsUnder('2026-11-20')).toMatchObject({ stages: { waiting: 0, paused: 1 }, waiting: [] });
    expect(await standsUnder('2026-11-24')).toMatchObject({ stages: { paused: 1 }, paused: ['Rafe'] });
    expect(await standsUnder('2026-11-25')).toMatchObject({ stages: { waiting: 1 }, waiting: ['Rafe'] });
    expect(await standsUnder('2027-01-01')).toMatchObject({ stages: { paused: 1 }, waiting: [] });
  });

  test('tabs count every stage of those who wait, and leave out those in the inbox and those who left', async () => {
    await addWaiting(held, 'A', '2026-03-09');
    await addWaiting(held, 'B', '2026-03-09', { accepted_on: null });
    await addWaiting(held, 'C', '2026-03-09', { accepted_on: null, triaged_on: null });
    await addWaiting(held, 'D', '2026-03-09', { closed_on: '2026-05-01', closing_reason: 'moved_away' });
    const { referralId, childId } = await addWaiting(held, 'E', '2026-03-09');
    await held.vault.store.db
      .insertInto('offer')
      .values({
        id: newId(),
        child_id: childId,
        referral_id: referralId,
        protocol_id: 'tf_cbt_csa',
        made_on: '2026-11-01',
        version: 1,
      })
      .execute();
    await refresh(held, referralId);
    expect((await summary()).stages).toEqual({
      assessment: 0,
      waiting: 1,
      offered: 1,
      paused: 0,
    });
  });

  test('every filter shows as many as its count says', async () => {
    await addWaiting(held, 'Odette Samplesby', '2025-11-01', { band: 2, child: { accessNeeds: 'Ramp' } });
    await addWaiting(held, 'Kit Placeham', '2026-05-01', {
      band: 1,
      child: { birthDate: day('2009-02-01') },
    });
    await addWaiting(held, 'Ivo Specimen', '2026-11-10', { child: { lookedAfter: 'yes' } });
    const { childId } = await addWaiting(held, 'Nia Mockridge', '2026-11-18', { band: 3 });
    await addPerson(held, childId, { rule: 'do_not_contact' });
    const risk = {
      childId,
      replacesId: null,
      words: 'Said so',
      plan: 'Locked cupboard',
      heldBy: { is: 'account', id: held.vault.actor.accountId },
      reviewOn: day('2026-11-25'),
    } as const;
    await held.ok('risk.save', { ...risk, kind: 'self_harm', level: 'high' });
    await held.ok('risk.save', { ...risk, kind: 'home', level: 'low' });
    const counts = await summary();
    expect(counts).toMatchObject({
      due: { overdue: 2, this_week: 1, tried: 0 },
      bands: { 1: 1, 2: 1, 3: 1, none: 1 },
      overWeeks: { 26: 2, 52: 1 },
      support: { no_plan: 4, to_review: 0 },
      flags: {
        current_risk: 1,
        pre_trial: 0,
        safe_contact: 1,
        looked_after: 1,
        interpreter: 0,
        access_needs: 1,
        turns_18: 1,
      },
      medianDays: (203 + 10) / 2,
      longestDays: 384,
    });
    const asked: [Partial<WaitingListFilter>, number][] = [
      [{ due: ['overdue'] }, 2],
      [{ due: ['this_week'] }, 1],
      [{ due: ['overdue', 'this_week'] }, 3],
      [{ bands: [1, 'none'] }, 2],
      [{ overWeeks: [26] }, 2],
      [{ overWeeks: [26, 52] }, 2],
      [{ overWeeks: [52] }, 1],
      [{ flags: ['safe_contact'] }, 1],
      [{ flags: ['turns_18', 'access_needs'] }, 2],
      [{ flags: ['current_risk'] }, 1],
      [{ flags: ['pre_trial'] }, 0],
      [{ support: ['no_plan'] }, 4],
      [{ support: ['to_review'] }, 0],
      [{ text: 'nia mock' }, 1],
      [{ text: 'NÍA' }, 1],
      [{ text: 'nobody' }, 0],
      [{ text: 'kit', bands: [2] }, 0],
    ];
    for (const [more, count] of asked) {
      const { rows, total } = await list({ filter: filter(more) });
      expect({ more, shown: rows.length, total }).toEqual({ more, shown: count, total: count });
      expect((await summary('waiting', filter(more))).waits).toHaveLength(count);
    }
  });

  test('who answers, age, area, source, funder and protocol narrow it to what their counts say', async () => {
    const { db } = held.vault.store;
    const funder = newId();
    await db
      .insertInto('funder')
      .values({ id: funder, name: 'Fakeham Council', is_active: 1, version: 1 })
      .execute();
    const me = held.vault.actor.accountId;
    await addWaiting(held, 'Odette Samplesby', '2026-11-01', {
      funder_id: funder,
      in_area: 'yes',
      source: 'police',
      protocol_in_mind: 'tf_cbt_csa',
      child: { birthDate: day('2015-11-20') },
    });
    await addWaiting(held, 'Kit Placeham', '2026-11-01', {
      answers_for: null,
      in_area: 'no',
      child: { birthDate: day('2015-11-21') },
    });
    await addWaiting(held, 'Ivo Specimen', '2026-11-01', {
      protocol_in_mind: 'As talked about',
      child: { birthDate: null },
    });
    expect(await held.ok('waitingList.choices', { stage: 'waiting' })).toEqual({
      ages: [
        { value: '5-10', label: null, count: 1 },
        { value: '11-15', label: null, count: 1 },
        { value: 'not_known', label: null, count: 1 },
      ],
      areas: [
        { value: 'no', label: null, count: 1 },
        { value: 'not_known', label: null, count: 1 },
        { value: 'yes', label: null, count: 1 },
      ],
      sources: [
        { value: 'school', label: null, count: 2 },
        { value: 'police', label: null, count: 1 },
      ],
      funders: [
        { value: 'none', label: null, count: 2 },
        { value: funder, label: 'Fakeham Council', count: 1 },
      ],
      protocols: [
        { value: 'tf_cbt_csa', label: 'TF-CBT', count: 1 },
        { value: '', label: 'Not decided', count: 1 },
        { value: 'As talked about', label: 'As talked about', count: 1 },
      ],
      holders: [
        { value: me, label: held.vault.actor.name, count: 2 },
        { value: 'nobody', label: null, count: 1 },
      ],
    });
    const shown: [Partial<WaitingListFilter>, string[]][] = [
      [{ ages: ['11-15'] }, ['Odette Samplesby']],
      [{ ages: ['5-10', 'not_known'] }, ['Ivo Specimen', 'Kit Placeham']],
      [{ areas: ['yes', 'no'] }, ['Kit Placeham', 'Odette Samplesby']],
      [{ areas: ['not_known'] }, ['Ivo Specimen']],
      [{ sources: ['police'] }, ['Odette Samplesby']],
      [{ funders: [funder] }, ['Odette Samplesby']],
      [{ funders: ['none'] }, ['Ivo Specimen', 'Kit Placeham']],
      [{ protocols: [''] }, ['Kit Placeham']],
      [{ protocols: ['As talked about', 'tf_cbt_csa'] }, ['Ivo Specimen', 'Odette Samplesby']],
      [{ holders: ['me'] }, ['Ivo Specimen', 'Odette Samplesby']],
      [{ holders: ['nobody'] }, ['Kit Placeham']],
      [{ holders: [me], sources: ['school'] }, ['Ivo Specimen']],
    ];
    for (const [more, children] of shown) {
      expect([more, await names({ filter: filter(more), sort: 'name' })]).toEqual([more, children]);
      expect((await summary('waiting', filter(more))).waits).toHaveLength(children.length);
    }
  });

  test('an empty list is an answer', async () => {
    expect(await list()).toEqual({ rows: [], total: 0 });
    expect(await summary()).toMatchObject({
      waits: [],
      medianDays: null,
      longestDays: null,
      due: { overdue: 0 },
    });
  });

  test('a therapist sees the children of their own courses only', async () => {
    await addWaiting(held, 'Someone else’s', '2026-03-09');
    const { childId, referralId } = await addWaiting(held, 'Own', '2026-03-09');
    const { db } = held.vault.store;
    const [practitioner, course] = [newId(), newId()];
    await db
      .insertInto('practitioner')
      .values({ id: practitioner, name: 'Ama Fictley', job_title: '', is_active: 1, version: 1 })
      .execute();
    await db
      .insertInto('course')
      .values({
        id: course,
        child_id: childId,
        referral_id: referralId,
        protocol_id: 'tf_cbt_csa',
        planned_sessions: 12,
        attended: 0,
        version: 1,
      })
      .execute();
    await db
      .insertInto('strand')
      .values({
        id: newId(),
        course_id: course,
        kind: 'child',
        practitioner_id: practitioner,
        is_counted: 1,
        attended: 0,
      })
      .execute();
    await held.become(['therapist'], practitioner);
    expect(await names()).toEqual(['Own']);
    expect((await summary()).stages.waiting).toBe(1);
    await held.become(['therapist'], null);
    expect(await names()).toEqual([]);
  });

  test('a band is given with who, when and why, and asks for check-ins more often', async () => {
    const { referralId } = await addWaiting(held, 'Wren Exampleton', '2026-03-09', { band: 2 });
    const refused = await held.call('referral.setBand', {
      referralId,
      version: 1,
      band: 1,
      answers: {},
      reason: '  ',
    });
    expect(refused).toMatchObject({ ok: false, fields: { reason: 'Say why, in a few words.' } });
    await held.ok('referral.setBand', {
      referralId,
      version: 1,
      band: 1,
      answers: {},
      reason: 'Placement is ending',
    });
    const [row] = (await list()).rows;
    expect(row).toMatchObject({
      band: 1,
      version: 2,
      bandMoved: { from: 2, by: held.vault.actor.name, on: '2026-11-20', reason: 'Placement is ending' },
    });
    const late = await held.call('referral.setBand', {
      referralId,
      version: 1,
      band: 3,
      answers: {},
      reason: 'Settled',
    });
    expect(late).toMatchObject({ ok: false, code: 'conflict', detail: { theirs: { band: 1, version: 2 } } });
  });

  test.runIf(dialect === 'sqlite')('the order of the list comes from the index', async () => {
    const scope = {
      stage: 'waiting',
      today: day('2026-11-20'),
      practitionerId: 'all',
      turning18NoticeMonths: 6,
    } as const;
    const page = listPage(held.vault.store.db, scope, NO_FILTER, 'band', { offset: 20, limit: 20 });
    const plan = JSON.stringify(await page.explain(undefined, sql`query plan`));
    expect(plan).toContain('referral_list');
    expect(plan).not.toContain('TEMP B-TREE');
  });
});
