import { describe, expect, test } from 'vitest';
import * as keepApart from '../../electron/service/store/keepApart.ts';
import { DIALECTS } from '../support/store.ts';
import { migrateOldRows } from './oldRows.ts';

describe.each(DIALECTS)('0052_apart_settlement, on %s', (dialect) => {
  test('of pairs from before nothing is said to be settled', async () => {
    const { store, newTables } = await migrateOldRows(dialect, '0052_apart_settlement');
    expect(newTables).toEqual(['apart_settlement']);
    expect(await keepApart.listSettled(store.db)).toEqual([]);
    await store.close();
  });
});
