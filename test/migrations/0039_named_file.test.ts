import { describe, expect, test } from 'vitest';
import { listOfChild } from '../../electron/service/store/auditList.ts';
import { migrate } from '../../electron/service/store/migrate.ts';
import { DIALECTS } from '../support/store.ts';
import { migrateOldRows, OLD_ID } from './oldRows.ts';

describe.each(DIALECTS)('0039_named_file, on %s', (dialect) => {
  test('the log is as it was, and is asked by it', async () => {
    const { store, newTables } = await migrateOldRows(dialect, '0039_named_file');
    expect(newTables).toEqual([]);
    // Read through the store as it is now.
    await migrate(store.db);
    const { rows } = await listOfChild(store.db, OLD_ID, { offset: 0, limit: 9 });
    expect(rows.map(({ operation }) => operation)).toEqual([]);
    expect(await store.db.selectFrom('audit').select('detail').execute()).toEqual([{ detail: 'old detail' }]);
    await store.close();
  });
});
