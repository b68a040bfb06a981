import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../../electron/service/ids.ts';
import { isLastingPlan } from '../../../electron/service/store/lastingPlan.ts';
import { addDays, dateOrNull } from '../../../shared/dates.ts';
import { planLasts } from '../../../shared/holdingSupport/plan.ts';
import { openTestService, TODAY, type TestService } from '../../support/service.ts';
import { DIALECTS } from '../../support/store.ts';
import { addWaiting } from '../../support/waiting.ts';

const DAYS = [null, addDays(TODAY, -1), TODAY, addDays(TODAY, 1)];

describe.each(DIALECTS)('whether a plan of holding support lasts, on %s', (dialect) => {
  let held: TestService;
  beforeAll(async () => {
    held = await openTestService({ dialect });
  });
  afterAll(() => held.close());

  test('the question asked of many and the rule agree, for every end, every start of therapy and older versions', async () => {
    const { db } = held.vault.store;
    const expected: string[] = [];
    for (const untilOn of DAYS)
      for (const startedOn of DAYS)
        for (const isCurrent of [0, 1] as const) {
          const { childId, referralId } = await addWaiting(held, 'Nia Testwood', '2026-03-09');
          await db
            .updateTable('referral')
            .set({ started_on: startedOn })
            .where('id', '=', referralId)
            .execute();
          await db
            .insertInto('support_plan')
            .values({
              id: newId(),
              child_id: childId,
              referral_id: referralId,
              need: 'Sleep',
              kinds: '[]',
              given_by: 'Ama Fictley',
              until_on: untilOn,
              review_on: TODAY,
              made_on: '2026-10-01',
              made_by: held.vault.actor.accountId,
              is_current: isCurrent,
            })
            .execute();
          const plan = { untilOn, reviewOn: TODAY };
          if (isCurrent === 1 && planLasts(plan, dateOrNull(startedOn), TODAY)) expected.push(referralId);
        }
    const rows = await db
      .selectFrom('referral')
      .innerJoin('support_plan', (join) => join.on(isLastingPlan(TODAY)))
      .select('referral.id')
      .orderBy('referral.id')
      .execute();
    expect(rows.map(({ id }) => id)).toEqual(expected.toSorted());
    expect(expected).toHaveLength(10);
  });
});
