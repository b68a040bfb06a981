import { describe, expect, test } from 'vitest';
import { run } from '../../electron/service/store/dialect.ts';
import { migrate } from '../../electron/service/store/migrate.ts';
import { MIGRATIONS } from '../../electron/service/store/migrations/migrations.ts';
import { DIALECTS, openTestStore } from '../support/store.ts';
import { migrateOldRows, OLD_ID } from './oldRows.ts';

const NAME = '0018_safety_not_known';

describe.each(DIALECTS)('0018_safety_not_known, on %s', (dialect) => {
  test('every old row stays as it was', async () => {
    const { store, newTables } = await migrateOldRows(dialect, NAME);
    expect(newTables).toEqual([]);
    await store.close();
  });

  test('a referral of which too little was known is to be read again; the others stay where they were', async () => {
    const names = Object.keys(MIGRATIONS);
    const store = await openTestStore(dialect, names[names.indexOf(NAME) - 1] ?? null);
    const child = `'${OLD_ID}'`;
    const referral = (id: string, state: string | null, reopenedOn: string | null) =>
      `('${id}', ${child}, '2026-11-16', 'gp', ${reopenedOn === null ? 'null' : `'${reopenedOn}'`},
        ${state === null ? 'null, null' : `'${state}', '2026-11-30'`}, '[]', 'triage', '2026-11-16', 0, 0, 1)`;
    const read = (id: string, of: string, finding: string, on: string) =>
      `('${id}', '${of}', '${on}', '${finding}', null, '${OLD_ID}', '${on}T10:00:00.000Z')`;
    await run(
      store.db,
      `insert into child (id, name, sex, gender, ethnicity, disability, religion, looked_after, protection_plan, in_need,
        created_at, version) values (${child}, 'Elodie Fakeham', 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x', 1)`,
      `insert into referral (id, child_id, received_on, source, reopened_on, inbox_state, inbox_due_on, abuse_types, stage,
        stage_since, check_in_tries, holding_contacts, version) values
        ${[
          referral('a_known', 'to_decide', null),
          referral('b_too_little', 'asked', null),
          referral('c_then_known', 'to_decide', null),
          referral('d_known_before', 'asked', null),
          referral('e_reopened', 'to_decide', '2026-11-18'),
          referral('f_accepted', null, null),
        ].join(', ')}`,
      `insert into safety_read (id, referral_id, read_on, finding, note, made_by, made_at) values
        ${[
          read('1', 'a_known', 'no_concern', '2026-11-17'),
          read('2', 'b_too_little', 'not_enough_known', '2026-11-17'),
          read('3', 'c_then_known', 'not_enough_known', '2026-11-17'),
          read('4', 'c_then_known', 'concern_acted_on', '2026-11-18'),
          read('5', 'd_known_before', 'no_concern', '2026-11-17'),
          read('6', 'd_known_before', 'not_enough_known', '2026-11-18'),
          read('7', 'e_reopened', 'no_concern', '2026-11-17'),
          read('8', 'e_reopened', 'not_enough_known', '2026-11-19'),
          read('9', 'f_accepted', 'not_enough_known', '2026-11-17'),
        ].join(', ')}`,
    );
    await migrate(store.db, NAME);
    const rows = await store.db
      .selectFrom('referral')
      .select(['id', 'inbox_state', 'inbox_due_on'])
      .orderBy('id')
      .execute();
    expect(rows.map((row) => [row.id, row.inbox_state, row.inbox_due_on])).toEqual([
      ['a_known', 'to_decide', '2026-11-30'],
      ['b_too_little', 'to_read', '2026-11-16'],
      ['c_then_known', 'to_decide', '2026-11-30'],
      ['d_known_before', 'to_read', '2026-11-16'],
      ['e_reopened', 'to_read', '2026-11-18'],
      ['f_accepted', null, null],
    ]);
    await store.close();
  });
});
