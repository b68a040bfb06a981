import { describe, expect, test } from 'vitest';
import * as notSame from '../../electron/service/store/notSame.ts';
import { DIALECTS } from '../support/store.ts';
import { migrateOldRows, OLD_ID } from './oldRows.ts';

describe.each(DIALECTS)('0046_not_same, on %s', (dialect) => {
  test('nothing was said of the records there are', async () => {
    const { store, newTables } = await migrateOldRows(dialect, '0046_not_same');
    expect(newTables).toEqual(['not_same']);
    expect(await notSame.ofChild(store.db, OLD_ID)).toEqual(new Map());
    await store.close();
  });
});
