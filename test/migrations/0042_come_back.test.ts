import { describe, expect, test } from 'vitest';
import { DIALECTS } from '../support/store.ts';
import { migrateOldRows } from './oldRows.ts';

describe.each(DIALECTS)('0042_come_back, on %s', (dialect) => {
  test('contacts stay checked as they were, and no assessment was carried', async () => {
    const { store, newTables } = await migrateOldRows(dialect, '0042_come_back');
    expect(newTables).toEqual([]);
    expect(
      await store.db.selectFrom('child_person').select(['checked_on', 'check_again_from']).execute(),
    ).toEqual([{ checked_on: 'old checked_on', check_again_from: null }]);
    expect(await store.db.selectFrom('assessment').select('carried_from').execute()).toEqual([
      { carried_from: null },
    ]);
    await store.close();
  });
});
