import { describe, expect, test } from 'vitest';
import { DIALECTS } from '../support/store.ts';
import { migrateOldRows } from './oldRows.ts';

describe.each(DIALECTS)('0022_merge, on %s', (dialect) => {
  test('what was there stays as it was, and every child stands for itself', async () => {
    const { store, newTables } = await migrateOldRows(dialect, '0022_merge');
    expect(newTables).toEqual(['child_merge']);
    const children = await store.db.selectFrom('child').select('merged_into').execute();
    expect(children).toEqual([{ merged_into: null }]);
    await store.close();
  });
});
