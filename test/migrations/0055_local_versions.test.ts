import { describe, expect, test } from 'vitest';
import * as catalogue from '../../electron/service/store/catalogue.ts';
import { DIALECTS } from '../support/store.ts';
import { migrateOldRows } from './oldRows.ts';

describe.each(DIALECTS)('0055_local_versions, on %s', (dialect) => {
  test('old courses keep what their source says', async () => {
    const { store, newTables } = await migrateOldRows(dialect, '0055_local_versions');
    expect(newTables).toEqual(['protocol_version']);
    expect(await store.db.selectFrom('course').select('protocol_version_id').execute()).toEqual([
      { protocol_version_id: null },
    ]);
    expect(await catalogue.listVersions(store.db)).toEqual([]);
    await store.close();
  });
});
