import { addTextColumns, type Db } from '../dialect.ts';

/** What became of what a review decided, on which day that was said, and by whom. Of old reviews nobody said. */
export async function up(db: Db): Promise<void> {
  await addTextColumns(db, 'review', ['carried_out', 'carried_out_on', 'carried_out_by']);
}
