import { expect, describe, test } from 'vitest';
import { sql } from 'kysely';
import { DIALECTS } from '../support/store.ts';
import { migrateOldRows } from './oldRows.ts';

describe.each(DIALECTS)('0047_printed_list, on %s', (dialect) => {
  test('the log is as it was, and files and printed lists are found by one index', async () => {
    const { store, newTables } = await migrateOldRows(dialect, '0047_printed_list');
    expect(newTables).toEqual([]);
    expect(await store.db.selectFrom('audit').select('detail').execute()).toEqual([{ detail: 'old detail' }]);
    const ask = sql`select id from audit
      where operation in ('waitingList.exportNamed', 'waitingList.print') and outcome = 'done'`;
    if (dialect === 'postgres') await sql`set enable_seqscan = off`.execute(store.db);
    const { rows } = await (
      dialect === 'postgres' ? sql`explain ${ask}` : sql`explain query plan ${ask}`
    ).execute(store.db);
    expect(JSON.stringify(rows)).toContain('audit_named_list');
    if (dialect === 'postgres') await sql`reset enable_seqscan`.execute(store.db);
    await store.close();
  });
});
