import { describe, expect, test } from 'vitest';
import { list } from '../../electron/service/store/practitioners.ts';
import { DIALECTS } from '../support/store.ts';
import { migrateOldRows } from './oldRows.ts';

describe.each(DIALECTS)('0029_practitioners, on %s', (dialect) => {
  test('of those who were there nothing is stated yet', async () => {
    const { store, newTables } = await migrateOldRows(dialect, '0029_practitioners');
    expect(newTables).toEqual(['practitioner_training', 'supervision']);
    const [one] = await list(store.db);
    expect(Object.values(one?.profile ?? {})).toEqual(Array(8).fill(null));
    await store.close();
  });
});
