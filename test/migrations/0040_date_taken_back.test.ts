import { describe, expect, test } from 'vitest';
import { localDate } from '../../shared/dates.ts';
import { dateTakenBack } from '../../electron/service/store/proceedings.ts';
import { DIALECTS } from '../support/store.ts';
import { migrateOldRows, OLD_ID } from './oldRows.ts';

describe.each(DIALECTS)('0040_date_taken_back, on %s', (dialect) => {
  test('proceedings on record had no date taken back', async () => {
    const { store, newTables } = await migrateOldRows(dialect, '0040_date_taken_back');
    expect(newTables).toEqual([]);
    const rows = await store.db
      .selectFrom('criminal_proceedings')
      .select(['id', 'date_taken_back'])
      .execute();
    expect(rows).toEqual([{ id: OLD_ID, date_taken_back: null }]);
    expect(await dateTakenBack(store.db, OLD_ID, { nextEventOn: localDate('2027-02-01') })).toBeNull();
    await store.close();
  });
});
