import { describe, expect, test } from 'vitest';
import { DIALECTS } from '../support/store.ts';
import { migrateOldRows } from './oldRows.ts';

describe.each(DIALECTS)('0044_groups, on %s', (dialect) => {
  test('no course there was is one of a group', async () => {
    const { store, newTables } = await migrateOldRows(dialect, '0044_groups');
    expect(newTables).toEqual(['group_date', 'group_member', 'group_run']);
    await store.close();
  });
});
