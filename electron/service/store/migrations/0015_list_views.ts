import { createTable, type Db, run } from '../dialect.ts';

/** Views of the waiting list that people keep: their own, and the one that everybody's list begins as. */
export async function up(db: Db): Promise<void> {
  await createTable(
    db,
    'list_view',
    `id text primary key, account_id text, name text not null, view text not null, saved_by text not null,
     saved_at text not null, version integer not null`,
  );
  await run(db, 'create index list_view_account on list_view (account_id)');
}
