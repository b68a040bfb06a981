import { newId } from '../ids.ts';
import { appendAudit, type AuditEntry } from '../store/audit.ts';
import type { Db } from '../store/dialect.ts';

/** One unlock, failed unlock or lock in the audit log: acts that happen round the dispatcher, not through it. */
export async function noteUnlock(
  db: Db,
  entry: Pick<AuditEntry, 'accountId' | 'at' | 'operation' | 'outcome' | 'detail'>,
): Promise<void> {
  await appendAudit(db, { ...entry, id: newId(), subject: null, requestId: null, result: null });
}
