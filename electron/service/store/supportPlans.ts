import type { Insertable } from 'kysely';
import type { Db } from './dialect.ts';
import type { Tables } from './tables.ts';

const withNames = (db: Db) =>
  db
    .selectFrom('support_plan')
    .leftJoin('account', 'account.id', 'support_plan.made_by')
    .selectAll('support_plan')
    .select('account.name as by')
    .where('support_plan.is_current', '=', 1);

export type SupportPlanRow = NonNullable<Awaited<ReturnType<typeof currentOf>>>;

/** The plan of holding support that stands for a referral, whether or not its days are over; or null. */
export async function currentOf(db: Db, referralId: string) {
  const row = await withNames(db).where('support_plan.referral_id', '=', referralId).executeTakeFirst();
  return row ?? null;
}

/** The plans that stand for a child's referrals. */
export async function currentOfChild(db: Db, childId: string) {
  return withNames(db).where('support_plan.child_id', '=', childId).execute();
}

/** Adds a plan in place of the one that stands now, which is kept. */
export async function replace(db: Db, row: Insertable<Tables['support_plan']>): Promise<void> {
  await db
    .updateTable('support_plan')
    .set({ is_current: 0 })
    .where('referral_id', '=', row.referral_id)
    .where('is_current', '=', 1)
    .execute();
  await db.insertInto('support_plan').values(row).execute();
}
