import { describe, expect, test } from 'vitest';
import { DIALECTS } from '../support/store.ts';
import { migrateOldRows } from './oldRows.ts';

describe.each(DIALECTS)('0008_child_safety, on %s', (dialect) => {
  test('sessions and check-ins stay as they were, with nothing said yet of what was done', async () => {
    const { store, newTables } = await migrateOldRows(dialect, '0008_child_safety');
    expect(newTables).toEqual([]);
    expect(await store.db.selectFrom('session_try').select('welfare_asked_at').execute()).toEqual([
      { welfare_asked_at: null },
    ]);
    expect(
      await store.db
        .selectFrom('check_in')
        .select(['safety_act', 'safety_act_by', 'safety_act_at'])
        .execute(),
    ).toEqual([{ safety_act: null, safety_act_by: null, safety_act_at: null }]);
    await store.close();
  });
});
