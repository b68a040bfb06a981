import { addTextColumns, createTable, type Db, run } from '../dialect.ts';

/** Who must not meet; and on a date, why two were booked at once and whether an interpreter is booked. */
export async function up(db: Db): Promise<void> {
  await createTable(
    db,
    'keep_apart',
    `id text primary key, child_id text not null references child (id),
     other_child_id text references child (id), person_id text references person (id), reason text not null,
     lives_there text not null, made_on text not null, made_by text not null, ended_on text, ended_by text,
     version integer not null`,
  );
  await addTextColumns(db, 'session_try', ['clash_reason', 'interpreter']);
  await run(
    db,
    'create index keep_apart_child on keep_apart (child_id)',
    'create index keep_apart_other on keep_apart (other_child_id) where other_child_id is not null',
  );
}
