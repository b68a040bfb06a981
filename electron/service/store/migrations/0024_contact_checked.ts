import { type Db, run } from '../dialect.ts';

/** Whether what was heard in a check-in came from the child, or from a carer whose contact somebody had checked. */
export async function up(db: Db): Promise<void> {
  await run(db, 'alter table check_in add column contact_checked integer');
}
