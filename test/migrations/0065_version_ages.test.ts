import { describe, expect, test } from 'vitest';
import { DIALECTS } from '../support/store.ts';
import { migrateOldRows } from './oldRows.ts';

describe.each(DIALECTS)('0065_version_ages, on %s', (dialect) => {
  test('a version on record says nothing of ages: its therapy is held for those of its source', async () => {
    const { store, newTables } = await migrateOldRows(dialect, '0065_version_ages');
    expect(newTables).toEqual([]);
    const said = await store.db.selectFrom('protocol_version').select('ages').distinct().execute();
    expect(said.filter(({ ages }) => ages !== null)).toEqual([]);
    await store.close();
  });
});
