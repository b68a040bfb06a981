import { createTable, type Db, run } from '../dialect.ts';

/** Two records that are alike and were said to be of two children. */
export async function up(db: Db): Promise<void> {
  await createTable(
    db,
    'not_same',
    `id text primary key, one_id text not null references child (id), other_id text not null references child (id),
     one_was text not null, other_was text not null, reason text, said_on text not null, said_by text not null,
     unique (one_id, other_id)`,
  );
  await run(db, 'create index not_same_other on not_same (other_id)');
}
