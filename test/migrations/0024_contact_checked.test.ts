import { describe, expect, test } from 'vitest';
import { DIALECTS } from '../support/store.ts';
import { migrateOldRows } from './oldRows.ts';

describe.each(DIALECTS)('0024_contact_checked, on %s', (dialect) => {
  test('of old check-ins nothing is said of whose contact it was', async () => {
    const { store, newTables } = await migrateOldRows(dialect, '0024_contact_checked');
    expect(newTables).toEqual([]);
    expect(await store.db.selectFrom('check_in').select('contact_checked').execute()).toEqual([
      { contact_checked: null },
    ]);
    await store.close();
  });
});
