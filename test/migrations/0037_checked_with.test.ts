import { describe, expect, test } from 'vitest';
import { migrate } from '../../electron/service/store/migrate.ts';
import * as people from '../../electron/service/store/people.ts';
import { DIALECTS } from '../support/store.ts';
import { migrateOldRows, OLD_ID } from './oldRows.ts';

describe.each(DIALECTS)('0037_checked_with, on %s', (dialect) => {
  test('a contact checked before it was asked says nobody with whom, and stays checked', async () => {
    const { store, newTables } = await migrateOldRows(dialect, '0037_checked_with');
    expect(newTables).toEqual([]);
    const { db } = store;
    await db.updateTable('child_person').set({ checked_on: '2026-10-16' }).execute();
    // Read through the store as it is now.
    await migrate(db);
    expect(await people.load(db, OLD_ID, OLD_ID)).toMatchObject({
      checkedOn: '2026-10-16',
      checkedWith: null,
    });
    expect(await db.selectFrom('check_in').select('contact_was_checked_with').execute()).toEqual([
      { contact_was_checked_with: null },
    ]);
    await store.close();
  });
});
