import { createTable, type Db, run } from '../dialect.ts';

/** What was released to commissioners, so that it can be shown again to the digit. */
export async function up(db: Db): Promise<void> {
  await createTable(
    db,
    'return_release',
    `id text primary key, definition text not null, period text not null, mode text not null, mode_reason text,
     format text not null, sha256 text not null, figures text not null, fingerprint text not null, made_at text not null, made_by text not null`,
  );
  await run(db, 'create index return_release_period on return_release (definition, period)');
}
