import { describe, expect, test } from 'vitest';
import { DIALECTS } from '../support/store.ts';
import { migrateOldRows } from './oldRows.ts';

describe.each(DIALECTS)('0064_extension_said, on %s', (dialect) => {
  test('of a decision on record nobody said why without a review, why past a limit, or after which session next', async () => {
    const { store, newTables } = await migrateOldRows(dialect, '0064_extension_said');
    expect(newTables).toEqual([]);
    const said = await store.db
      .selectFrom('bound_decision')
      .select(['next_review_at', 'without_review', 'past_limit'])
      .distinct()
      .execute();
    expect(said).toEqual([{ next_review_at: null, without_review: null, past_limit: null }]);
    await store.close();
  });
});
