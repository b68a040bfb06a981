import { describe, expect, test } from 'vitest';
import { run } from '../../electron/service/store/dialect.ts';
import { migrate } from '../../electron/service/store/migrate.ts';
import { MIGRATIONS } from '../../electron/service/store/migrations/migrations.ts';
import { DIALECTS, openTestStore } from '../support/store.ts';
import { migrateOldRows, OLD_ID } from './oldRows.ts';

const NAME = '0043_concern_owed';

describe.each(DIALECTS)('0043_concern_owed, on %s', (dialect) => {
  test('every old row stays as it was', async () => {
    const { store, newTables } = await migrateOldRows(dialect, NAME);
    expect(newTables).toEqual([]);
    expect(
      await store.db.selectFrom('concern').select(['event_id', 'check_in_taken_back']).execute(),
    ).toEqual([{ event_id: null, check_in_taken_back: null }]);
    await store.close();
  });

  test('a disclosure with no concern of the child from its day on owes one; a check-in that is gone is named no more', async () => {
    const names = Object.keys(MIGRATIONS);
    const store = await openTestStore(dialect, names[names.indexOf(NAME) - 1] ?? null);
    const child = (id: string) =>
      `('${id}', 'Elodie Fakeham', 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x', 1)`;
    const event = (id: string, childId: string, kind: string) =>
      `('${id}', '${childId}', '${kind}', '2026-11-10', '2026-11-12T09:00:00.000Z')`;
    const concern = (id: string, childId: string, checkIn: string | null, at: string) =>
      `('${id}', '${childId}', ${checkIn === null ? 'null' : `'${checkIn}'`}, '${at}', '${OLD_ID}', '${at}', 1)`;
    await run(
      store.db,
      `insert into child (id, name, sex, gender, ethnicity, disability, religion, looked_after, protection_plan, in_need,
        created_at, version) values ${['a', 'b', 'c'].map(child).join(', ')}`,
      `insert into account (id, name, roles, is_active, created_at, version) values ('${OLD_ID}', 'Kim Specimen', '[]', 1, 'x', 1)`,
      `insert into child_event (id, child_id, kind, happened_on, recorded_at) values
        ${[event('1', 'a', 'disclosure'), event('2', 'b', 'disclosure'), event('3', 'c', 'disclosure'), event('4', 'c', 'charged')].join(', ')}`,
      `insert into concern (id, child_id, check_in_id, known_at, recorded_by, recorded_at, version) values
        ${[concern('1', 'a', null, '2026-11-10T15:00:00.000Z'), concern('2', 'b', 'gone', '2026-10-01T09:00:00.000Z')].join(', ')}`,
    );
    await migrate(store.db, NAME);
    const events = await store.db
      .selectFrom('child_event')
      .select(['id', 'owes_concern'])
      .orderBy('id')
      .execute();
    expect(events.map((row) => [row.id, row.owes_concern])).toEqual([
      ['1', null],
      ['2', 1],
      ['3', 1],
      ['4', null],
    ]);
    const concerns = await store.db
      .selectFrom('concern')
      .select(['id', 'check_in_id', 'check_in_taken_back'])
      .orderBy('id')
      .execute();
    expect(concerns).toEqual([
      { id: '1', check_in_id: null, check_in_taken_back: null },
      { id: '2', check_in_id: null, check_in_taken_back: 1 },
    ]);
    await store.close();
  });
});
