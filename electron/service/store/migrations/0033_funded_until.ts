import { addTextColumns, type Db } from '../dialect.ts';

/** The last day a referral is paid for, so that a course that outlasts it can be pointed out. */
export async function up(db: Db): Promise<void> {
  await addTextColumns(db, 'referral', ['funded_until']);
}
