import { createTable, type Db, run } from '../dialect.ts';

/** The words of letters where a service changed them, and every letter that was sent. */
export async function up(db: Db): Promise<void> {
  await createTable(
    db,
    'letter_template',
    'kind text primary key, body text not null, changed_at text not null, changed_by text not null',
  );
  await createTable(
    db,
    'letter',
    `id text primary key, child_id text not null references child (id),
     person_id text not null references person (id), kind text not null, delivery text not null,
     sealed text not null, made_on text not null, made_at text not null, made_by text not null`,
  );
  await run(db, 'create index letter_child on letter (child_id)');
}
