import { describe, expect, test } from 'vitest';
import { migrate } from '../../electron/service/store/migrate.ts';
import { run } from '../../electron/service/store/dialect.ts';
import { DIALECTS, openTestStore } from '../support/store.ts';
import { migrateOldRows, OLD_ID } from './oldRows.ts';

describe.each(DIALECTS)('0005_triage, on %s', (dialect) => {
  test('old referrals stay as they were, and nothing of what is new is made up for them', async () => {
    const { store, newTables } = await migrateOldRows(dialect, '0005_triage');
    expect(newTables).toEqual(['safety_read', 'triage_decision']);
    const row = await store.db.selectFrom('referral').selectAll().executeTakeFirstOrThrow();
    expect(row).toMatchObject({ reason: null, answers_for: null, inbox_state: null, inbox_due_on: null });
    await store.close();
  });

  test('one that nobody had accepted yet stands in the inbox, to be read for safety', async () => {
    const store = await openTestStore(dialect, '0004_returns');
    const child = `'${OLD_ID}'`;
    const rest = `'[]', 'received', '2026-11-18', 0, 0, 1`;
    await run(
      store.db,
      `insert into child (id, name, sex, gender, ethnicity, disability, religion, looked_after, protection_plan, in_need,
        created_at, version) values (${child}, 'Elodie Fakeham', 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x', 1)`,
      `insert into referral (id, child_id, received_on, source, accepted_on, closed_on, abuse_types, stage, stage_since,
        check_in_tries, holding_contacts, version) values
        ('open', ${child}, '2026-11-18', 'gp', null, null, ${rest}),
        ('accepted', ${child}, '2026-11-18', 'gp', '2026-11-19', null, ${rest}),
        ('closed', ${child}, '2026-11-18', 'gp', null, '2026-11-19', ${rest})`,
    );
    await migrate(store.db, '0005_triage');
    const rows = await store.db
      .selectFrom('referral')
      .select(['id', 'inbox_state', 'inbox_due_on'])
      .orderBy('id')
      .execute();
    expect(rows).toEqual([
      { id: 'accepted', inbox_state: null, inbox_due_on: null },
      { id: 'closed', inbox_state: null, inbox_due_on: null },
      { id: 'open', inbox_state: 'to_read', inbox_due_on: '2026-11-18' },
    ]);
    await store.close();
  });
});
