import { describe, expect, test } from 'vitest';
import { migrate } from '../../electron/service/store/migrate.ts';
import { openTestStore, DIALECTS } from '../support/store.ts';
import { fillWithOldRows, migrateOldRows } from './oldRows.ts';

describe.each(DIALECTS)('0068_interpreter_said, on %s', (dialect) => {
  test('every old row is as it was', async () => {
    const { store, newTables } = await migrateOldRows(dialect, '0068_interpreter_said');
    expect(newTables).toEqual([]);
    await store.close();
  });

  test.each([
    ['needed', null],
    ['booked', 'booked'],
    [null, null],
  ])('a date that said %s says %s', async (before, after) => {
    const store = await openTestStore(dialect, '0067_reopened_course');
    const { db } = store;
    await fillWithOldRows(db);
    await db.updateTable('session_try').set({ interpreter: before }).execute();
    await migrate(db, '0068_interpreter_said');
    const said = await db.selectFrom('session_try').select('interpreter').execute();
    expect(said).toEqual([{ interpreter: after }]);
    await store.close();
  });
});
