import { createTable, type Db, run } from '../dialect.ts';
import { refreshAllKeys } from '../likeness.ts';

/** One child, many referrals: who is worth comparing, and brothers and sisters. */
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
  await run(
    db,
    'create index likeness_key_child on likeness_key (likened_id)',
    'create index child_sibling_other on child_sibling (other_id)',
  );
  await refreshAllKeys(db);
}
