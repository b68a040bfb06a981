import { describe, expect, test } from 'vitest';
import { DIALECTS } from '../support/store.ts';
import { migrateOldRows } from './oldRows.ts';

describe.each(DIALECTS)('0012_assessment, on %s', (dialect) => {
  test('assessments and offers stay as they were, with nothing said yet of what they rest on', async () => {
    const { store, newTables } = await migrateOldRows(dialect, '0012_assessment');
    expect(newTables).toEqual(['assessment_writeup']);
    expect(
      await store.db
        .selectFrom('offer')
        .select(['needs', 'help_expected', 'preference', 'preferred_by', 'no_assessment_reason'])
        .execute(),
    ).toEqual([
      {
        needs: null,
        help_expected: null,
        preference: null,
        preferred_by: null,
        no_assessment_reason: null,
      },
    ]);
    await store.close();
  });
});
