import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../../electron/service/ids.ts';
import { addDays } from '../../../shared/dates.ts';
import { openTestService, TODAY, type TestService } from '../../support/service.ts';
import { DIALECTS } from '../../support/store.ts';
import { addPerson, addWaiting, day } from '../../support/waiting.ts';

describe.each(DIALECTS)('series of holding support, on %s', (dialect) => {
  let held: TestService;
  let one: { childId: string; referralId: string };
  beforeEach(async () => {
    held = await openTestService({ dialect });
    one = await addWaiting(held, 'Rafe Testwood', '2026-03-09');
  });
  afterEach(() => held.close());

  const begin = (more: object = {}) => ({
    referralId: one.referralId,
    kind: 'coping_skills',
    withWhom: 'child' as const,
    planned: 6,
    givenBy: 'Ama Fictley',
    ...more,
  });
  const overview = async () => {
    const { referrals, recentContacts } = await held.ok('child.overview', { childId: one.childId });
    return { referral: referrals[0], recentContacts };
  };

  test('those who came are contacts; a date nobody came to is kept, and counts as none', async () => {
    const { seriesId } = await held.ok('supportSeries.start', begin());
    const log = { seriesId, on: TODAY, note: '' };
    const [before, yesterday] = [addDays(TODAY, -8), addDays(TODAY, -1)];
    const came = await held.ok('supportSeries.log', { ...log, attendance: 'came', child: true });
    const missed = await held.ok('supportSeries.log', {
      ...log,
      on: yesterday,
      attendance: 'did_not_come',
      note: 'The bus was late',
    });
    await held.ok('supportSeries.log', { ...log, on: before, attendance: 'we_called_off' });
    const { referral, recentContacts } = await overview();
    expect(referral).toMatchObject({ holdingContacts: 1, stage: 'waiting', startedOn: null });
    expect(referral?.supportSeries).toMatchObject([{ planned: 6, endedOn: null, kind: 'coping_skills' }]);
    expect(referral?.supportSeries[0]?.dates).toEqual([
      { on: before, attendance: 'we_called_off', note: null },
      { on: yesterday, attendance: 'did_not_come', note: 'The bus was late' },
      { on: TODAY, attendance: 'came', note: null },
    ]);
    for (const on of [before, TODAY])
      expect(
        await held.call('supportSeries.log', { ...log, on, attendance: 'came', child: true }),
      ).toMatchObject({
        code: 'support_date_logged',
        fields: { on: expect.stringContaining('Choose another day') },
      });
    expect(recentContacts).toMatchObject([{ what: 'coping_skills', withWhom: 'child' }]);
    await held.ok('supportSeries.undo', { absenceId: missed.absenceId ?? '' });
    await held.ok('holding.undo', { holdingContactId: came.holdingContactId ?? '' });
    const after = (await overview()).referral;
    expect(after?.holdingContacts).toBe(0);
    expect(after?.supportSeries[0]?.dates.map(({ on }) => on)).toEqual([before]);
  });

  test('who came is asked; only the child or a checked carer settles whether a child is safe', async () => {
    const aunt = await addPerson(held, one.childId);
    const unchecked = await addPerson(held, one.childId, {
      name: 'Iris Testwood',
      rule: 'not_checked',
      isFirst: false,
    });
    const { seriesId } = await held.ok('supportSeries.start', begin({ withWhom: 'carer' }));
    const log = (ago: number, who: object) =>
      held.call('supportSeries.log', {
        seriesId,
        on: addDays(TODAY, -ago),
        attendance: 'came',
        note: '',
        ...who,
      });
    expect(await log(1, {})).toMatchObject({
      code: 'series_who_not_said',
      fields: { whoCame: 'Say who came.' },
    });
    expect(await log(1, { personIds: [newId()] })).toMatchObject({ code: 'person_not_of_child' });
    const cases = [
      [{ personIds: [aunt] }, 'carer', 1],
      [{ personIds: [unchecked] }, 'carer', 0],
      [{ personIds: [unchecked, aunt] }, 'carer', 1],
      [{ child: true, personIds: [unchecked] }, 'both', 1],
      [{ child: true }, 'child', 1],
      [{ someoneElse: true }, 'other', 0],
    ] as const;
    for (const [at, [who]] of cases.entries()) expect(await log(at + 1, who)).toMatchObject({ ok: true });
    const rows = await held.vault.store.db
      .selectFrom('holding_contact')
      .select(['with_whom', 'contact_checked', 'person_id'])
      .orderBy('held_on', 'desc')
      .execute();
    expect(rows.map((row) => [row.with_whom, row.contact_checked])).toEqual(
      cases.map(([, withWhom, checked]) => [withWhom, checked]),
    );
    expect(rows[2]?.person_id).toBe(aunt);
  });

  test('days outside the referral, too few dates and a series that has ended are refused', async () => {
    expect(await held.call('supportSeries.start', begin({ planned: 1 }))).toMatchObject({
      code: 'bad_input',
      fields: { planned: 'Enter 2 or more; one date is a single contact' },
    });
    const { seriesId } = await held.ok('supportSeries.start', begin());
    const log = { seriesId, attendance: 'did_not_come' as const, note: '' };
    expect(await held.call('supportSeries.log', { ...log, on: addDays(TODAY, 1) })).toMatchObject({
      code: 'future_date',
    });
    expect(await held.call('supportSeries.log', { ...log, on: day('2026-03-08') })).toMatchObject({
      code: 'before_received',
    });
    await held.ok('supportSeries.end', { seriesId, version: 1 });
    expect(await held.call('supportSeries.log', { ...log, on: TODAY })).toMatchObject({
      code: 'support_series_over',
    });
    expect((await overview()).referral?.supportSeries).toMatchObject([{ endedOn: TODAY }]);
  });

  test('somebody else cannot take back an absence, and a therapist sees only their own children', async () => {
    const { seriesId } = await held.ok('supportSeries.start', begin());
    const { absenceId } = await held.ok('supportSeries.log', {
      seriesId,
      on: TODAY,
      attendance: 'did_not_come',
      note: '',
    });
    await held.become(['coordinator']);
    expect(await held.call('supportSeries.undo', { absenceId: absenceId ?? '' })).toMatchObject({
      code: 'undo_not_yours',
    });
    await held.become(['therapist']);
    expect(await held.call('supportSeries.end', { seriesId, version: 1 })).toMatchObject({
      code: 'open_first',
    });
  });
});
