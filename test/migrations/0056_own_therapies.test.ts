import { describe, expect, test } from 'vitest';
import * as catalogue from '../../electron/service/store/catalogue.ts';
import { DIALECTS } from '../support/store.ts';
import { migrateOldRows } from './oldRows.ts';

describe.each(DIALECTS)('0056_own_therapies, on %s', (dialect) => {
  test('no service has a therapy of its own yet', async () => {
    const { store, newTables } = await migrateOldRows(dialect, '0056_own_therapies');
    expect(newTables).toEqual(['own_therapy']);
    expect(await catalogue.listOwn(store.db)).toEqual([]);
    await store.close();
  });
});
