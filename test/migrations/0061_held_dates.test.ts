import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { DIALECTS } from '../support/store.ts';
import { migrateOldRows } from './oldRows.ts';

describe.each(DIALECTS)('0061_held_dates, on %s', (dialect) => {
  test('who holds a date that nobody has logged is found by one index, and the old ones are as they were', async () => {
    const { store, newTables } = await migrateOldRows(dialect, '0061_held_dates');
    expect(newTables).toEqual([]);
    expect((await store.db.selectFrom('session_try').select('id').execute()).length).toBeGreaterThan(0);
    const ask = sql`select course_id from session_try where practitioner_id = 'x' and status = 'planned'`;
    if (dialect === 'postgres') await sql`set enable_seqscan = off`.execute(store.db);
    const { rows } = await (
      dialect === 'postgres' ? sql`explain ${ask}` : sql`explain query plan ${ask}`
    ).execute(store.db);
    expect(JSON.stringify(rows)).toContain('session_try_held');
    if (dialect === 'postgres') await sql`reset enable_seqscan`.execute(store.db);
    await store.close();
  });
});
