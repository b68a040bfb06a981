import { describe, expect, test } from 'vitest';
import { DIALECTS } from '../support/store.ts';
import { migrateOldRows, OLD_ID } from './oldRows.ts';

describe.each(DIALECTS)('0038_keys_of_one_word, on %s', (dialect) => {
  test('children held already are found by their two words written as one', async () => {
    const { store } = await migrateOldRows(dialect, '0038_keys_of_one_word');
    const keys = await store.db
      .selectFrom('likeness_key')
      .select('key')
      .where('likened_id', '=', OLD_ID)
      .execute();
    expect(keys.filter(({ key }) => key.startsWith('1:'))).not.toEqual([]);
    await store.close();
  });
});
