import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { DIALECTS } from '../support/store.ts';
import { migrateOldRows } from './oldRows.ts';

describe.each(DIALECTS)('0050_two_records, on %s', (dialect) => {
  test('the log is as it was, and what was said of two records is found by an index', async () => {
    const { store, newTables } = await migrateOldRows(dialect, '0050_two_records');
    expect(newTables).toEqual([]);
    const ask = sql`select id from audit where operation in ('notSame.say', 'notSame.takeBack') and outcome = 'done'`;
    if (dialect === 'postgres') await sql`set enable_seqscan = off`.execute(store.db);
    const { rows } = await (
      dialect === 'postgres' ? sql`explain ${ask}` : sql`explain query plan ${ask}`
    ).execute(store.db);
    expect(JSON.stringify(rows)).toContain('audit_not_same');
    if (dialect === 'postgres') await sql`reset enable_seqscan`.execute(store.db);
    await store.close();
  });
});
