import { describe, expect, test } from 'vitest';
import { DIALECTS } from '../support/store.ts';
import { migrateOldRows } from './oldRows.ts';

describe.each(DIALECTS)('0069_carried_out, on %s', (dialect) => {
  test('of a review on record nobody said what became of it', async () => {
    const { store, newTables } = await migrateOldRows(dialect, '0069_carried_out');
    expect(newTables).toEqual([]);
    const said = await store.db
      .selectFrom('review')
      .select(['carried_out', 'carried_out_on', 'carried_out_by'])
      .distinct()
      .execute();
    expect(said).toEqual([{ carried_out: null, carried_out_on: null, carried_out_by: null }]);
    await store.close();
  });
});
