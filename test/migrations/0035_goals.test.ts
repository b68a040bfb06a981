import { describe, expect, test } from 'vitest';
import { newId } from '../../electron/service/ids.ts';
import { DIALECTS } from '../support/store.ts';
import { migrateOldRows, OLD_ID } from './oldRows.ts';

describe.each(DIALECTS)('0035_goals, on %s', (dialect) => {
  test('old rows stay as they were; of one goal, day and voice one score stands', async () => {
    const { store, newTables } = await migrateOldRows(dialect, '0035_goals');
    expect(newTables).toEqual(['goal', 'goal_score']);
    const made = { made_by: OLD_ID, made_at: '2026-11-20T09:00:00.000Z' };
    const goalId = newId();
    await store.db
      .insertInto('goal')
      .values({
        id: goalId,
        child_id: OLD_ID,
        course_id: null,
        set_by: 'child',
        sealed: 'sealed',
        set_on: '2026-11-20',
        closed_on: null,
        closed_because: null,
        version: 1,
        ...made,
      })
      .execute();
    const score = (state: string) =>
      store.db
        .insertInto('goal_score')
        .values({
          id: newId(),
          child_id: OLD_ID,
          goal_id: goalId,
          scored_on: '2026-11-20',
          scored_by: 'child',
          score: 4,
          state,
          ...made,
        })
        .execute();
    await score('corrected');
    await score('stands');
    await expect(score('stands')).rejects.toThrow();
    await store.close();
  });
});
