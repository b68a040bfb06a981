import { describe, expect, test } from 'vitest';
import { DIALECTS } from '../support/store.ts';
import { migrateOldRows, OLD_ID } from './oldRows.ts';

describe.each(DIALECTS)('0062_course_fit, on %s', (dialect) => {
  test('of a course on record nobody was asked', async () => {
    const { store, newTables } = await migrateOldRows(dialect, '0062_course_fit');
    expect(newTables).toEqual([]);
    const rows = await store.db.selectFrom('course').select(['id', 'unusual_fit_reason']).execute();
    expect(rows).toEqual([{ id: OLD_ID, unusual_fit_reason: null }]);
    await store.close();
  });
});
