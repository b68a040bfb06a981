import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Db } from './dialect.ts';
import type { Tables } from './tables.ts';

export type ReferralRow = Selectable<Tables['referral']>;

/** One referral as stored, or null. */
export async function load(db: Db, id: string): Promise<ReferralRow | null> {
  return (await db.selectFrom('referral').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** A child's referrals, oldest first. */
export async function listOfChild(db: Db, childId: string): Promise<ReferralRow[]> {
  return db
    .selectFrom('referral')
    .selectAll()
    .where('child_id', '=', childId)
    .orderBy('received_on')
    .orderBy('id')
    .execute();
}

/** What a new referral is given; the rest follows from its records (see derived.ts). */
export type NewReferral = Omit<
  Insertable<Tables['referral']>,
  | 'inbox_state'
  | 'inbox_due_on'
  | 'started_on'
  | 'stage'
  | 'stage_since'
  | 'next_check_in_due_on'
  | 'next_check_in_because'
  | 'check_in_tries'
  | 'next_try_by_on'
  | 'check_in_left_undone_on'
  | 'last_check_in_on'
  | 'last_check_in_outcome'
  | 'holding_contacts'
  | 'version'
>;

/** Adds a referral. Call `refreshReferral` afterwards, in the same transaction. */
export async function insert(db: Db, referral: NewReferral): Promise<void> {
  await insertMany(db, [referral]);
}

/** The same for many, as after an import; at most a few hundred at a time. */
export async function insertMany(db: Db, referrals: readonly NewReferral[]): Promise<void> {
  const rows = referrals.map((referral) => ({
    ...referral,
    inbox_state: null,
    inbox_due_on: null,
    started_on: null,
    stage: 'received',
    stage_since: referral.received_on,
    next_check_in_due_on: null,
    next_check_in_because: null,
    check_in_tries: 0,
    next_try_by_on: null,
    check_in_left_undone_on: null,
    last_check_in_on: null,
    last_check_in_outcome: null,
    holding_contacts: 0,
    version: 1,
  }));
  await db.insertInto('referral').values(rows).execute();
}

/** Changes a referral that was read at `version`. False when somebody saved it since. */
export async function save(
  db: Db,
  id: string,
  version: number,
  changes: Updateable<Tables['referral']>,
): Promise<boolean> {
  const result = await db
    .updateTable('referral')
    .set({ ...changes, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}
