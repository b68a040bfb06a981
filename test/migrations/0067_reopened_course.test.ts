import { describe, expect, test } from 'vitest';
import { DIALECTS } from '../support/store.ts';
import { migrateOldRows } from './oldRows.ts';

describe.each(DIALECTS)('0067_reopened_course, on %s', (dialect) => {
  test('of an ending on record nobody knows what it took out of the diary, and none was taken back', async () => {
    const { store, newTables } = await migrateOldRows(dialect, '0067_reopened_course');
    expect(newTables).toEqual(['course_reopening']);
    const kept = await store.db
      .selectFrom('course_ending')
      .select(['ended_on', 'corrected_because', 'dates_taken', 'reopening_id'])
      .distinct()
      .execute();
    expect(kept).toEqual([
      { ended_on: null, corrected_because: null, dates_taken: null, reopening_id: null },
    ]);
    expect(await store.db.selectFrom('course_reopening').selectAll().execute()).toEqual([]);
    await store.close();
  });
});
