import type { ContactEvent } from '../../../shared/checkIns/events.ts';
import { dateOrNull, type LocalDate } from '../../../shared/dates.ts';
import type { Settings } from '../../../shared/service/settings.ts';
import { PRIORITY_BANDS, type PriorityBand } from '../../../shared/waitingList/rules.ts';
import type { Db } from './dialect.ts';
import { derivedColumns } from './derivedColumns.ts';
import { holidaysKept } from './holidays.ts';
import { type KnownReferral, loadRecords, type ReferralRecords } from './derivedFacts.ts';

const AT_ONCE = 200;

/**
 * Recomputes what a referral's row says of its other records: stage, next check-in, last contact, holding contacts.
 * Every command that changes one of those records calls this before it ends, so that lists can filter and sort by an
 * index; a test rebuilds them all and finds no difference. Gives what the row now says. A command that has read the
 * row and the proceedings, and changed neither, hands them on.
 */
export async function refreshReferral(
  db: Db,
  referralId: string,
  today: LocalDate,
  settings: Settings,
  known?: KnownReferral,
): Promise<DerivedColumns> {
  const [records] = await loadRecords(db, [referralId], known);
  if (records === undefined) throw new Error('No such referral to refresh');
  return refresh(db, records, today, settings, await holidaysKept(db, settings));
}

/** The same for many referrals, as after an import. Rows that already say so are left alone. */
export async function refreshReferrals(
  db: Db,
  referralIds: readonly string[],
  today: LocalDate,
  settings: Settings,
): Promise<void> {
  const isHoliday = await holidaysKept(db, settings);
  for (let from = 0; from < referralIds.length; from += AT_ONCE) {
    for (const records of await loadRecords(db, referralIds.slice(from, from + AT_ONCE))) {
      await refresh(db, records, today, settings, isHoliday);
    }
  }
}

type DerivedColumns = ReturnType<typeof derivedColumns>;

async function refresh(
  db: Db,
  records: ReferralRecords,
  today: LocalDate,
  settings: Settings,
  isHoliday: (date: LocalDate) => boolean,
): Promise<DerivedColumns> {
  const { row } = records;
  const columns = derivedColumns(records, today, settings, isHoliday);
  // Only what changed: every indexed column that is named in an update is written again, changed or not.
  const changed = Object.entries(columns).filter(([name, value]) => row[name as keyof typeof row] !== value);
  if (changed.length > 0)
    await db.updateTable('referral').set(Object.fromEntries(changed)).where('id', '=', row.id).execute();
  return columns;
}

/** When the next check-in would be due in each band, everything else as it is. */
export async function nextCheckInByBand(
  db: Db,
  referralId: string,
  today: LocalDate,
  settings: Settings,
): Promise<{ band: PriorityBand | null; dueOn: LocalDate | null }[]> {
  const [records] = await loadRecords(db, [referralId]);
  if (records === undefined) return [];
  const isHoliday = await holidaysKept(db, settings);
  return [null, ...PRIORITY_BANDS].map((band) => ({
    band,
    dueOn: derivedColumns({ ...records, row: { ...records.row, band } }, today, settings, isHoliday)
      .next_check_in_due_on,
  }));
}

/** When the next check-in is due, and when it would be without one of the events round the child. */
export async function nextCheckInWithout(
  db: Db,
  referralId: string,
  event: ContactEvent,
  today: LocalDate,
  settings: Settings,
): Promise<{ now: LocalDate | null; without: LocalDate | null }> {
  const [records] = await loadRecords(db, [referralId]);
  if (records === undefined) return { now: null, without: null };
  const at = records.events.findIndex(
    ({ kind, since, recordedAt }) =>
      kind === event.kind && since === event.since && recordedAt === event.recordedAt,
  );
  const events = at === -1 ? records.events : records.events.toSpliced(at, 1);
  const isHoliday = await holidaysKept(db, settings);
  const dueOf = (of: ReferralRecords) =>
    dateOrNull(derivedColumns(of, today, settings, isHoliday).next_check_in_due_on);
  return { now: dueOf(records), without: dueOf({ ...records, events }) };
}

/** Refreshes every open referral: after a change of the settings that check-ins follow. */
export async function refreshOpen(db: Db, today: LocalDate, settings: Settings): Promise<void> {
  const open = await db.selectFrom('referral').select('id').where('closed_on', 'is', null).execute();
  await refreshReferrals(
    db,
    open.map((row) => row.id),
    today,
    settings,
  );
}
