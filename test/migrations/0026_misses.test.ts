import { describe, expect, test } from 'vitest';
import { newId } from '../../electron/service/ids.ts';
import { DIALECTS } from '../support/store.ts';
import { migrateOldRows, OLD_ID } from './oldRows.ts';

describe.each(DIALECTS)('0026_misses, on %s', (dialect) => {
  test('old misses ask for no decision, and each strand has one decision that stands', async () => {
    const { store, newTables } = await migrateOldRows(dialect, '0026_misses');
    const { db } = store;
    expect(newTables).toEqual(['miss_decision']);
    expect(await db.selectFrom('strand').select('run_of_misses').execute()).toEqual([
      { run_of_misses: null },
    ]);
    expect(await db.selectFrom('session_try').select('miss_decision_id').execute()).toEqual([
      { miss_decision_id: null },
    ]);
    const decision = (isCurrent: 0 | 1) => ({
      id: newId(),
      course_id: OLD_ID,
      strand_id: OLD_ID,
      run: null,
      barriers: '["health"]',
      spoken_to: '["carer"]',
      decision: 'settled',
      words: 'Well again',
      next_look_on: null,
      decided_on: '2026-11-20',
      decided_at: '2026-11-20T10:00:00.000Z',
      decided_by: OLD_ID,
      is_current: isCurrent,
    });
    await db
      .insertInto('miss_decision')
      .values([decision(0), decision(0), decision(1)])
      .execute();
    await expect(db.insertInto('miss_decision').values(decision(1)).execute()).rejects.toThrow();
    await store.close();
  });
});
