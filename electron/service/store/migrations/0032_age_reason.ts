import { addTextColumns, type Db } from '../dialect.ts';

/** Why somebody of 18 or over was referred. */
export async function up(db: Db): Promise<void> {
  await addTextColumns(db, 'referral', ['age_reason']);
}
