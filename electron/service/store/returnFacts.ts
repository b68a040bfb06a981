import { type ExpressionBuilder, sql } from 'kysely';
import { positionOf, type StandingState } from '../../../shared/courses/rules.ts';
import type { SessionStatus } from '../../../shared/courses/sessions.ts';
import { earlierOf, type FinancialQuarter, type LocalDate } from '../../../shared/dates.ts';
import { courseBoundsOf } from '../../../shared/protocols/catalogue.ts';
import { withLocalRanges } from '../../../shared/protocols/localVersions.ts';
import type { ReturnFacts } from '../../../shared/returns/facts.ts';
import { begunWith, isCountedInTime, lastHeldOn, progressWhenEnded } from './begunCourses.ts';
import * as catalogue from './catalogue.ts';
import { countContinuity } from './continuityFacts.ts';
import type { Db } from './dialect.ts';
import { countEndings } from './returnEndings.ts';
import { countPairs } from './returnPairs.ts';
import { countReviews } from './returnReviews.ts';
import type { Tables } from './tables.ts';

/** The days a return counts: from the first day of the period to `asAt`, both included. */
export type Counted = { period: FinancialQuarter; asAt: LocalDate };

/**
 * Everything the quarterly return is made of, counted by the engine in groups over covering indexes; what each figure
 * counts is said in shared/returns/facts.ts. Dates in the database are real ones, so they are not parsed again here.
 */
export async function loadReturnFacts(
  db: Db,
  period: FinancialQuarter,
  today: LocalDate,
): Promise<ReturnFacts> {
  const asAt = earlierOf(period.endsOn, today);
  const counted = { period, asAt };
  return {
    period,
    asAt,
    referrals: await countReferrals(db, counted),
    waiting: await countWaiting(db, counted),
    started: await countStarted(db, counted),
    checkIns: await countCheckIns(db, counted),
    holdingSupport: await countHoldingSupport(db, counted),
    sessions: await countSessions(db, counted),
    ...(await countCourses(db, counted)),
    endings: await countEndings(db, asAt),
    pairs: await countPairs(db, asAt),
    reviews: await countReviews(db, counted),
    continuity: await countContinuity(db, asAt),
  };
}

/** Completed years from the birth date to a date, as `ageOn` reckons them; null without a birth date. */
export const ageOnReceipt = sql<number | null>`
  cast(substr(received_on, 1, 4) as integer) - cast(substr(birth_date, 1, 4) as integer)
  - case when substr(received_on, 6) < substr(birth_date, 6) then 1 else 0 end`;

async function countReferrals(db: Db, { period, asAt }: Counted): Promise<ReturnFacts['referrals']> {
  const rows = await db
    .selectFrom('referral')
    .innerJoin('child', 'child.id', 'referral.child_id')
    .select(['referral.source', 'child.sex', ageOnReceipt.as('age')])
    .select((eb) => eb.fn.countAll().as('count'))
    .where('referral.received_on', '>=', period.startsOn)
    .where('referral.received_on', '<=', asAt)
    .where(isNotToldTwice)
    .groupBy(['referral.source', 'child.sex', 'age'])
    .execute();
  return rows.map(({ source, sex, age, count }) => ({
    source,
    sex,
    ageAtReferral: age,
    count: Number(count),
  }));
}

/** One referral told twice counts once, as the one that went on. */
export const isNotToldTwice = (eb: ExpressionBuilder<Tables, 'referral'>) =>
  eb.or([eb('referral.closing_reason', 'is', null), eb('referral.closing_reason', '!=', 'told_twice')]);

/** Whether a referral was still waiting at the end of a day: received, not begun, not closed (`isWaitingOn`). */
export function stillWaitingOn(eb: ExpressionBuilder<Tables, 'referral'>, date: LocalDate) {
  return eb.and([
    eb('referral.received_on', '<=', date),
    eb.or([eb('referral.started_on', 'is', null), eb('referral.started_on', '>', date)]),
    eb.or([eb('referral.closed_on', 'is', null), eb('referral.closed_on', '>', date)]),
  ]);
}

