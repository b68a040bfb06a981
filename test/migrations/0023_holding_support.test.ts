import { describe, expect, test } from 'vitest';
import { newId } from '../../electron/service/ids.ts';
import { supportKinds } from '../../electron/service/store/serviceLists.ts';
import { HOLDING_SUPPORT_KINDS, HOLDING_SUPPORT_KINDS_LABELS } from '../../shared/holdingSupport/rules.ts';
import { Id } from '../../shared/ids.ts';
import { DIALECTS } from '../support/store.ts';
import { migrateOldRows, OLD_ID } from './oldRows.ts';

describe.each(DIALECTS)('0023_holding_support, on %s', (dialect) => {
  test('old contacts stay single ones, of kinds that the list begins with under the same codes', async () => {
    const { store, newTables } = await migrateOldRows(dialect, '0023_holding_support');
    expect(newTables).toEqual(['support_absence', 'support_kind', 'support_plan', 'support_series']);
    const kinds = await supportKinds(store.db);
    expect(kinds.map(({ code }) => code).toSorted()).toEqual([...HOLDING_SUPPORT_KINDS].toSorted());
    for (const kind of kinds) {
      expect(Id.safeParse(kind.id).success).toBe(true);
      expect(kind).toMatchObject({
        name: HOLDING_SUPPORT_KINDS_LABELS[kind.countedAs as 'drop_in'],
        countedAs: kind.code,
        isActive: true,
        version: 1,
      });
    }
    expect(await store.db.selectFrom('holding_contact').select('series_id').execute()).toEqual([
      { series_id: null },
    ]);
    await store.close();
  });

  test('old referrals have no plan, and only one can stand for each', async () => {
    const { store } = await migrateOldRows(dialect, '0023_holding_support');
    const plan = (isCurrent: 0 | 1) => ({
      id: newId(),
      child_id: OLD_ID,
      referral_id: OLD_ID,
      need: 'Sleep',
      kinds: '["coping_skills"]',
      given_by: 'Ama Fictley',
      until_on: null,
      review_on: '2026-12-18',
      made_on: '2026-11-20',
      made_by: OLD_ID,
      is_current: isCurrent,
    });
    expect(await store.db.selectFrom('support_plan').selectAll().execute()).toEqual([]);
    await store.db
      .insertInto('support_plan')
      .values([plan(0), plan(0), plan(1)])
      .execute();
    await expect(store.db.insertInto('support_plan').values(plan(1)).execute()).rejects.toThrow();
    await store.close();
  });
});
