import { createHash } from 'node:crypto';
import type { Db } from './dialect.ts';

export type AuditEntry = {
  id: string;
  accountId: string;
  at: string;
  operation: string;
  outcome: 'done' | 'refused' | 'unlocked' | 'failed_unlock' | 'locked';
  subject: string | null;
  /** Facts about the act, as JSON without names or notes. */
  detail: unknown;
  requestId: string | null;
  result: unknown;
};
type Row = {
  id: string;
  account_id: string;
  seq: number;
  at: string;
  operation: string;
  outcome: string;
  subject: string | null;
  detail: string | null;
  request_id: string | null;
  result: string | null;
  previous_hash: string;
  hash: string;
};

export const FIRST_HASH = '0'.repeat(64);

/**
 * Appends one row to its account's chain. Each row's hash covers the row and the hash before it, so a row that is
 * edited, left out or moved breaks the chain from there on. Chains are per account: one chain for all would make
 * every save on a shared server wait for every other.
 */
export async function appendAudit(db: Db, entry: AuditEntry): Promise<void> {
  const last = await db
    .selectFrom('audit')
    .select(['seq', 'hash'])
    .where('account_id', '=', entry.accountId)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  const row = {
    id: entry.id,
    account_id: entry.accountId,
    seq: (last?.seq ?? 0) + 1,
    at: entry.at,
    operation: entry.operation,
    outcome: entry.outcome,
    subject: entry.subject,
    detail: entry.detail === null || entry.detail === undefined ? null : JSON.stringify(entry.detail),
    request_id: entry.requestId,
    result: entry.result === null || entry.result === undefined ? null : JSON.stringify(entry.result),
    previous_hash: last?.hash ?? FIRST_HASH,
  };
  await db
    .insertInto('audit')
    .values({ ...row, hash: hashOf(row) })
    .execute();
}

function hashOf(row: Omit<Row, 'hash'>): string {
  const parts = [
    row.previous_hash,
    row.id,
    row.account_id,
    row.seq,
    row.at,
    row.operation,
    row.outcome,
    row.subject,
    row.detail,
    row.request_id,
    row.result,
  ];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** What an earlier send of the same request answered, or null when this is the first. */
export async function answeredBefore(
  db: Db,
  accountId: string,
  requestId: string,
): Promise<{ operation: string; result: unknown } | null> {
  const row = await db
    .selectFrom('audit')
    .select(['operation', 'result'])
    .where('request_id', '=', requestId)
    .where('account_id', '=', accountId)
    .where('outcome', '=', 'done')
    .executeTakeFirst();
  if (row === undefined) return null;
  return { operation: row.operation, result: row.result === null ? null : JSON.parse(row.result) };
}

export type AuditHead = { accountId: string; seq: number; hash: string };

/** The last row of every account's chain: kept in backup manifests, so that a log cut off at its end is noticed. */
export async function auditHeads(db: Db): Promise<AuditHead[]> {
  const rows = await db
    .selectFrom('audit as a')
    .select(['a.account_id', 'a.seq', 'a.hash'])
    .where('a.seq', '=', (eb) =>
      eb
        .selectFrom('audit as b')
        .select((inner) => inner.fn.max('b.seq').as('seq'))
        .whereRef('b.account_id', '=', 'a.account_id'),
    )
    .orderBy('a.account_id')
    .execute();
  return rows.map((row) => ({ accountId: row.account_id, seq: row.seq, hash: row.hash }));
}

/**
 * Reads every chain from its first row. Gives the first break found, or null when all hold; with `heads` from a
 * backup manifest it also notices rows cut off at the end.
 */
export async function findAuditBreak(
  db: Db,
  heads: AuditHead[] = [],
): Promise<{ accountId: string; seq: number } | null> {
  const rows = await db.selectFrom('audit').selectAll().orderBy('account_id').orderBy('seq').execute();
  const last = new Map<string, Row>();
  for (const row of rows) {
    const before = last.get(row.account_id);
    const { hash, ...rest } = row;
    const isNext = row.seq === (before?.seq ?? 0) + 1 && row.previous_hash === (before?.hash ?? FIRST_HASH);
    if (!isNext || hash !== hashOf(rest)) return { accountId: row.account_id, seq: row.seq };
    last.set(row.account_id, row);
  }
  for (const head of heads) {
    const sealed = rows.find((row) => row.account_id === head.accountId && row.seq === head.seq);
    if (sealed?.hash !== head.hash) return { accountId: head.accountId, seq: head.seq };
  }
  return null;
}
