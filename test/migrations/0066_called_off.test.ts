import { describe, expect, test } from 'vitest';
import { DIALECTS } from '../support/store.ts';
import { migrateOldRows } from './oldRows.ts';

describe.each(DIALECTS)('0066_called_off, on %s', (dialect) => {
  test('of a date on record nobody said when it was called off', async () => {
    const { store, newTables } = await migrateOldRows(dialect, '0066_called_off');
    expect(newTables).toEqual([]);
    const said = await store.db.selectFrom('session_try').select('called_off_on').distinct().execute();
    expect(said).toEqual([{ called_off_on: null }]);
    await store.close();
  });
});
