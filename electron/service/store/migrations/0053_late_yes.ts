import { addTextColumns, type Db } from '../dialect.ts';

/** A yes that came to an offer when it was open no longer, with its day and what was done. */
export async function up(db: Db): Promise<void> {
  await addTextColumns(db, 'offer', ['late_yes_on', 'late_yes_done', 'late_yes_words', 'late_yes_by']);
}
