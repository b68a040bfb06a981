import { describe, expect, test } from 'vitest';
import { DIALECTS } from '../support/store.ts';
import { migrateOldRows } from './oldRows.ts';

describe.each(DIALECTS)('0049_count_policy, on %s', (dialect) => {
  test('old courses keep their count: only what was attended', async () => {
    const { store, newTables } = await migrateOldRows(dialect, '0049_count_policy');
    expect(newTables).toEqual([]);
    expect(
      await store.db.selectFrom('course').select(['counts_policy', 'counted_besides']).execute(),
    ).toEqual([{ counts_policy: 'attended', counted_besides: 0 }]);
    await store.close();
  });
});
