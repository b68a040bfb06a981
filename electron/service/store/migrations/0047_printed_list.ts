import { type Db, run } from '../dialect.ts';

/** Printed lists say whom they name, as files do: one index finds both for each child's own history. */
export async function up(db: Db): Promise<void> {
  await run(
    db,
    'drop index audit_named_file',
    "create index audit_named_list on audit (at) where operation in ('waitingList.exportNamed', 'waitingList.print')",
  );
}
