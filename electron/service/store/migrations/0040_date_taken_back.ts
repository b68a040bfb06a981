import { addTextColumns, type Db } from '../dialect.ts';

/** The day of a trial that somebody took back as an event, so that it does not come back by itself. */
export async function up(db: Db): Promise<void> {
  await addTextColumns(db, 'criminal_proceedings', ['date_taken_back']);
}
