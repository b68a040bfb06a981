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
  await retire(db, row.referral_id);
  await db.insertInto('support_plan').values(row).execute();
}

/** Makes way for another plan of a referral: the one that stands is kept, and stands no more. */
export async function retire(db: Db, referralId: string): Promise<void> {
  await db
    .updateTable('support_plan')
    .set({ is_current: 0 })
    .where('referral_id', '=', referralId)
    .where('is_current', '=', 1)
    .execute();
}

/** Has the last plan of each of a child's referrals stand, where none does: after the one in its place went another way. */
export async function keepLastOfEachReferral(db: Db, childId: string): Promise<void> {
  const rows = await db
    .selectFrom('support_plan')
    .selectAll()
    .where('child_id', '=', childId)
    .orderBy('made_on', 'desc')
    .orderBy('id', 'desc')
    .execute();
  for (const ofReferral of Map.groupBy(rows, (row) => row.referral_id).values()) {
    const [last] = ofReferral;
    if (last === undefined || ofReferral.some((row) => row.is_current === 1)) continue;
    await db.updateTable('support_plan').set({ is_current: 1 }).where('id', '=', last.id).execute();
  }
}
