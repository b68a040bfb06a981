import { describe, expect, test } from 'vitest';
import { DIALECTS } from '../support/store.ts';
import { migrateOldRows } from './oldRows.ts';

describe.each(DIALECTS)('0063_kept_on_day_off, on %s', (dialect) => {
  test('of a date on record nobody has said why it stands', async () => {
    const { store, newTables } = await migrateOldRows(dialect, '0063_kept_on_day_off');
    expect(newTables).toEqual([]);
    const kept = await store.db.selectFrom('session_try').select('day_off_kept').distinct().execute();
    expect(kept).toEqual([{ day_off_kept: null }]);
    await store.close();
  });
});