async function countWaiting(db: Db, { asAt }: Counted): Promise<ReturnFacts['waiting']> {
  const rows = await db
    .with('waits', (cte) =>
      cte
        .selectFrom('referral')
        .select(['referral.child_id', (eb) => eb.fn.min('referral.received_on').as('received_on')])
        .where((eb) => stillWaitingOn(eb, asAt))
        .groupBy('referral.child_id'),
    )
    .selectFrom('waits')
    .innerJoin('child', 'child.id', 'waits.child_id')
    .select(['waits.received_on', 'child.sex', ageOnReceipt.as('age')])
    .execute();
  return rows.map(({ received_on, sex, age }) => ({
    receivedOn: received_on as LocalDate,
    sex,
    ageAtReferral: age,
    count: 1,
  }));
}

async function countStarted(db: Db, { period, asAt }: Counted): Promise<ReturnFacts['started']> {
  const rows = await db
    .selectFrom('referral')
    .select(['received_on', 'started_on'])
    .select((eb) => eb.fn.countAll().as('count'))
    .where('started_on', '>=', period.startsOn)
    .where('started_on', '<=', asAt)
    .groupBy(['started_on', 'received_on'])
    .execute();
  return rows.map(({ received_on, started_on, count }) => ({
    receivedOn: received_on as LocalDate,
    startedOn: started_on as LocalDate,
    count: Number(count),
  }));
}

/**
 * A check-in due is one referral and one due date. It was done, or it still stands in the referral's row, or it was
 * left undone when the wait ended. Tries alone are not asked: their due date either stands or was agreed anew.
 */
async function countCheckIns(db: Db, { period, asAt }: Counted): Promise<ReturnFacts['checkIns']> {
  const done = await db
    .with('done', (cte) =>
      cte
        .selectFrom('check_in')
        .select(['due_on', (eb) => eb.fn.min('held_on').as('done_on')])
        .where('is_done', '=', 1)
        .where('due_on', '>=', period.startsOn)
        .where('due_on', '<=', asAt)
        .groupBy(['due_on', 'referral_id']),
    )
    .selectFrom('done')
    .select((eb) => [
      eb.fn.countAll().as('due'),
      eb.fn.sum(sql<number>`case when done_on <= due_on then 1 else 0 end`).as('on_time'),
      eb.fn.sum(sql<number>`case when done_on > ${asAt} then 1 else 0 end`).as('not_yet'),
    ])
    .executeTakeFirstOrThrow();
  const open = await countUndone(db, 'next_check_in_due_on', { period, asAt });
  const leftUndone = await countUndone(db, 'check_in_left_undone_on', { period, asAt });
  const onTime = Number(done.on_time);
  const notYet = Number(done.not_yet);
  return {
    onTime,
    late: Number(done.due) - onTime - notYet,
    notDone: notYet + open + leftUndone,
  };
}

/** A check-in in a course that stands still has no place among those with children who wait: it is left out. */
async function countUndone(
  db: Db,
  column: 'next_check_in_due_on' | 'check_in_left_undone_on',
  { period, asAt }: Counted,
): Promise<number> {
  const row = await db
    .selectFrom('referral')
    .select((eb) => eb.fn.countAll().as('count'))
    .where(column, '>=', period.startsOn)
    .where(column, '<=', asAt)
    .where((eb) => (column === 'next_check_in_due_on' ? eb('started_on', 'is', null) : eb.lit(true)))
    // A contact due while nobody has accepted the referral is not a check-in with a child who waits for therapy.
    .where((eb) => eb.or([eb('accepted_on', 'is not', null), eb('imported_on', 'is not', null)]))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('check_in')
            .select('check_in.id')
            .whereRef('check_in.due_on', '=', `referral.${column}`)
            .whereRef('check_in.referral_id', '=', 'referral.id')
            .where('check_in.is_done', '=', 1),
        ),
      ),
    )
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

