import { describe, expect, test } from 'vitest';
import { run } from '../../electron/service/store/dialect.ts';
import { migrate } from '../../electron/service/store/migrate.ts';
import { MIGRATIONS } from '../../electron/service/store/migrations/migrations.ts';
import { DIALECTS, openTestStore } from '../support/store.ts';
import { migrateOldRows, OLD_ID } from './oldRows.ts';

const NAME = '0021_child_events';

describe.each(DIALECTS)('0021_child_events, on %s', (dialect) => {
  test('every old row stays as it was, beside a new table', async () => {
    const { store, newTables } = await migrateOldRows(dialect, NAME);
    expect(newTables).toEqual(['child_event']);
    await store.close();
  });

  test('trial dates are taken over, and a course that stands still asks for a contact four weeks on', async () => {
    const names = Object.keys(MIGRATIONS);
    const store = await openTestStore(dialect, names[names.indexOf(NAME) - 1] ?? null);
    const child = `'${OLD_ID}'`;
    const proceedings = (id: string, stage: string, on: string | null, closedOn: string | null) =>
      `('${id}', ${child}, '${stage}', ${on === null ? 'null' : `'${on}'`}, ${closedOn === null ? 'null' : `'${closedOn}'`}, 1)`;
    const referral = (id: string, startedOn: string | null, closedOn: string | null) =>
      `('${id}', ${child}, '2026-03-02', 'gp', '[]', 'in_therapy', '2026-03-02', 0, 0, 1,
        ${startedOn === null ? 'null' : `'${startedOn}'`}, ${closedOn === null ? 'null' : `'${closedOn}'`})`;
    const course = (id: string, endedOn: string | null) =>
      `('${id}', ${child}, '${id}', 'tf_cbt_csa', 12, ${endedOn === null ? 'null' : `'${endedOn}'`}, 3, 1)`;
    const session = (id: string, of: string, status: string, on: string) =>
      `('${id}', '${of}', '${of}', '${of}', '${on}', '${status}', 50)`;
    await run(
      store.db,
      `insert into child (id, name, sex, gender, ethnicity, disability, religion, looked_after, protection_plan, in_need,
        created_at, version) values (${child}, 'Elodie Fakeham', 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x', 1)`,
      `insert into criminal_proceedings (id, child_id, stage, next_event_on, closed_on, version) values
        ${[
          proceedings('a_trial', 'trial_listed', '2027-02-01', null),
          proceedings('b_plea', 'ptph', '2027-02-02', null),
          proceedings('c_no_date', 'trial', null, null),
          proceedings('d_over', 'trial', '2025-02-01', '2025-03-01'),
        ].join(', ')}`,
      `insert into referral (id, child_id, received_on, source, abuse_types, stage, stage_since, check_in_tries,
        holding_contacts, version, started_on, closed_on) values
        ${[
          referral('a_held', '2026-09-07', null),
          referral('b_booked', '2026-09-07', null),
          referral('c_ended', '2026-09-07', null),
          referral('d_closed', '2026-09-07', '2026-10-30'),
          referral('e_waits', null, null),
        ].join(', ')}`,
      `insert into course (id, child_id, referral_id, protocol_id, planned_sessions, ended_on, attended, version) values
        ${[
          course('a_held', null),
          course('b_booked', null),
          course('c_ended', '2026-10-30'),
          course('d_closed', null),
        ].join(', ')}`,
      ...['a_held', 'b_booked', 'c_ended', 'd_closed'].flatMap((id) => [
        `insert into strand (id, course_id, kind, is_counted, attended) values ('${id}', '${id}', 'child', 1, 3)`,
        `insert into session (id, course_id, strand_id, number) values ('${id}', '${id}', '${id}', 1)`,
      ]),
      `insert into session_try (id, session_id, strand_id, course_id, planned_on, status, length_minutes) values
        ${[
          session('1', 'a_held', 'attended', '2026-10-01'),
          session('2', 'a_held', 'was_not_brought', '2026-10-08'),
          session('3', 'b_booked', 'attended', '2026-10-01'),
          session('4', 'b_booked', 'planned', '2026-12-04'),
          session('5', 'c_ended', 'attended', '2026-10-01'),
          session('6', 'd_closed', 'attended', '2026-10-01'),
        ].join(', ')}`,
    );
    await migrate(store.db, NAME);
    const events = await store.db.selectFrom('child_event').selectAll().execute();
    expect(events).toMatchObject([
      { child_id: OLD_ID, kind: 'court_date', happened_on: '2027-02-01', proceedings_id: 'a_trial' },
    ]);
    const rows = await store.db
      .selectFrom('referral')
      .select(['id', 'next_check_in_due_on', 'next_check_in_because'])
      .orderBy('id')
      .execute();
    expect(rows.map((row) => [row.id, row.next_check_in_due_on, row.next_check_in_because])).toEqual([
      ['a_held', '2026-10-29', 'quiet_course'],
      ['b_booked', '2027-01-01', 'quiet_course'],
      ['c_ended', null, null],
      ['d_closed', null, null],
      ['e_waits', null, null],
    ]);
    await store.close();
  });
});
