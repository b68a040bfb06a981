import { createTable, type Db, run } from '../dialect.ts';

/** How a service holds a therapy otherwise than its source says. Courses begun before it keep what the source says. */
export async function up(db: Db): Promise<void> {
  await createTable(
    db,
    'protocol_version',
    `id text primary key, protocol_id text not null, bounds text, reviews text, reason text not null,
     said_at text not null, said_by text not null`,
  );
  await run(db, 'alter table course add column protocol_version_id text references protocol_version (id)');
}
