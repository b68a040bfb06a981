import { describe, expect, test } from 'vitest';
import { DIALECTS } from '../support/store.ts';
import { migrateOldRows, OLD_ID } from './oldRows.ts';

describe.each(DIALECTS)('0054_safety_settled, on %s', (dialect) => {
  test('of a look on record nobody had said why not', async () => {
    const { store, newTables } = await migrateOldRows(dialect, '0054_safety_settled');
    expect(newTables).toEqual([]);
    const rows = await store.db
      .selectFrom('band_decision')
      .select(['id', 'safety_settled', 'safety_settled_reason', 'safety_settled_by', 'safety_settled_at'])
      .execute();
    const none = { safety_settled: null, safety_settled_reason: null };
    expect(rows).toEqual([{ id: OLD_ID, ...none, safety_settled_by: null, safety_settled_at: null }]);
    await store.close();
  });
});
