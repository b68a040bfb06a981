import { describe, expect, test } from 'vitest';
import { DIALECTS } from '../support/store.ts';
import { migrateOldRows, OLD_ID } from './oldRows.ts';

<<<<<<<< HEAD:test/migrations/0062_course_fit.test.ts
describe.each(DIALECTS)('0062_course_fit, on %s', (dialect) => {
  test('of a course on record nobody was asked', async () => {
    const { store, newTables } = await migrateOldRows(dialect, '0062_course_fit');
========
describe.each(DIALECTS)('0060_course_fit, on %s', (dialect) => {
  test('of a course on record nobody was asked', async () => {
    const { store, newTables } = await migrateOldRows(dialect, '0060_course_fit');
>>>>>>>> c83594d9 (The journeys of groups say why, where it is asked; the column has its own migration number):test/migrations/0060_course_fit.test.ts
    expect(newTables).toEqual([]);
    const rows = await store.db.selectFrom('course').select(['id', 'unusual_fit_reason']).execute();
    expect(rows).toEqual([{ id: OLD_ID, unusual_fit_reason: null }]);
    await store.close();
  });
});
