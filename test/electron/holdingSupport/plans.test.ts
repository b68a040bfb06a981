import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { derivedColumns } from '../../../electron/service/store/derivedColumns.ts';
import { loadRecords } from '../../../electron/service/store/derivedFacts.ts';
import * as settings from '../../../electron/service/store/settings.ts';
import { holidayCheck } from '../../../shared/calendar/bankHolidays.ts';
import { addDays } from '../../../shared/dates.ts';
import { SERIES_ATTENDANCE } from '../../../shared/holdingSupport/series.ts';
import { NO_FILTER, type SupportFilter } from '../../../shared/waitingList/contract.ts';
import { openTestService, TODAY, type TestService } from '../../support/service.ts';
import { DIALECTS } from '../../support/store.ts';
import { addWaiting, day, refresh } from '../../support/waiting.ts';

describe.each(DIALECTS)('plans of holding support, on %s', (dialect) => {
  let held: TestService;
  let one: { childId: string; referralId: string };
  beforeEach(async () => {
    held = await openTestService({ dialect });
    one = await addWaiting(held, 'Rafe Testwood', '2026-03-09');
  });
  afterEach(() => held.close());

  const plan = (more: object = {}) => ({
    referralId: one.referralId,
    replacesId: null,
    need: 'Sleep is hard',
    kinds: ['coping_skills' as const, 'support_call' as const],
    givenBy: 'Ama Fictley',
    untilOn: null,
    reviewOn: addDays(TODAY, 42),
    ...more,
  });
  const shown = async () => {
    const { referrals } = await held.ok('child.overview', { childId: one.childId });
    return referrals[0]?.supportPlan ?? null;
  };
  const listed = async (support: SupportFilter) =>
    (
      await held.ok('waitingList.list', {
        stage: 'waiting',
        filter: { ...NO_FILTER, support: [support] },
        sort: 'name',
        offset: 0,
        limit: 20,
      })
    ).rows.map(({ name }) => name);
  const counted = async () =>
    (await held.ok('waitingList.summary', { stage: 'waiting', filter: NO_FILTER })).support;
  const onToday = async () => {
    const job = (await held.ok('today.list', {})).jobs.find(({ kind }) => kind === 'support_plans');
    return job?.kind === 'support_plans' ? { without: job.withoutPlan, review: job.toReview } : null;
  };

  test('a plan is made, changed and kept; two who write at once meet', async () => {
    const { planId } = await held.ok('supportPlan.save', plan());
    expect(await shown()).toMatchObject({
      id: planId,
      need: 'Sleep is hard',
      kinds: ['coping_skills', 'support_call'],
      givenBy: 'Ama Fictley',
      untilOn: null,
      madeOn: TODAY,
    });
    expect(await held.call('supportPlan.save', plan({ need: 'Mine' }))).toMatchObject({
      code: 'conflict',
      detail: { theirs: { id: planId, need: 'Sleep is hard' } },
    });
    await held.ok('supportPlan.save', plan({ replacesId: planId, need: 'Mornings too' }));
    expect(await shown()).toMatchObject({ need: 'Mornings too' });
    const all = await held.vault.store.db.selectFrom('support_plan').select('is_current').execute();
    expect(all.map((row) => row.is_current).toSorted()).toEqual([0, 1]);
  });

  test('what is missing stands beside its field', async () => {
    const nothing = plan({ need: '', kinds: [], givenBy: ' ', reviewOn: TODAY });
    const reply = await held.call('supportPlan.save', nothing);
    expect(reply).toMatchObject({ ok: false, code: 'support_need_needed' });
    expect(Object.keys((reply as { fields: object }).fields).toSorted()).toEqual([
      'givenBy',
      'kinds',
      'need',
      'reviewOn',
    ]);
    await held.vault.store.db
      .updateTable('referral')
      .set({ closed_on: TODAY, closing_reason: 'moved_away' })
      .execute();
    expect(await held.call('supportPlan.save', plan())).toMatchObject({ code: 'referral_closed' });
    expect(await shown()).toBeNull();
  });

  test('who waits without a plan is counted, listed and on Today, until there is one that lasts', async () => {
    await addWaiting(held, 'Nia Mockridge', '2026-05-05');
    expect(await counted()).toEqual({ no_plan: 2, to_review: 0 });
    expect(await onToday()).toEqual({ without: [{ stage: 'waiting', children: 2 }], review: [] });
    const untilOn = addDays(TODAY, 50);
    await held.ok('supportPlan.save', plan({ untilOn }));
    expect(await listed('no_plan')).toEqual(['Nia Mockridge']);
    expect(await counted()).toEqual({ no_plan: 1, to_review: 0 });
    held.setToday(addDays(TODAY, 42));
    expect(await listed('to_review')).toEqual(['Rafe Testwood']);
    expect(await counted()).toEqual({ no_plan: 1, to_review: 1 });
    expect((await onToday())?.review).toEqual([{ stage: 'waiting', children: 1 }]);
    held.setToday(untilOn);
    expect(await listed('no_plan')).toEqual(['Nia Mockridge']);
    // The day after the last the child is without one again.
    held.setToday(addDays(untilOn, 1));
    expect(await listed('no_plan')).toEqual(['Nia Mockridge', 'Rafe Testwood']);
    expect(await counted()).toEqual({ no_plan: 2, to_review: 0 });
  });

  test('a therapist plans for the children of their own courses only, and has no such row on Today', async () => {
    await held.become(['therapist']);
    expect(await held.call('supportPlan.save', plan())).toMatchObject({ code: 'open_first' });
    expect(await onToday()).toBeNull();
  });

  test('holding support stops no clock: however much is given, all that follows from a referral stays', async () => {
    const { db } = held.vault.store;
    const rules = await settings.load(db);
    await held.ok('supportPlan.save', plan());
    for (const heldOn of ['2026-04-01', '2026-08-01', TODAY])
      await held.ok('holding.log', {
        referralId: one.referralId,
        heldOn: day(heldOn),
        kind: 'coping_skills',
        withWhom: 'child',
        channel: 'in_person',
        note: '',
      });
    const [records] = await loadRecords(db, [one.referralId]);
    if (records === undefined) throw new Error('no records');
    const days = fc.integer({ min: 0, max: 900 }).map((after) => addDays(day('2026-03-09'), after));
    fc.assert(
      fc.property(days, fc.nat(200), (today, holdingContacts) => {
        const { holding_contacts: _with, ...given } = derivedColumns(
          { ...records, holdingContacts },
          today,
          rules,
          holidayCheck(rules.nation),
        );
        const none = { ...records, holdingContacts: 0 };
        const { holding_contacts: _without, ...notGiven } = derivedColumns(
          none,
          today,
          rules,
          holidayCheck(rules.nation),
        );
        expect(given).toEqual(notGiven);
        expect(given.started_on).toBeNull();
      }),
    );
  });

  test('whatever is planned, given, missed or taken back, two who came on one day wait alike', async () => {
    const other = await addWaiting(held, 'Nia Mockridge', '2026-03-09');
    const { referralId } = one;
    const days = fc.integer({ min: 0, max: 256 }).map((after) => addDays(day('2026-03-09'), after));
    const act = fc.oneof(
      fc.record({ is: fc.constant('contact' as const), on: days }),
      fc.record({ is: fc.constant('plan' as const), on: days }),
      fc.record({
        is: fc.constant('series' as const),
        on: days,
        attendance: fc.constantFrom(...SERIES_ATTENDANCE),
      }),
    );
    const does = async (each: typeof act extends fc.Arbitrary<infer A> ? A : never) => {
      if (each.is === 'plan')
        return held.ok('supportPlan.save', plan({ replacesId: (await shown())?.id ?? null }));
      const what = { referralId, kind: 'coping_skills', withWhom: 'child' as const };
      if (each.is === 'contact')
        return held.ok('holding.log', { ...what, channel: 'phone', heldOn: each.on, note: '' });
      const { seriesId } = await held.ok('supportSeries.start', {
        ...what,
        planned: 2,
        givenBy: 'Ama Fictley',
      });
      return held.ok('supportSeries.log', {
        seriesId,
        on: each.on,
        attendance: each.attendance,
        child: true,
        note: '',
      });
    };
    const waits = async () =>
      (
        await held.ok('waitingList.list', {
          stage: 'waiting',
          filter: NO_FILTER,
          sort: 'name',
          offset: 0,
          limit: 20,
        })
      ).rows.map(({ referralId: _id, childId: _child, name: _name, holdingContacts: _given, ...row }) => row);
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 5 }), fc.nat(500), async (acts, later) => {
        held.setToday(TODAY);
        for (const each of acts) await does(each);
        await refresh(held, other.referralId);
        held.setToday(addDays(TODAY, later));
        const [nia, rafe] = await waits();
        expect(rafe).toEqual(nia);
      }),
      { numRuns: 8 },
    );
  });
});
