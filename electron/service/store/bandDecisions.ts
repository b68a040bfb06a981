import type { Insertable } from 'kysely';
import type { Db } from './dialect.ts';
import type { Tables } from './tables.ts';

/** Every look at a referral's priority with who decided, the newest first. */
export async function listOf(db: Db, referralId: string) {
  return db
    .selectFrom('band_decision')
    .leftJoin('account', 'account.id', 'band_decision.decided_by')
    .selectAll('band_decision')
    .select('account.name as decider')
    .where('referral_id', '=', referralId)
    .orderBy('number', 'desc')
    .execute();
}

/** Adds one. They are never changed and never taken away. */
export async function insert(db: Db, row: Insertable<Tables['band_decision']>): Promise<void> {
  await db.insertInto('band_decision').values(row).execute();
}
