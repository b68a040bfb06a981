import { createTable, type Db, dialectOf, run } from '../dialect.ts';

/** Two records of one child become one, and can be taken apart again; a referral told twice is counted once. */
export async function up(db: Db): Promise<void> {
  const text = dialectOf(db) === 'sqlite' ? 'text' : 'text collate "C"';
  await run(db, `alter table child add column merged_into ${text} references child (id)`);
  await createTable(
    db,
    'child_merge',
    `id text primary key, from_id text not null references child (id), into_id text not null references child (id),
     reason text not null, merged_at text not null, merged_by text not null, journal text not null, undone_at text,
     undone_by text, undone_reason text`,
  );
  await run(
    db,
    'create index child_merged on child (merged_into) where merged_into is not null',
    'create index child_merge_from on child_merge (from_id)',
    'create index child_merge_into on child_merge (into_id)',
    // The return leaves out a referral told twice, and still reads it from the index alone.
    'drop index referral_received',
    'create index referral_received on referral (received_on, source, child_id, closing_reason)',
  );
}
