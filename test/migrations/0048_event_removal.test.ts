import { describe, expect, test } from 'vitest';
import * as childEvents from '../../electron/service/store/childEvents.ts';
import { DIALECTS } from '../support/store.ts';
import { migrateOldRows, OLD_ID } from './oldRows.ts';

describe.each(DIALECTS)('0048_event_removal, on %s', (dialect) => {
  test('no words were kept of what was taken back before', async () => {
    const { store, newTables } = await migrateOldRows(dialect, '0048_event_removal');
    expect(newTables).toEqual(['event_removal']);
    expect(await childEvents.removalWords(store.db, [OLD_ID])).toEqual([]);
    await store.close();
  });
});
