import { localDate, type LocalDate } from '../../../shared/dates.ts';
import type { PauseReason } from '../../../shared/referrals/codes.ts';
import type { Pause } from '../../../shared/waitingList/rules.ts';
import type { Db } from './dialect.ts';

/** The referrals whose wait is paused on a day, as a part of a question. A pause's end is the day the wait went on. */
export function pausedReferrals(db: Db, today: LocalDate) {
  return db
    .selectFrom('pause')
    .select('pause.referral_id')
    .where('pause.starts_on', '<=', today)
    .where((eb) => eb.or([eb('pause.ends_on', 'is', null), eb('pause.ends_on', '>', today)]));
}

/** The pauses of some referrals, by referral. */
export async function pausesOf(db: Db, referralIds: readonly string[]): Promise<Map<string, Pause[]>> {
  if (referralIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('pause')
    .select(['referral_id', 'starts_on', 'ends_on'])
    .where('referral_id', 'in', referralIds)
    .execute();
  const pauses = new Map<string, Pause[]>();
  for (const row of rows) {
    const of = pauses.get(row.referral_id) ?? [];
    of.push({ from: localDate(row.starts_on), to: row.ends_on === null ? null : localDate(row.ends_on) });
    pauses.set(row.referral_id, of);
  }
  return pauses;
}

/** Adds a pause. Call `refreshReferral` afterwards, in the same transaction. */
export async function insert(
  db: Db,
  pause: {
    id: string;
    referralId: string;
    startsOn: LocalDate;
    endsOn: LocalDate | null;
    reason: PauseReason;
  },
): Promise<void> {
  const { id, referralId, startsOn, endsOn, reason } = pause;
  await db
    .insertInto('pause')
    .values({ id, referral_id: referralId, starts_on: startsOn, ends_on: endsOn, reason, version: 1 })
    .execute();
}

/** Ends a pause read at `version`, on the day the wait goes on. False when somebody saved it since. */
export async function end(db: Db, id: string, version: number, endsOn: LocalDate): Promise<boolean> {
  const result = await db
    .updateTable('pause')
    .set({ ends_on: endsOn, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}
