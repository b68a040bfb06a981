import type { Db } from '../dialect.ts';
import { refreshAllKeys } from '../likeness.ts';

/** A name of one word is compared with the same name written as two: the keys by which children are found are made anew. */
export async function up(db: Db): Promise<void> {
  await refreshAllKeys(db);
}
