import type { Db } from './dialect.ts';

export type AuditView = {
  id: string;
  at: string;
  who: string;
  operation: string;
  outcome: string;
  subject: string | null;
  detail: string | null;
};

/** One page of the log, newest first, for one record or for all. */
export async function list(
  db: Db,
  page: { subject: string | null; offset: number; limit: number },
): Promise<{ rows: AuditView[]; total: number }> {
  let rows = db
    .selectFrom('audit')
    .leftJoin('account', 'account.id', 'audit.account_id')
    .select(['audit.id', 'audit.at', 'account.name as who', 'audit.operation', 'audit.outcome'])
    .select(['audit.subject', 'audit.detail']);
  if (page.subject !== null) rows = rows.where('audit.subject', '=', page.subject);
  const found = await rows
    .orderBy('audit.at', 'desc')
    .orderBy('audit.id', 'desc')
    .offset(page.offset)
    .limit(page.limit)
    .execute();
  return {
    rows: found.map((row) => ({ ...row, who: row.who ?? 'A closed account' })),
    total: await count(db, page.subject),
  };
}

/** How many rows the log has, for one record or for all. */
export async function count(db: Db, subject: string | null = null): Promise<number> {
  let query = db.selectFrom('audit').select((eb) => eb.fn.countAll().as('count'));
  if (subject !== null) query = query.where('subject', '=', subject);
  return Number((await query.executeTakeFirstOrThrow()).count);
}
