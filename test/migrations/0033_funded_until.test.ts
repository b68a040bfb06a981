import { describe, expect, test } from 'vitest';
import { DIALECTS } from '../support/store.ts';
import { migrateOldRows } from './oldRows.ts';

describe.each(DIALECTS)('0033_funded_until, on %s', (dialect) => {
  test('of old referrals nobody said until when they are paid for', async () => {
    const { store, newTables } = await migrateOldRows(dialect, '0033_funded_until');
    expect(newTables).toEqual([]);
    expect(await store.db.selectFrom('referral').select('funded_until').execute()).toEqual([
      { funded_until: null },
    ]);
    await store.close();
  });
});
