import type { Db } from './dialect.ts';

export type Draft = { accountId: string; formKey: string; sealed: string; savedAt: string };

/** Keeps what an account was typing into one form, over what it kept before. */
export async function save(db: Db, draft: Draft): Promise<void> {
  const row = {
    account_id: draft.accountId,
    form_key: draft.formKey,
    sealed: draft.sealed,
    saved_at: draft.savedAt,
  };
  await db
    .insertInto('draft')
    .values(row)
    .onConflict((conflict) => conflict.columns(['account_id', 'form_key']).doUpdateSet(row))
    .execute();
}

/** One draft of an account, or null. */
export async function load(db: Db, accountId: string, formKey: string): Promise<Draft | null> {
  const row = await db
    .selectFrom('draft')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('form_key', '=', formKey)
    .executeTakeFirst();
  if (row === undefined) return null;
  return { accountId, formKey, sealed: row.sealed, savedAt: row.saved_at };
}

/** Which forms an account was writing in, newest first. */
export async function list(db: Db, accountId: string): Promise<{ formKey: string; savedAt: string }[]> {
  const rows = await db
    .selectFrom('draft')
    .select(['form_key', 'saved_at'])
    .where('account_id', '=', accountId)
    .orderBy('saved_at', 'desc')
    .orderBy('form_key')
    .execute();
  return rows.map((row) => ({ formKey: row.form_key, savedAt: row.saved_at }));
}

/** Whether anybody who still has an account has begun a form whose key begins so and ends with one of these ids. What they wrote stays sealed and theirs. */
export async function isBegun(db: Db, key: { from: string; toAny: readonly string[] }): Promise<boolean> {
  const row = await db
    .selectFrom('draft')
    .innerJoin('account', 'account.id', 'draft.account_id')
    .select('form_key')
    .where('account.is_active', '=', 1)
    .where((eb) => eb.or(key.toAny.map((id) => eb('form_key', 'like', `${key.from}%${id}`))))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Forgets a draft. */
export async function discard(db: Db, accountId: string, formKey: string): Promise<void> {
  await db.deleteFrom('draft').where('account_id', '=', accountId).where('form_key', '=', formKey).execute();
}
