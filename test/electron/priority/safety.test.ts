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
});
