import { createTable, type Db, run } from '../dialect.ts';

/** What children and carers say of therapy: with their name, without it (and then with nothing that leads to them), and what changed. */
export async function up(db: Db): Promise<void> {
  await createTable(
    db,
    'feedback',
    `id text primary key, child_id text not null references child (id), course_id text not null references course (id),
     voice text not null, acceptability integer, sealed text, said_on text not null, recorded_by text not null,
     recorded_at text not null`,
  );
  await createTable(
    db,
    'feedback_without_name',
    `id text primary key, voice text not null, month text not null, protocol_id text not null, acceptability integer,
     sealed text`,
  );
  await createTable(
    db,
    'feedback_change',
    `id text primary key, heard text not null, changed text not null, changed_on text not null,
     recorded_by text not null, recorded_at text not null, version integer not null`,
  );
  await run(
    db,
    'create index feedback_child on feedback (child_id)',
    'create index feedback_course on feedback (course_id)',
    'create index feedback_said on feedback (said_on)',
  );
}
