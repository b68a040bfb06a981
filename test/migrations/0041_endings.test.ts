import { describe, expect, test } from 'vitest';
import { DIALECTS } from '../support/store.ts';
import { migrateOldRows } from './oldRows.ts';

describe.each(DIALECTS)('0041_endings, on %s', (dialect) => {
  test('old endings keep their reason, and nothing is guessed of their kind', async () => {
    const { store, newTables } = await migrateOldRows(dialect, '0041_endings');
    expect(newTables).toEqual(['course_ending', 'feedback_asked']);
    expect(await store.db.selectFrom('course').select(['ending', 'ending_kind']).execute()).toEqual([
      { ending: 'old ending', ending_kind: null },
    ]);
    await store.close();
  });
});
