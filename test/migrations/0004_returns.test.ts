import { describe, expect, test } from 'vitest';
import { DIALECTS } from '../support/store.ts';
import { migrateOldRows } from './oldRows.ts';

describe.each(DIALECTS)('0004_returns, on %s', (dialect) => {
  test('courses and their sessions stay as they were when returns arrive', async () => {
    const { store, newTables } = await migrateOldRows(dialect, '0004_returns');
    expect(newTables).toEqual(['return_release']);
    await store.close();
  });
});
