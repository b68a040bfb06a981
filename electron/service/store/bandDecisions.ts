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

/** What the last look at each of some referrals suggested; those without a look are left out. */
export async function lastSuggestedOf(
  db: Db,
  referralIds: readonly string[],
): Promise<Map<string, number | null>> {
  if (referralIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('band_decision')
    .select(['referral_id', 'suggested'])
    .where('referral_id', 'in', referralIds)
    .orderBy('number')
    .execute();
  return new Map(rows.map((row) => [row.referral_id, row.suggested]));
}

/** Adds one. They are never changed and never taken away. */
export async function insert(db: Db, row: Insertable<Tables['band_decision']>): Promise<void> {
  await db.insertInto('band_decision').values(row).execute();
}
