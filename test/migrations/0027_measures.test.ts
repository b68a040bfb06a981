import { describe, expect, test } from 'vitest';
import { newId } from '../../electron/service/ids.ts';
import { DIALECTS } from '../support/store.ts';
import { migrateOldRows, OLD_ID } from './oldRows.ts';

describe.each(DIALECTS)('0027_measures, on %s', (dialect) => {
  test('an old score stands as it was, and one that was not done needs no total', async () => {
    const { store, newTables } = await migrateOldRows(dialect, '0027_measures');
    expect(newTables).toEqual([]);
    const [old] = await store.db.selectFrom('measure_score').selectAll().execute();
    expect(old).toMatchObject({
      id: OLD_ID,
      total: 1,
      state: 'stands',
      occasion: 'other',
      risk_answered: null,
    });
    const notDone = {
      id: newId(),
      child_id: OLD_ID,
      course_id: null,
      measure: 'sdq',
      measure_version: '4-17',
      informant: 'carer',
      completed_on: '2026-11-20',
      total: null,
      scales: null,
      person_id: null,
      occasion: 'baseline',
      not_done_reason: 'declined',
      not_done_detail: null,
      risk_answered: null,
      risk_act: null,
      risk_act_by: null,
      risk_act_at: null,
      state: 'stands',
      state_reason: null,
      replaces_id: null,
      made_by: OLD_ID,
      made_at: '2026-11-20T09:00:00.000Z',
    };
    await store.db.insertInto('measure_score').values(notDone).execute();
    await expect(
      store.db
        .insertInto('measure_score')
        .values({ ...notDone, id: newId(), child_id: newId() })
        .execute(),
    ).rejects.toThrow();
    await store.close();
  });
});