async function countHoldingSupport(
  db: Db,
  { period, asAt }: Counted,
): Promise<ReturnFacts['holdingSupport']> {
  const rows = await db
    .selectFrom('holding_contact')
    .leftJoin('support_kind', 'support_kind.code', 'holding_contact.kind')
    .select((eb) => ['support_kind.counted_as', eb.fn.countAll().as('count')])
    .where('held_on', '>=', period.startsOn)
    .where('held_on', '<=', asAt)
    .groupBy('support_kind.counted_as')
    .execute();
  return rows.map(({ counted_as: kind, count }) => ({ kind: kind ?? 'other', count: Number(count) }));
}

async function countSessions(db: Db, { period, asAt }: Counted): Promise<ReturnFacts['sessions']> {
  const rows = await db
    .selectFrom('session_try')
    .innerJoin('strand', 'strand.id', 'session_try.strand_id')
    .select(['strand.kind', 'session_try.status'])
    .select((eb) => eb.fn.countAll().as('count'))
    .where('session_try.planned_on', '>=', period.startsOn)
    .where('session_try.planned_on', '<=', asAt)
    .groupBy(['strand.kind', 'session_try.status'])
    .execute();
  return rows.map(({ kind, status, count }) => ({
    strand: kind === 'carer' ? 'carer' : 'child',
    status: status as SessionStatus,
    count: Number(count),
  }));
}

/**
 * Courses by where they stand, and the protocols of the table: every one the service had begun with by then. A course
 * that ended is told by its sessions or days, or where it is counted in time by how long it lasted, to its last session.
 */
async function countCourses(
  db: Db,
  { period, asAt }: Counted,
): Promise<Pick<ReturnFacts, 'courses' | 'protocols'>> {
  const therapies = await catalogue.load(db);
  const isInTimeSql = isCountedInTime(therapies);
  const isEndedNow = sql`ended_on >= ${period.startsOn} and ended_on <= ${asAt}`;
  const rows = await db
    .with('begun', (cte) =>
      cte
        .selectFrom('course')
        .select([
          'protocol_id',
          'protocol_version_id',
          sql<string>`case when ended_on < ${period.startsOn} then 'ended_before'
            when ${isEndedNow} then 'ended' else 'under_way' end`.as('place'),
          // How much of it there was matters only where the course ended in the period.
          sql<number>`case when ${isEndedNow} then attended else 0 end`.as('attended'),
          sql<number>`case when ${isEndedNow} then counted_besides else 0 end`.as('besides'),
          sql<string | null>`case when ${isEndedNow} and ${isInTimeSql} then started_on end`.as('started_on'),
          sql<string | null>`case when ${isEndedNow} and ${isInTimeSql} then ${lastHeldOn} end`.as('last_on'),
        ])
        .where('started_on', '<=', asAt),
    )
    .selectFrom('begun')
    .select(['protocol_id', 'protocol_version_id', 'place', 'attended', 'besides', 'started_on', 'last_on'])
    .select((eb) => eb.fn.countAll().as('count'))
    .groupBy(['protocol_id', 'protocol_version_id', 'place', 'attended', 'besides', 'started_on', 'last_on'])
    .execute();
  const begun = new Set(rows.map((row) => row.protocol_id));
  const shown = rows.filter((row) => row.place !== 'ended_before');
  return {
    protocols: therapies.all
      .filter(({ id }) => begun.has(id))
      .map(({ id, name, source }) => ({
        id,
        name: withLocalRanges(
          source === 'own' ? `${name} (other, the service’s own)` : name,
          shown.filter((row) => row.protocol_id === id).map((row) => begunWith(therapies, row)),
        ),
      })),
    courses: shown.map((row) => {
      const bounds = courseBoundsOf(begunWith(therapies, row));
      const standing: StandingState =
        row.place === 'under_way' ? 'under_way' : `ended_${positionOf(bounds, progressWhenEnded(row))}`;
      return { protocolId: row.protocol_id, standing, count: Number(row.count) };
    }),
  };
}
