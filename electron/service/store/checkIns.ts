import type { Insertable, Selectable } from 'kysely';
import type { Db } from './dialect.ts';
import type { Tables } from './tables.ts';

export type CheckInRow = Selectable<Tables['check_in']>;

/** Adds a check-in or a try. Call `refreshReferral` afterwards, in the same transaction. */
export async function insert(db: Db, row: Insertable<Tables['check_in']>): Promise<void> {
  await db.insertInto('check_in').values(row).execute();
}

/** One check-in, or null. */
export async function load(db: Db, id: string): Promise<CheckInRow | null> {
  return (await db.selectFrom('check_in').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** The last contacts of a referral with who made them, newest first. */
export async function listLatest(db: Db, referralId: string, limit: number) {
  return db
    .selectFrom('check_in')
    .leftJoin('account', 'account.id', 'check_in.made_by')
    .selectAll('check_in')
    .select('account.name as made_by_name')
    .where('check_in.referral_id', '=', referralId)
    .orderBy('check_in.held_on', 'desc')
    .orderBy('check_in.made_at', 'desc')
    .orderBy('check_in.id', 'desc')
    .limit(limit)
    .execute();
}

/** Every contact of some referrals, oldest first. */
export async function listOf(db: Db, referralIds: readonly string[]): Promise<CheckInRow[]> {
  if (referralIds.length === 0) return [];
  return db
    .selectFrom('check_in')
    .selectAll()
    .where('referral_id', 'in', referralIds)
    .orderBy('held_on')
    .orderBy('made_at')
    .orderBy('id')
    .execute();
}

/** The newest check-in that was done, with who made it, or null. */
export async function lastDone(db: Db, referralId: string) {
  const row = await db
    .selectFrom('check_in')
    .leftJoin('account', 'account.id', 'check_in.made_by')
    .selectAll('check_in')
    .select('account.name as made_by_name')
    .where('check_in.referral_id', '=', referralId)
    .where('check_in.is_done', '=', 1)
    .orderBy('check_in.held_on', 'desc')
    .orderBy('check_in.made_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** Whether nothing was saved for the referral after this one. */
export async function isLatest(db: Db, row: CheckInRow): Promise<boolean> {
  const later = await db
    .selectFrom('check_in')
    .select('id')
    .where('referral_id', '=', row.referral_id)
    .where('id', '!=', row.id)
    .where((eb) =>
      eb.or([
        eb('made_at', '>', row.made_at),
        eb.and([eb('made_at', '=', row.made_at), eb('id', '>', row.id)]),
      ]),
    )
    .limit(1)
    .executeTakeFirst();
  return later === undefined;
}

/** Keeps what was done after a check-in that said "not safe". */
export async function recordAct(
  db: Db,
  id: string,
  act: Pick<CheckInRow, 'safety_act' | 'safety_act_by' | 'safety_act_at'>,
): Promise<void> {
  await db.updateTable('check_in').set(act).where('id', '=', id).execute();
}

/** Takes a check-in back. Call `refreshReferral` afterwards, in the same transaction. */
export async function remove(db: Db, id: string): Promise<void> {
  await db.deleteFrom('check_in').where('id', '=', id).execute();
}
