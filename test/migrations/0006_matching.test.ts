import { describe, expect, test } from 'vitest';
import { DIALECTS } from '../support/store.ts';
import { migrateOldRows, OLD_ID } from './oldRows.ts';

describe.each(DIALECTS)('0006_matching, on %s', (dialect) => {
  test('children stay as they were, and those held already are found when a like name is typed', async () => {
    const { store, newTables } = await migrateOldRows(dialect, '0006_matching');
    expect(newTables).toEqual(['child_sibling', 'likeness_key']);
    const keys = await store.db.selectFrom('likeness_key').selectAll().execute();
    expect(keys.map(({ likened_id }) => likened_id)).toContain(OLD_ID);
    expect(keys.map(({ key }) => key)).toContain('n:nm|o');
    await store.close();
  });
});
