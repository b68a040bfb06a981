import { addTextColumns, createTable, type Db, run } from '../dialect.ts';

/** Decisions on several missed sessions: each with the misses it had before it, and the run that still asks for one. */
export async function up(db: Db): Promise<void> {
  await createTable(
    db,
    'miss_decision',
    `id text primary key, course_id text not null references course (id),
     strand_id text not null references strand (id), run text, barriers text not null, spoken_to text not null,
     decision text not null, words text not null, next_look_on text, decided_on text not null,
     decided_at text not null, decided_by text not null, is_current integer not null`,
  );
  await addTextColumns(db, 'session_try', ['miss_decision_id']);
  await addTextColumns(db, 'strand', ['run_of_misses']);
  await run(
    db,
    'create index miss_decision_course on miss_decision (course_id)',
    'create unique index miss_decision_current on miss_decision (strand_id) where is_current = 1',
    'create index miss_decision_look on miss_decision (next_look_on) where is_current = 1',
    'create index strand_run_of_misses on strand (course_id) where run_of_misses is not null',
  );
}
