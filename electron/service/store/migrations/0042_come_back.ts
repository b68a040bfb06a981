import { addTextColumns, type Db } from '../dialect.ts';

/** A child who comes back: contacts to be checked anew from that day, and an assessment that was carried over. */
export async function up(db: Db): Promise<void> {
  await addTextColumns(db, 'child_person', ['check_again_from']);
  await addTextColumns(db, 'assessment', ['carried_from']);
}
