import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../../electron/service/ids.ts';
import { placeInLine } from '../../../electron/service/store/expectedStart.ts';
import * as referrals from '../../../electron/service/store/referrals.ts';
import { addDays, addWeeks } from '../../../shared/dates.ts';
import { openTestService, TODAY, type TestService } from '../../support/service.ts';
import { DIALECTS } from '../../support/store.ts';
import { addWaiting, refresh } from '../../support/waiting.ts';

describe.each(DIALECTS)('when a child might start, on %s', (dialect) => {
  let held: TestService;
  beforeEach(async () => {
    held = await openTestService({ dialect });
  });
  afterEach(() => held.close());

  const ask = (referralId: string) => held.ok('waitingList.expectedStart', { referralId });
  const db = () => held.vault.store.db;

  async function addPractitioner(): Promise<string> {
    const id = newId();
    await db()
      .insertInto('practitioner')
      .values({ id, name: `Practitioner ${id}`, job_title: 'Therapist', is_active: 1, version: 1 })
      .execute();
    return id;
  }

  /** A course that began so many weeks ago, as its rows stand after the session was logged. */
  async function addStart(practitionerId: string, weeksAgo: number): Promise<void> {
    const startedOn = addWeeks(TODAY, -weeksAgo);
    const { childId, referralId } = await addWaiting(held, 'Begun Testwood', addDays(startedOn, -100));
    const courseId = newId();
    await db()
      .insertInto('course')
      .values({
        id: courseId,
        child_id: childId,
        referral_id: referralId,
        protocol_id: 'tf_cbt_csa',
        planned_sessions: 16,
        started_on: startedOn,
        attended: 1,
        version: 1,
      })
      .execute();
    await db()
      .insertInto('strand')
      .values({
        id: newId(),
        course_id: courseId,
        kind: 'child',
        practitioner_id: practitionerId,
        is_counted: 1,
        attended: 1,
      })
      .execute();
    await refresh(held, referralId);
  }

  async function addYear(): Promise<string> {
    const practitionerId = await addPractitioner();
    for (let weeksAgo = 3; weeksAgo < 54; weeksAgo += 4) await addStart(practitionerId, weeksAgo);
    return practitionerId;
  }

  test('too little history says which: no start, a short one, few starts, nobody left', async () => {
    const { referralId } = await addWaiting(held, 'Rafe Testwood', '2026-03-09');
    expect(await ask(referralId)).toMatchObject({ is: 'too_little', why: 'no_starts' });
    const practitionerId = await addPractitioner();
    for (let weeksAgo = 3; weeksAgo < 13; weeksAgo += 1) await addStart(practitionerId, weeksAgo);
    expect(await ask(referralId)).toMatchObject({
      is: 'too_little',
      why: 'short_history',
      basis: { starts: 10, weeks: 12, practitioners: 1, coursesUnderWay: 10 },
    });
    await addStart(practitionerId, 60);
    expect(await ask(referralId)).toMatchObject({ is: 'range', basis: { starts: 10, weeks: 52 } });
    await db().updateTable('practitioner').set({ is_active: 0 }).execute();
    expect(await ask(referralId)).toMatchObject({ is: 'too_little', why: 'nobody_works_here' });
    await addPractitioner();
    expect(await ask(referralId)).toMatchObject({ is: 'too_little', why: 'few_starts' });
  });

  test('a higher band and a longer wait come no later, and the same records give the same weeks', async () => {
    await addYear();
    const ids: string[] = [];
    for (const band of [1, 2, 3, null])
      for (const received of ['2026-03-09', '2026-05-01'])
        ids.push((await addWaiting(held, 'Rafe Testwood', received, { band })).referralId);
    const ranges = [];
    for (const id of ids) ranges.push(await ask(id));
    const from = ranges.map((each) => (each.is === 'range' ? each.from : each.is));
    expect(from).toEqual(from.toSorted());
    expect(from[0]).toMatch(/^2026-1[12]-/);
    expect(await ask(ids[3] ?? '')).toEqual(ranges[3]);
    expect(ranges[0]).toMatchObject({
      is: 'range',
      basis: { starts: 13, weeks: 51, practitioners: 1, coursesUnderWay: 13 },
    });
  });

  test('a place counts those of the same band who waited as long or longer, without open pauses', async () => {
    await addWaiting(held, 'Other band', '2026-01-01', { band: 1 });
    const { referralId: before } = await addWaiting(held, 'Before', '2026-02-01', { band: 2 });
    const { referralId } = await addWaiting(held, 'Rafe Testwood', '2026-03-09', { band: 2 });
    await addWaiting(held, 'After', '2026-04-01', { band: 2 });
    const place = async () => {
      const row = await referrals.load(db(), referralId);
      if (row === null) throw new Error('no such referral');
      return placeInLine(db(), row, TODAY);
    };
    expect(await place()).toBe(2);
    const pause = { referral_id: before, starts_on: '2026-10-01', reason: 'other', version: 1 };
    const id = newId();
    await db()
      .insertInto('pause')
      .values({ id, ...pause, ends_on: '2026-12-24' })
      .execute();
    expect(await place()).toBe(2);
    await db().updateTable('pause').set({ ends_on: null }).where('id', '=', id).execute();
    expect(await place()).toBe(1);
  });

  test('a pause, an offer, "not ready" and a referral in the inbox are said instead', async () => {
    await addYear();
    const { referralId, childId } = await addWaiting(held, 'Rafe Testwood', '2026-03-09');
    const inInbox = await addWaiting(held, 'Inbox', '2026-11-09', { accepted_on: null });
    expect(await ask(inInbox.referralId)).toEqual({ is: 'not_accepted' });
    const offerId = newId();
    await db()
      .insertInto('offer')
      .values({
        id: offerId,
        child_id: childId,
        referral_id: referralId,
        protocol_id: 'tf_cbt_csa',
        made_on: '2026-11-01',
        version: 1,
      })
      .execute();
    await refresh(held, referralId);
    expect(await ask(referralId)).toEqual({ is: 'offered' });
    await db()
      .updateTable('offer')
      .set({ answer: 'not_ready', answered_on: '2026-11-02', ask_again_on: '2027-01-11' })
      .where('id', '=', offerId)
      .execute();
    await refresh(held, referralId);
    expect(await ask(referralId)).toEqual({ is: 'not_ready', askAgainOn: '2027-01-11' });
    await db()
      .updateTable('referral')
      .set({ closed_on: TODAY })
      .where('id', '=', inInbox.referralId)
      .execute();
    await refresh(held, inInbox.referralId);
    expect(await ask(inInbox.referralId)).toEqual({ is: 'not_waiting' });
    await db()
      .insertInto('pause')
      .values({
        id: newId(),
        referral_id: referralId,
        starts_on: '2026-11-20',
        ends_on: '2026-12-24',
        reason: 'family_asked',
        version: 1,
      })
      .execute();
    expect(await ask(referralId)).toEqual({ is: 'paused', until: '2026-12-24' });
  });

  test('a therapist is not told: it is for those who keep the list', async () => {
    const { referralId } = await addWaiting(held, 'Rafe Testwood', '2026-03-09');
    await held.become(['therapist']);
    expect(await held.call('waitingList.expectedStart', { referralId })).toMatchObject({
      ok: false,
      code: 'not_allowed',
    });
  });
});
