import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addDays } from '../../../shared/dates.ts';
import { openTestService, TODAY, type TestService } from '../../support/service.ts';
import { DIALECTS } from '../../support/store.ts';
import { addWaiting, day } from '../../support/waiting.ts';

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
    const came = await held.ok('supportSeries.log', { ...log, attendance: 'came' });
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
      expect(await held.call('supportSeries.log', { ...log, on, attendance: 'came' })).toMatchObject({
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
