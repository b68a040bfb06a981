import type { Insertable, Selectable, Updateable } from 'kysely';
import { localDate } from '../../../shared/dates.ts';
import { type CameAgainView, NO_DETAILS, type ReferralSaid } from '../../../shared/referrals/details.ts';
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

/** Adds that a referral came once more, with what it said. */
export async function insertAgain(db: Db, row: Insertable<Tables['referral_again']>): Promise<void> {
  await db.insertInto('referral_again').values(row).execute();
}

/** Each time some referrals came once more, the newest first, with who noted it. */
export async function cameAgainOf(
  db: Db,
  referralIds: readonly string[],
): Promise<Map<string, CameAgainView[]>> {
  if (referralIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('referral_again')
    .leftJoin('account', 'account.id', 'referral_again.made_by')
    .selectAll('referral_again')
    .select('account.name as by')
    .where('referral_again.referral_id', 'in', referralIds)
    .orderBy('referral_again.received_on', 'desc')
    .orderBy('referral_again.made_at', 'desc')
    .orderBy('referral_again.id', 'desc')
    .execute();
  const byReferral = Map.groupBy(rows, (row) => row.referral_id);
  return new Map([...byReferral].map(([id, some]) => [id, some.map(cameAgainView)]));
}

function cameAgainView(row: Selectable<Tables['referral_again']> & { by: string | null }): CameAgainView {
  const { details, carer } = JSON.parse(row.said) as ReferralSaid;
  // What later versions ask for as well was not said then.
  return {
    id: row.id,
    on: localDate(row.received_on),
    by: row.by,
    details: { ...NO_DETAILS, ...details },
    carer,
  };
}
