import { describe, expect, test } from 'vitest';
import { DIALECTS } from '../support/store.ts';
import { migrateOldRows } from './oldRows.ts';

describe.each(DIALECTS)('0025_diary, on %s', (dialect) => {
  test('old records stay as they were; no day is off and nobody’s hours are said yet', async () => {
    const { store, newTables } = await migrateOldRows(dialect, '0025_diary');
    expect(newTables).toEqual(['diary_period', 'practitioner_hours']);
    expect(await store.db.selectFrom('diary_period').selectAll().execute()).toEqual([]);
    expect(await store.db.selectFrom('practitioner_hours').selectAll().execute()).toEqual([]);
    await store.close();
  });
});
