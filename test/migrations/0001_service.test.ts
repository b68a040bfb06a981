import { describe, expect, test } from 'vitest';
import { DIALECTS } from '../support/store.ts';
import { migrateOldRows } from './oldRows.ts';

describe.each(DIALECTS)('0001_service, on %s', (dialect) => {
  test('an empty database gets the tables of the service', async () => {
    const { store, newTables } = await migrateOldRows(dialect, '0001_service');
    expect(newTables).toEqual(['account', 'audit', 'draft', 'funder', 'practitioner', 'room', 'setting']);
    await store.close();
  });
});
