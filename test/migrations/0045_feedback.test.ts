import { describe, expect, test } from 'vitest';
import { DIALECTS } from '../support/store.ts';
import { migrateOldRows } from './oldRows.ts';

describe.each(DIALECTS)('0045_feedback, on %s', (dialect) => {
  test('old rows stay as they were; what is said without a name has no column that leads to anybody', async () => {
    const { store, newTables } = await migrateOldRows(dialect, '0045_feedback');
    expect(newTables).toEqual(['feedback', 'feedback_change', 'feedback_without_name']);
    const table = (await store.db.introspection.getTables()).find(
      ({ name }) => name === 'feedback_without_name',
    );
    expect(table?.columns.map(({ name }) => name).sort()).toEqual([
      'acceptability',
      'id',
      'month',
      'protocol_id',
      'sealed',
      'voice',
    ]);
    await store.close();
  });
});
