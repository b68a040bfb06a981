import type { Insertable } from 'kysely';
import type { Db } from './dialect.ts';
import type { Tables } from './tables.ts';

/** Adds a decision on what happens when nobody was reached. Call `refreshReferral` afterwards. */
export async function insert(db: Db, row: Insertable<Tables['contact_decision']>): Promise<void> {
  await db.insertInto('contact_decision').values(row).execute();
}

/** The decisions about some referrals with who made them, oldest first. */
export async function listOf(db: Db, referralIds: readonly string[]) {
  if (referralIds.length === 0) return [];
  return db
    .selectFrom('contact_decision')
    .leftJoin('account', 'account.id', 'contact_decision.decided_by')
    .selectAll('contact_decision')
    .select('account.name as decider')
    .where('referral_id', 'in', referralIds)
    .orderBy('decided_at')
    .orderBy('contact_decision.id')
    .execute();
}
