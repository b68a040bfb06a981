import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../../electron/service/ids.ts';
import type { WaitingListStage } from '../../../shared/waitingList/contract.ts';
import { openTestService, type TestService } from '../../support/service.ts';
import { DIALECTS } from '../../support/store.ts';
import { addWaiting } from '../../support/waiting.ts';

/** Today is 20 November 2026, so the last quarter ended on 30 September. */
describe.each(DIALECTS)('the waits of last quarter, on %s', (dialect) => {
  let held: TestService;
  beforeEach(async () => {
    held = await openTestService({ dialect });
  });
  afterEach(() => held.close());

  const then = async (stage: WaitingListStage = 'waiting') => held.ok('waitingList.lastQuarter', { stage });
  const count = async (stage: WaitingListStage = 'waiting') => (await then(stage)).waits?.count ?? 0;

  test('are counted from the records as they stood at its end', async () => {
    await addWaiting(held, 'Waits still', '2026-09-16');
    await addWaiting(held, 'Closed since', '2026-07-01', {
      closed_on: '2026-10-05',
      closing_reason: 'moved_away',
    });
    await addWaiting(held, 'Closed on the day', '2026-07-01', {
      closed_on: '2026-09-30',
      closing_reason: 'moved_away',
    });
    await addWaiting(held, 'Received since', '2026-10-01');
    await addWaiting(held, 'Accepted since', '2026-09-01', { accepted_on: '2026-10-01' });
    const answer = await then();
    expect(answer).toEqual({
      endedOn: '2026-09-30',
      waits: {
        count: 2,
        medianDays: (14 + 91) / 2,
        longestDays: 91,
        steps: [
          { fromWeeks: 2, count: 1 },
          { fromWeeks: 12, count: 1 },
        ],
      },
    });
  });

  test('a course begun, an offer and a pause count from their own day', async () => {
    const { db } = held.vault.store;
    const since = await addWaiting(held, 'Began since', '2026-07-01');
    const before = await addWaiting(held, 'Began before', '2026-07-01');
    await db
      .updateTable('referral')
      .set({ started_on: '2026-10-01' })
      .where('id', '=', since.referralId)
      .execute();
    await db
      .updateTable('referral')
      .set({ started_on: '2026-09-30' })
      .where('id', '=', before.referralId)
      .execute();
    expect(await count()).toBe(1);

    const { childId, referralId } = await addWaiting(held, 'Offered then', '2026-07-01');
    await db
      .insertInto('offer')
      .values({
        id: newId(),
        child_id: childId,
        referral_id: referralId,
        protocol_id: 'tf_cbt_csa',
        made_on: '2026-09-20',
        answer: 'declined',
        answered_on: '2026-10-02',
        version: 1,
      })
      .execute();
    expect([await count(), await count('offered')]).toEqual([1, 1]);

    const paused = await addWaiting(held, 'Paused then', '2026-07-01');
    await db
      .insertInto('pause')
      .values({
        id: newId(),
        referral_id: paused.referralId,
        starts_on: '2026-09-30',
        ends_on: '2026-10-01',
        reason: 'other',
        version: 1,
      })
      .execute();
    expect([await count(), await count('paused'), await count('offered')]).toEqual([1, 1, 1]);
  });

  test('an assessment begun and not completed by then puts a child under assessment', async () => {
    const { childId, referralId } = await addWaiting(held, 'Assessed then', '2026-07-01');
    const { db } = held.vault.store;
    const assessmentId = newId();
    await db
      .insertInto('assessment_writeup')
      .values({
        id: assessmentId,
        child_id: childId,
        referral_id: referralId,
        begun_on: '2026-09-30',
        held_by: null,
        needs: '[]',
        found: '{}',
        written_by: held.vault.actor.accountId,
        version: 1,
      })
      .execute();
    expect([await count(), await count('assessment')]).toEqual([0, 1]);
    await db
      .insertInto('assessment')
      .values({
        id: assessmentId,
        child_id: childId,
        referral_id: referralId,
        kind: 'detailed',
        completed_on: '2026-09-30',
        held_by: null,
        made_by: held.vault.actor.accountId,
        needs: '[]',
        version: 1,
      })
      .execute();
    expect([await count(), await count('assessment')]).toEqual([1, 0]);
  });

  test('where nobody was there nothing is drawn', async () => {
    expect(await then()).toEqual({ endedOn: '2026-09-30', waits: null });
  });

  test('a therapist is shown the waits of their own courses only', async () => {
    await addWaiting(held, 'Someone else’s', '2026-07-01');
    await held.become(['therapist'], null);
    expect(await count()).toBe(0);
  });
});
