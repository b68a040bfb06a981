import { describe, expect, test } from 'vitest';
import { refreshAllKeys } from '../../electron/service/store/likeness.ts';
import { DIALECTS } from '../support/store.ts';
import { migrateOldRows, OLD_ID } from './oldRows.ts';

describe.each(DIALECTS)('0038_keys_of_one_word, on %s', (dialect) => {
  test('a record that went into another stays out of what is compared; others are found by two words as one', async () => {
    const { store } = await migrateOldRows(dialect, '0038_keys_of_one_word');
    const keys = await store.db
      .selectFrom('likeness_key')
      .select('key')
      .where('likened_id', '=', OLD_ID)
      .execute();
    // Every old row went into another.
    expect(keys).toEqual([]);
    await store.db.updateTable('child').set({ merged_into: null }).execute();
    await refreshAllKeys(store.db);
    const made = await store.db.selectFrom('likeness_key').select('key').execute();
    expect(made.map(({ key }) => key)).toContain('1:oldnm');
    await store.close();
  });
});
