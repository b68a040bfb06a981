import { type Db, run } from '../dialect.ts';

/** Who holds a date that nobody has logged: theirs to see until then, also where they stand in for once. */
export async function up(db: Db): Promise<void> {
  await run(db, `create index session_try_held on session_try (practitioner_id) where status = 'planned'`);
}
