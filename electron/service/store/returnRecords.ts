import { sql } from 'kysely';
import { addDays, earlierOf, type LocalDate } from '../../../shared/dates.ts';
import type { ReturnRecord } from '../../../shared/returns/records.ts';
import { type Db, toCount } from './dialect.ts';
import { ageOnReceipt, type Counted, isNotToldTwice, stillWaitingOn } from './returnFacts.ts';

export type NamedRecord = ReturnRecord & { referralId: string; childId: string; name: string };

/** The date received of the first referral held, or null without any. */
export async function firstReceivedOn(db: Db): Promise<LocalDate | null> {
  const row = await db
    .selectFrom('referral')
    .select((eb) => eb.fn.min('received_on').as('first'))
    .executeTakeFirstOrThrow();
  return row.first === null ? null : (row.first as LocalDate);
}

/** The referrals received in the period, by date received. */
export async function referralsReceived(db: Db, { period, asAt }: Counted): Promise<NamedRecord[]> {
  const rows = await named(db)
    .where('referral.received_on', '>=', period.startsOn)
    .where('referral.received_on', '<=', asAt)
    .where(isNotToldTwice)
    .execute();
  return rows.map(recordOf);
}

/** The children waiting at the end of `asAt`, each with the referral they wait from, longest wait first. */
export async function childrenWaiting(db: Db, { asAt }: Counted): Promise<NamedRecord[]> {
  const rows = await named(db)
    .where((eb) => stillWaitingOn(eb, asAt))
    .execute();
  const seen = new Set<string>();
  return rows.filter(({ child_id }) => (seen.has(child_id) ? false : seen.add(child_id))).map(recordOf);
}

/** Sessions of past days in the period that have no outcome yet, by who was to hold them, the most first. */
export async function sessionsToLog(
  db: Db,
  { period }: Counted,
  today: LocalDate,
): Promise<{ who: string; count: number }[]> {
  const rows = await db
    .selectFrom('session_try')
    .leftJoin('practitioner', 'practitioner.id', 'session_try.practitioner_id')
    .select((eb) => ['practitioner.name', eb.fn.countAll().as('count')])
    .where('session_try.status', '=', 'planned')
    .where('session_try.planned_on', '>=', period.startsOn)
    .where('session_try.planned_on', '<=', earlierOf(period.endsOn, addDays(today, -1)))
    .groupBy(['practitioner.id', 'practitioner.name'])
    .execute();
  return rows
    .map(({ name, count }) => ({ who: name ?? 'Nobody named', count: toCount(count) }))
    .sort((a, b) => b.count - a.count || (a.who < b.who ? -1 : 1));
}

function named(db: Db) {
  return db
    .selectFrom('referral')
    .innerJoin('child', 'child.id', 'referral.child_id')
    .select(['referral.id', 'referral.child_id', 'referral.received_on', 'referral.source'])
    .select(['child.name', 'child.sex', sql<number | null>`${ageOnReceipt}`.as('age')])
    .orderBy('referral.received_on')
    .orderBy('referral.id');
}

type Row = Awaited<ReturnType<ReturnType<typeof named>['execute']>>[number];

function recordOf({ id, child_id, received_on, source, name, sex, age }: Row): NamedRecord {
  return {
    referralId: id,
    childId: child_id,
    name,
    receivedOn: received_on as LocalDate,
    source,
    sex,
    ageAtReferral: age,
  };
}
