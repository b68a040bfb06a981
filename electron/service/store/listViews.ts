import type { Db } from './dialect.ts';

export type KeptView = {
  id: string;
  /** Whose it is; null for the one that everybody's list begins as. */
  accountId: string | null;
  name: string;
  view: string;
  savedBy: string;
  savedAt: string;
};

/** The views of one account by name, and the one of the service with who saved it. */
export async function listOf(db: Db, accountId: string) {
  return db
    .selectFrom('list_view')
    .leftJoin('account', 'account.id', 'list_view.saved_by')
    .select(['list_view.id', 'list_view.account_id', 'list_view.name', 'list_view.view', 'list_view.version'])
    .select('account.name as saved_by_name')
    .where((eb) =>
      eb.or([eb('list_view.account_id', '=', accountId), eb('list_view.account_id', 'is', null)]),
    )
    .orderBy('list_view.name')
    .orderBy('list_view.id')
    .execute();
}

/** Keeps a new view. */
export async function insert(db: Db, kept: KeptView): Promise<void> {
  await db
    .insertInto('list_view')
    .values({
      id: kept.id,
      account_id: kept.accountId,
      name: kept.name,
      view: kept.view,
      saved_by: kept.savedBy,
      saved_at: kept.savedAt,
      version: 1,
    })
    .execute();
}

/** Keeps a view over one of the same account that was read at `version`. False when it is not there as it was. */
export async function save(
  db: Db,
  kept: Omit<KeptView, 'accountId'> & { accountId: string; version: number },
): Promise<boolean> {
  const result = await db
    .updateTable('list_view')
    .set({ name: kept.name, view: kept.view, saved_at: kept.savedAt, version: kept.version + 1 })
    .where('id', '=', kept.id)
    .where('account_id', '=', kept.accountId)
    .where('version', '=', kept.version)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

/** Forgets a view of one account. */
export async function remove(db: Db, accountId: string, id: string): Promise<void> {
  await db.deleteFrom('list_view').where('id', '=', id).where('account_id', '=', accountId).execute();
}

/** Forgets what everybody's list began as. */
export async function removeShared(db: Db): Promise<void> {
  await db.deleteFrom('list_view').where('account_id', 'is', null).execute();
}
