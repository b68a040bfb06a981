import { describe, expect, test } from 'vitest';
import { DIALECTS } from '../support/store.ts';
import { migrateOldRows } from './oldRows.ts';

describe.each(DIALECTS)('0030_handover, on %s', (dialect) => {
  test('nothing was handed over before it was asked', async () => {
    const { store, newTables } = await migrateOldRows(dialect, '0030_handover');
    expect(newTables).toEqual(['handover']);
    await store.close();
  });
});
