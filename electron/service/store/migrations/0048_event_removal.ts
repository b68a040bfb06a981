import { createTable, type Db, run } from '../dialect.ts';

/** Why an event was taken back, where no code says it: sealed, outside the log. */
export async function up(db: Db): Promise<void> {
  await createTable(
    db,
    'event_removal',
    'id text primary key, child_id text not null references child (id), sealed text not null',
  );
  await run(db, 'create index event_removal_child on event_removal (child_id)');
}
