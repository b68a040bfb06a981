import { describe, expect, test } from 'vitest';
import { DIALECTS } from '../support/store.ts';
import { migrateOldRows } from './oldRows.ts';

describe.each(DIALECTS)('0015_list_views, on %s', (dialect) => {
  test('what was there stays as it was, and nobody has kept a view yet', async () => {
    const { store, newTables } = await migrateOldRows(dialect, '0015_list_views');
    expect(newTables).toEqual(['list_view']);
    expect(await store.db.selectFrom('list_view').selectAll().execute()).toEqual([]);
    await store.close();
  });
});
