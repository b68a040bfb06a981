import { createTable, type Db, run } from '../dialect.ts';

/** What is known of people round a child, decisions on who may join sessions, and who reads the notes of a carer's. */
export async function up(db: Db): Promise<void> {
  await createTable(
    db,
    'carer_entry',
    `id text primary key, child_id text not null references child (id), person_id text not null references person (id),
     said text not null, words text not null, said_on text not null, recorded_by text not null,
     recorded_at text not null`,
  );
  await createTable(
    db,
    'note_agreement',
    `id text primary key, course_id text not null references course (id),
     strand_id text not null references strand (id), is_shared integer not null, agreed_with text not null,
     agreed_on text not null, recorded_by text not null, recorded_at text not null`,
  );
  await run(
    db,
    'create index carer_entry_child on carer_entry (child_id)',
    'create index carer_entry_person on carer_entry (person_id)',
    'create index note_agreement_course on note_agreement (course_id)',
  );
}
