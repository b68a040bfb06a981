import { createTable, type Db, run } from '../dialect.ts';
import { refreshAllKeys } from '../likeness.ts';

/** One child, many referrals: who is worth comparing, brothers and sisters, and two records of one child put together. */
export async function up(db: Db): Promise<void> {
  await createTable(
    db,
    'likeness_key',
    `key text not null, likened_id text not null references child (id), primary key (key, likened_id)`,
  );
  await createTable(
    db,
    'child_sibling',
    `one_id text not null references child (id), other_id text not null references child (id),
     linked_on text not null, linked_by text not null, primary key (one_id, other_id)`,
  );
  await createTable(
    db,
    'child_merge',
    `id text primary key, kept_id text not null references child (id), merged_id text not null references child (id),
     changes text not null, merged_on text not null, merged_by text not null, undone_on text, undone_by text`,
  );
  await run(
    db,
    'create index likeness_key_child on likeness_key (likened_id)',
    'create index child_sibling_other on child_sibling (other_id)',
    'create index child_merge_kept on child_merge (kept_id)',
    'create index child_merge_merged on child_merge (merged_id, undone_on)',
  );
  await refreshAllKeys(db);
}
