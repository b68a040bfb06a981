import { describe, expect, test } from 'vitest';
import { DIALECTS } from '../support/store.ts';
import { migrateOldRows } from './oldRows.ts';

describe.each(DIALECTS)('0034_ending_review, on %s', (dialect) => {
  test('courses from before it wait for no review of their ending', async () => {
    const { store, newTables } = await migrateOldRows(dialect, '0034_ending_review');
    expect(newTables).toEqual([]);
    expect(
      await store.db
        .selectFrom('course')
        .select(['ending_review_open', 'ending_review_waived_on', 'ending_review_waived_because'])
        .execute(),
    ).toEqual([{ ending_review_open: 0, ending_review_waived_on: null, ending_review_waived_because: null }]);
    await store.close();
  });
});
