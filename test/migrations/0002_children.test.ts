import { describe, expect, test } from 'vitest';
import { DIALECTS } from '../support/store.ts';
import { migrateOldRows } from './oldRows.ts';

describe.each(DIALECTS)('0002_children, on %s', (dialect) => {
  test('accounts, settings and the log stay as they were when children arrive', async () => {
    const { store, newTables } = await migrateOldRows(dialect, '0002_children');
    expect(newTables).toEqual([
      'check_in',
      'child',
      'child_person',
      'criminal_proceedings',
      'holding_contact',
      'import_batch',
      'import_row',
      'outside_access',
      'pause',
      'person',
      'referral',
      'search_token',
    ]);
    await store.close();
  });
});
