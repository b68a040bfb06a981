import { describe, expect, test } from 'vitest';
import { DIALECTS } from '../support/store.ts';
import { migrateOldRows } from './oldRows.ts';

describe.each(DIALECTS)('0011_priority, on %s', (dialect) => {
  test('bands stay as they were when looks at priority arrive', async () => {
    const { store, newTables } = await migrateOldRows(dialect, '0011_priority');
    expect(newTables).toEqual(['band_decision']);
    expect(await store.db.selectFrom('referral').select(['band', 'band_reason']).execute()).toEqual([
      { band: 1, band_reason: 'old band_reason' },
    ]);
    await store.close();
  });
});
