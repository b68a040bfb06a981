import { describe, expect, test } from 'vitest';
import { DIALECTS } from '../support/store.ts';
import { migrateOldRows } from './oldRows.ts';

describe.each(DIALECTS)('0036_keep_apart, on %s', (dialect) => {
  test('nobody is kept apart yet, and old dates say nothing of a clash or an interpreter', async () => {
    const { store, newTables } = await migrateOldRows(dialect, '0036_keep_apart');
    expect(newTables).toEqual(['keep_apart']);
    expect(await store.db.selectFrom('keep_apart').selectAll().execute()).toEqual([]);
    expect(
      await store.db.selectFrom('session_try').select(['clash_reason', 'interpreter']).execute(),
    ).toEqual([{ clash_reason: null, interpreter: null }]);
    await store.close();
  });
});
