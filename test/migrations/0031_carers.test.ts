import { describe, expect, test } from 'vitest';
import { DIALECTS } from '../support/store.ts';
import { migrateOldRows } from './oldRows.ts';

describe.each(DIALECTS)('0031_carers, on %s', (dialect) => {
  test('nothing is said of anybody yet, and no notes are shared', async () => {
    const { store, newTables } = await migrateOldRows(dialect, '0031_carers');
    expect(newTables).toEqual(['carer_entry', 'note_agreement']);
    expect(await store.db.selectFrom('carer_entry').selectAll().execute()).toEqual([]);
    expect(await store.db.selectFrom('note_agreement').selectAll().execute()).toEqual([]);
    await store.close();
  });
});
