import { describe, expect, test } from 'vitest';
import { DIALECTS } from '../support/store.ts';
import { migrateOldRows } from './oldRows.ts';

describe.each(DIALECTS)('0003_courses, on %s', (dialect) => {
  test('children, referrals and check-ins stay as they were when courses arrive', async () => {
    const { store, newTables } = await migrateOldRows(dialect, '0003_courses');
    expect(newTables).toEqual([
      'assessment',
      'bound_decision',
      'clinical_note',
      'course',
      'measure_score',
      'offer',
      'review',
      'session',
      'session_try',
      'strand',
    ]);
    await store.close();
  });
});
