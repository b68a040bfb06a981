import { createTable, type Db, run } from '../dialect.ts';

/** What was decided where two who must not meet would: in a group, or on dates of two courses up to a day. */
export async function up(db: Db): Promise<void> {
  await createTable(
    db,
    'apart_settlement',
    `id text primary key, child_id text not null references child (id),
     keep_apart_id text not null references keep_apart (id), group_id text references group_run (id),
     course_id text references course (id), other_course_id text references course (id), until_on text,
     words text not null, settled_on text not null, settled_by text not null`,
  );
  await run(
    db,
    'create index apart_settlement_pair on apart_settlement (keep_apart_id)',
    'create index apart_settlement_child on apart_settlement (child_id)',
  );
}
