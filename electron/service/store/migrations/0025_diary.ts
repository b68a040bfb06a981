import { createTable, type Db, run } from '../dialect.ts';

/** Days on which the diary differs (closures, leave, school and bank holidays), and when practitioners work. */
export async function up(db: Db): Promise<void> {
  await createTable(
    db,
    'diary_period',
    `id text primary key, kind text not null, practitioner_id text references practitioner (id),
     name text not null, starts_on text not null, ends_on text not null, version integer not null`,
  );
  await createTable(
    db,
    'practitioner_hours',
    `practitioner_id text primary key references practitioner (id), days text not null,
     session_minutes integer, travel_minutes integer, most_a_day integer, version integer not null`,
  );
  await run(db, 'create index diary_period_ends on diary_period (ends_on)');
}
