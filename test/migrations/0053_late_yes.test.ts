import { describe, expect, test } from 'vitest';
import { DIALECTS } from '../support/store.ts';
import { migrateOldRows, OLD_ID } from './oldRows.ts';

describe.each(DIALECTS)('0053_late_yes, on %s', (dialect) => {
  test('an offer on record had no late yes', async () => {
    const { store, newTables } = await migrateOldRows(dialect, '0053_late_yes');
    expect(newTables).toEqual([]);
    const rows = await store.db
      .selectFrom('offer')
      .select(['id', 'late_yes_on', 'late_yes_done', 'late_yes_words', 'late_yes_by'])
      .execute();
    const none = { late_yes_on: null, late_yes_done: null, late_yes_words: null, late_yes_by: null };
    expect(rows).toEqual([{ id: OLD_ID, ...none }]);
    await store.close();
  });
});
