import type { Db } from './dialect.ts';

export type OutsideAccess = {
  id: string;
  accountId: string;
  childId: string;
  openedAt: string;
  reason: string;
};

/** Notes that somebody opened a child outside their caseload, for the safeguarding lead to see. */
export async function insert(db: Db, access: OutsideAccess): Promise<void> {
  await db
    .insertInto('outside_access')
    .values({
      id: access.id,
      account_id: access.accountId,
      child_id: access.childId,
      opened_at: access.openedAt,
      reason: access.reason,
      seen_by: null,
      seen_at: null,
    })
    .execute();
}

/** What the safeguarding lead has not seen yet, oldest first. */
export async function listUnseen(db: Db) {
  const rows = await db
    .selectFrom('outside_access')
    .innerJoin('account', 'account.id', 'outside_access.account_id')
    .innerJoin('child', 'child.id', 'outside_access.child_id')
    .select(['outside_access.id', 'account.name as who', 'child.id as childId', 'child.name as childName'])
    .select(['outside_access.opened_at as openedAt', 'outside_access.reason'])
    .where('outside_access.seen_at', 'is', null)
    .orderBy('outside_access.opened_at')
    .execute();
  return rows;
}

/** Marks one as seen. False when it is not there or was seen already. */
export async function markSeen(db: Db, id: string, accountId: string, at: string): Promise<boolean> {
  const result = await db
    .updateTable('outside_access')
    .set({ seen_by: accountId, seen_at: at })
    .where('id', '=', id)
    .where('seen_at', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}
