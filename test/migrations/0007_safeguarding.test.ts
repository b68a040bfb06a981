import { describe, expect, test } from 'vitest';
import { DIALECTS } from '../support/store.ts';
import { migrateOldRows } from './oldRows.ts';

describe.each(DIALECTS)('0007_safeguarding, on %s', (dialect) => {
  test('children, their courses and releases stay as they were when concerns and risks arrive', async () => {
    const { store, newTables } = await migrateOldRows(dialect, '0007_safeguarding');
    expect(newTables).toEqual(['concern', 'concern_words', 'contact_decision', 'risk']);
    await store.close();
  });
});
