import { type Db, run } from '../dialect.ts';

/** The few entries of the log that are files with names are found at once, for each child's own history. */
export async function up(db: Db): Promise<void> {
  await run(db, "create index audit_named_file on audit (at) where operation = 'waitingList.exportNamed'");
}
