import type { Db } from './dialect.ts';
import { subjectsOf } from './recordsOfChild.ts';

export type AuditView = {
  id: string;
  at: string;
  who: string;
  operation: string;
  outcome: string;
  subject: string | null;
  detail: string | null;
};

/** One page of the log about a child: about any record that belongs to them. */
export async function listOfChild(
  db: Db,
  childId: string,
  page: { offset: number; limit: number },
): Promise<{ rows: AuditView[]; total: number }> {
  const ofChild = db.selectFrom('audit').where('audit.subject', 'in', subjectsOf(childId));
  const found = await ofChild
    .leftJoin('account', 'account.id', 'audit.account_id')
    .select(['audit.id', 'audit.at', 'account.name as who', 'audit.operation', 'audit.outcome'])
    .select(['audit.subject', 'audit.detail'])
    .orderBy('audit.at', 'desc')
    .orderBy('audit.id', 'desc')
    .offset(page.offset)
    .limit(page.limit)
    .execute();
  const counted = await ofChild.select((eb) => eb.fn.countAll().as('count')).executeTakeFirstOrThrow();
  return {
    rows: found.map((row) => ({ ...row, who: row.who ?? 'A closed account' })),
    total: Number(counted.count),
  };
}

/** How many rows the log has. */
export async function count(db: Db): Promise<number> {
  const counted = await db
    .selectFrom('audit')
    .select((eb) => eb.fn.countAll().as('count'))
    .executeTakeFirstOrThrow();
  return Number(counted.count);
}

/** What to look for in the log; null leaves a question open. */
export type LogFilter = {
  accountId: string | null;
  subject: string | null;
  operations: readonly string[] | null;
  outcomes: readonly string[] | null;
};

/** One page of the log by person, record and kind, newest first, with how many entries there are in all. */
export async function search(
  db: Db,
  filter: LogFilter,
  page: { offset: number; limit: number },
): Promise<{ rows: (AuditView & { accountId: string })[]; total: number }> {
  const { accountId, subject, operations, outcomes } = filter;
  let found = db.selectFrom('audit').leftJoin('account', 'account.id', 'audit.account_id');
  if (accountId !== null) found = found.where('audit.account_id', '=', accountId);
  if (subject !== null) found = found.where('audit.subject', '=', subject);
  if (outcomes !== null) found = found.where('audit.outcome', 'in', outcomes);
  if (operations !== null) found = found.where('audit.operation', 'in', operations);
  const rows = await found
    .select(['audit.id', 'audit.at', 'account.name as who', 'audit.operation', 'audit.outcome'])
    .select(['audit.subject', 'audit.detail', 'audit.account_id as accountId'])
    .orderBy('audit.at', 'desc')
    .orderBy('audit.id', 'desc')
    .offset(page.offset)
    .limit(page.limit)
    .execute();
  const counted = await found.select((eb) => eb.fn.countAll().as('count')).executeTakeFirstOrThrow();
  return {
    rows: rows.map((row) => ({ ...row, who: row.who ?? 'A closed account' })),
    total: Number(counted.count),
  };
}
