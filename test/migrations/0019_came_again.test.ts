import { describe, expect, test } from 'vitest';
import { DIALECTS } from '../support/store.ts';
import { migrateOldRows } from './oldRows.ts';

describe.each(DIALECTS)('0019_came_again, on %s', (dialect) => {
  test('every old row stays as it was, and what a referral says when it comes again has a place', async () => {
    const { store, newTables } = await migrateOldRows(dialect, '0019_came_again');
    expect(newTables).toEqual(['referral_again']);
    await store.close();
  });
});
