import type { Insertable } from 'kysely';
import type { Db } from './dialect.ts';
import type { Tables } from './tables.ts';

/** Every look at a referral's priority with who decided, the newest first. */
export async function listOf(db: Db, referralId: string) {
  return db
    .selectFrom('band_decision')
    .leftJoin('account', 'account.id', 'band_decision.decided_by')
    .leftJoin('account as settler', 'settler.id', 'band_decision.safety_settled_by')
    .selectAll('band_decision')
    .select(['account.name as decider', 'settler.name as settled_by'])
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

/** Adds one. What they say is never changed and never taken away. */
export async function insert(db: Db, row: Insertable<Tables['band_decision']>): Promise<void> {
  await db.insertInto('band_decision').values(row).execute();
}

/** Keeps, beside the last look at a referral's priority, why neither a concern nor a risk was recorded after it. */
export async function settleSafety(
  db: Db,
  referralId: string,
  said: { is: string; reason: string; by: string; at: string },
): Promise<void> {
  await db
    .updateTable('band_decision')
    .set({
      safety_settled: said.is,
      safety_settled_reason: said.reason,
      safety_settled_by: said.by,
      safety_settled_at: said.at,
    })
    .where('referral_id', '=', referralId)
    .where('number', '=', (eb) =>
      eb
        .selectFrom('band_decision as look')
        .select((of) => of.fn.max('look.number').as('number'))
        .where('look.referral_id', '=', referralId),
    )
    .execute();
}
