import { addTextColumns, type Db } from '../dialect.ts';

/** The point of the next review, why without a review, and why past the limit: of a decision on the bound of a course. */
export async function up(db: Db): Promise<void> {
  await addTextColumns(db, 'bound_decision', ['next_review_at', 'without_review', 'past_limit']);
}
