import { type Db, run } from '../dialect.ts';

/** The entries that two records are of two children are found for both: each names the other in its answer. */
export async function up(db: Db): Promise<void> {
  await run(
    db,
    "create index audit_not_same on audit (at) where operation in ('notSame.say', 'notSame.takeBack')",
  );
}
