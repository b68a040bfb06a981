import { localDate, type LocalDate } from '../../../shared/dates.ts';
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
