import { addTextColumns, type Db } from '../dialect.ts';

/** Whether the plan of a review was shared, and agreed. Of reviews held before, nobody said. */
export async function up(db: Db): Promise<void> {
  await addTextColumns(db, 'review', ['plan_shared']);
}
