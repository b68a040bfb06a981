import { describe, expect, test } from 'vitest';
import { DIALECTS } from '../support/store.ts';
import { migrateOldRows } from './oldRows.ts';

describe.each(DIALECTS)('0057_plan_shared, on %s', (dialect) => {
  test('of reviews held before, nobody said whether the plan was agreed', async () => {
    const { store, newTables } = await migrateOldRows(dialect, '0057_plan_shared');
    expect(newTables).toEqual([]);
    const rows = await store.db.selectFrom('review').select('plan_shared').execute();
    expect(rows.length).toBeGreaterThan(0);
    expect(new Set(rows.map((row) => row.plan_shared))).toEqual(new Set([null]));
    await store.close();
  });
});
