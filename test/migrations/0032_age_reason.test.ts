import { describe, expect, test } from 'vitest';
import { DIALECTS } from '../support/store.ts';
import { migrateOldRows } from './oldRows.ts';

describe.each(DIALECTS)('0032_age_reason, on %s', (dialect) => {
  test('old referrals stand, without a reason for the age', async () => {
    const { store, newTables } = await migrateOldRows(dialect, '0032_age_reason');
    expect(newTables).toEqual([]);
    expect(await store.db.selectFrom('referral').select('age_reason').execute()).toEqual([
      { age_reason: null },
    ]);
    await store.close();
  });
});
