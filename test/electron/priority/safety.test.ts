import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openTestService, TODAY, type TestService } from '../../support/service.ts';
import { DIALECTS } from '../../support/store.ts';
import { addWaiting } from '../../support/waiting.ts';

describe.each(DIALECTS)('“not safe now” in a look at priority, on %s', (dialect) => {
  let held: TestService;
  beforeEach(async () => {
    held = await openTestService({ dialect, roles: ['coordinator'] });
  });
  afterEach(() => held.close());

  test('stands first on Today for its recorder and the lead until a concern is recorded', async () => {
    const { referralId, childId } = await addWaiting(held, 'Rafe Testwood', '2026-10-01');
    const saved = await held.ok('referral.setBand', {
      referralId,
      version: 1,
      band: 3,
      answers: { safety: 'serious', self_harm: 'serious' },
      reason: 'As agreed',
    });
    expect(saved).toMatchObject({ safetyOwed: 2 });
    const owed = async () =>
      (await held.ok('today.list', {})).jobs.filter((job) => job.kind === 'priority_owed');
    expect(await owed()).toMatchObject([
      { referralId, group: 'now', isMine: true, factors: ['safety', 'self_harm'], saidOn: TODAY },
    ]);
    await held.become(['safeguarding_lead']);
    expect(await owed()).toHaveLength(1);
    await held.ok('concern.save', {
      childId,
      concernId: null,
      version: null,
      checkInId: null,
      knownOn: null,
      knownTime: null,
      danger: null,
      words: { concern: '', knownBy: '', done: '', told: [], whyNobodyTold: '' },
      complete: false,
    });
    expect(await owed()).toEqual([]);
    expect(
      await held.ok('referral.setBand', {
        referralId,
        version: saved.version,
        band: 3,
        answers: { safety: 'serious' },
        reason: '',
      }),
    ).toMatchObject({ safetyOwed: 0 });
  });

  test('or until who said it, or the lead, says with a reason why not; said anew, it is owed anew', async () => {
    const { referralId } = await addWaiting(held, 'Rafe Testwood', '2026-10-01');
    const look = (version: number) =>
      held.ok('referral.setBand', {
        referralId,
        version,
        band: 3,
        answers: { safety: 'serious' },
        reason: 'As agreed',
      });
    const { version } = await look(1);
    const owed = async () =>
      (await held.ok('today.list', {})).jobs.filter((job) => job.kind === 'priority_owed');
    const why = { referralId, is: 'not_needed', reason: 'It was last year; the lead knows' } as const;
    expect(await held.call('referral.settleSafety', { ...why, reason: ' ' })).toMatchObject({
      fields: { reason: expect.any(String) },
    });
    const own = held.vault.actor;
    await held.become(['safeguarding_lead']);
    await held.become(['coordinator']);
    expect(await held.call('referral.settleSafety', why)).toMatchObject({ code: 'not_allowed' });
    held.vault.actor = own;
    await held.ok('referral.settleSafety', why);
    expect(await owed()).toEqual([]);
    expect(await held.call('referral.settleSafety', why)).toMatchObject({ code: 'safety_not_owed' });
    const { decisions } = await held.ok('priority.view', { referralId });
    expect(decisions).toMatchObject([{ settled: { is: 'not_needed', reason: why.reason, by: own.name } }]);
    const row = await held.vault.store.db
      .selectFrom('audit')
      .select('detail')
      .where('operation', '=', 'referral.settleSafety')
      .where('outcome', '=', 'done')
      .executeTakeFirstOrThrow();
    expect(JSON.parse(row.detail ?? '{}')).toEqual({ is: 'not_needed' });
    await look(version);
    expect(await owed()).toMatchObject([{ referralId, factors: ['safety'] }]);
    expect(
      (await held.ok('priority.view', { referralId })).decisions.map(({ settled }) => settled?.is),
    ).toEqual([undefined, 'not_needed']);
  });
});
