import { describe, expect, test } from 'vitest';
import { DIALECTS } from '../support/store.ts';
import { migrateOldRows } from './oldRows.ts';

describe.each(DIALECTS)('0016_letters, on %s', (dialect) => {
  test('every old row stays as it was when letters arrive', async () => {
    const { store, newTables } = await migrateOldRows(dialect, '0016_letters');
    expect(newTables).toEqual(['letter', 'letter_template']);
    await store.close();
  });
});
