import { type Db, run } from '../dialect.ts';
import { refreshAllKeys } from '../likeness.ts';

/** A name of one word is compared with the same name written as two: the keys by which children are found are made anew. */
export async function up(db: Db): Promise<void> {
  await refreshAllKeys(db);
  // A record that went into another is compared with nobody (`forgetKeys`).
  await run(
    db,
    'delete from likeness_key where likened_id in (select id from child where merged_into is not null)',
  );
}
