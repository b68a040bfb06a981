import { createTable, type Db, run } from '../dialect.ts';

/** Groups: their dates, and their members, each with a course of their own. */
export async function up(db: Db): Promise<void> {
  await createTable(
    db,
    'group_run',
    `id text primary key, name text not null, protocol_id text not null,
     practitioner_id text not null references practitioner (id),
     second_practitioner_id text references practitioner (id), room_id text references room (id), place text,
     length_minutes integer not null, places integer not null, ended_on text, made_by text not null,
     made_at text not null, version integer not null`,
  );
  await createTable(
    db,
    'group_date',
    `id text primary key, group_id text not null references group_run (id), planned_on text not null,
     starts_at text, practitioner_id text not null references practitioner (id),
     second_practitioner_id text references practitioner (id), room_id text references room (id), place text,
     length_minutes integer not null, clash_reason text`,
  );
  await createTable(
    db,
    'group_member',
    `id text primary key, group_id text not null references group_run (id),
     course_id text not null references course (id), strand_id text not null references strand (id),
     joined_on text not null, left_on text, proceedings_note text, apart_reason text, joined_by text not null, joined_at text not null`,
  );
  await run(
    db,
    'create index group_date_group on group_date (group_id)',
    'create index group_date_on on group_date (planned_on)',
    'create index group_member_group on group_member (group_id)',
    'create index group_member_course on group_member (course_id)',
    'create unique index group_member_strand on group_member (strand_id)',
    'create index group_run_second on group_run (second_practitioner_id) where second_practitioner_id is not null',
  );
}
