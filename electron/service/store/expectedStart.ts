import { ProtocolId } from '../../../shared/protocols/types.ts';
import { addWeeks, daysBetween, localDate, type LocalDate, wholeWeeks } from '../../../shared/dates.ts';
import {
  FORECAST_HISTORY_WEEKS,
  type ForecastFacts,
  type ForecastLine,
  FORECAST_LINES,
} from '../../../shared/waitingList/forecast.ts';
import * as catalogue from './catalogue.ts';
import type { Db } from './dialect.ts';
import { isNotToldTwice, stillWaitingOn } from './returnFacts.ts';

const IN_LINE = ['assessment', 'waiting'] as const;

/** What the forecast of starts rests on, for the whole service: counted in groups, however long the list is. */
export async function loadForecastFacts(db: Db, today: LocalDate): Promise<ForecastFacts> {
  const yearAgo = addWeeks(today, -FORECAST_HISTORY_WEEKS);
  const first = await db
    .selectFrom('referral')
    .select((eb) => eb.fn.min('started_on').as('on'))
    .where('started_on', '<=', today)
    .executeTakeFirstOrThrow();
  const left = await db
    .selectFrom('referral')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('closed_on', '>', yearAgo)
    .where('closed_on', '<=', today)
    .where(isNotToldTwice)
    .where('accepted_on', 'is not', null)
    .where('started_on', 'is', null)
    .executeTakeFirstOrThrow();
  const before = await db
    .selectFrom('referral')
    .select((eb) => eb.fn.countAll().as('count'))
    .where((eb) => stillWaitingOn(eb, yearAgo))
    .where(isNotToldTwice)
    .where('accepted_on', 'is not', null)
    .executeTakeFirstOrThrow();
  return {
    starts: await listStarts(db, yearAgo, today),
    weeksOnRecord: first.on === null ? null : wholeWeeks(daysBetween(localDate(first.on), today)),
    practitioners: await listPractitioners(db, today),
    running: await listRunning(db, today),
    inLine: await countInLine(db, today),
    offered: await countOffered(db),
    cameInYear: await countCame(db, yearAgo, today),
    leftInYear: Number(left.count),
    inLineYearAgo: Number(before.count),
  };
}

/** How many of a child's line stand before a referral, the child included: 1 is next. */
export async function placeInLine(
  db: Db,
  referral: { id: string; band: number | null; received_on: string },
  today: LocalDate,
): Promise<number> {
  const { count } = await inLine(db, today)
    .select((eb) => eb.fn.countAll().as('count'))
    .where((eb) => eb('referral.band', referral.band === null ? 'is' : '=', referral.band))
    .where((eb) =>
      eb.or([
        eb('referral.received_on', '<', referral.received_on),
        eb.and([eb('referral.received_on', '=', referral.received_on), eb('referral.id', '<=', referral.id)]),
      ]),
    )
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Those who wait without an offer. Whoever is paused with no end in sight lets others go first. */
function inLine(db: Db, today: LocalDate) {
  return db
    .selectFrom('referral')
    .where('referral.stage', 'in', IN_LINE)
    .where('referral.id', 'not in', (eb) =>
      eb
        .selectFrom('pause')
        .select('pause.referral_id')
        .where('pause.starts_on', '<=', today)
        .where('pause.ends_on', 'is', null),
    );
}

async function countInLine(db: Db, today: LocalDate): Promise<ForecastFacts['inLine']> {
  const rows = await inLine(db, today)
    .select('referral.band')
    .select((eb) => eb.fn.countAll().as('count'))
    .groupBy('referral.band')
    .execute();
  return byLine(rows);
}

async function countOffered(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('referral')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('stage', '=', 'offered')
    .executeTakeFirstOrThrow();
  return Number(count);
}

async function countCame(db: Db, yearAgo: LocalDate, today: LocalDate): Promise<ForecastFacts['cameInYear']> {
  const rows = await db
    .selectFrom('referral')
    .select('band')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('received_on', '>', yearAgo)
    .where('received_on', '<=', today)
    .where(isNotToldTwice)
    .where('accepted_on', 'is not', null)
    .groupBy('band')
    .execute();
  return byLine(rows);
}

function byLine(rows: readonly { band: number | null; count: unknown }[]): Record<ForecastLine, number> {
  const counts = { 1: 0, 2: 0, 3: 0, none: 0 };
  for (const { band, count } of rows) {
    const line = FORECAST_LINES.find((each) => each === band) ?? 'none';
    counts[line] += Number(count);
  }
  return counts;
}

async function listStarts(db: Db, yearAgo: LocalDate, today: LocalDate): Promise<ForecastFacts['starts']> {
  const rows = await db
    .selectFrom('referral')
    .leftJoin('course', (join) =>
      join
        .onRef('course.referral_id', '=', 'referral.id')
        .onRef('course.started_on', '=', 'referral.started_on'),
    )
    .leftJoin('strand', (join) =>
      join.onRef('strand.course_id', '=', 'course.id').on('strand.is_counted', '=', 1),
    )
    .select(['referral.id', 'referral.started_on', 'strand.practitioner_id'])
    .where('referral.started_on', '>', yearAgo)
    .where('referral.started_on', '<=', today)
    .orderBy('referral.id')
    .orderBy('course.id')
    .orderBy('strand.id')
    .execute();
  const seen = new Set<string>();
  return rows.flatMap(({ id, started_on: on, practitioner_id: by }) => {
    if (seen.has(id) || on === null) return [];
    seen.add(id);
    return [{ weeksAgo: wholeWeeks(daysBetween(localDate(on), today)), by }];
  });
}

async function listPractitioners(db: Db, today: LocalDate): Promise<ForecastFacts['practitioners']> {
  const rows = await db
    .selectFrom('practitioner')
    .leftJoin('strand', (join) =>
      join.onRef('strand.practitioner_id', '=', 'practitioner.id').on('strand.is_counted', '=', 1),
    )
    .leftJoin('course', (join) =>
      join.onRef('course.id', '=', 'strand.course_id').on('course.started_on', '<=', today),
    )
    .select('practitioner.id')
    .select((eb) => eb.fn.min('course.started_on').as('first'))
    .where('practitioner.is_active', '=', 1)
    .groupBy('practitioner.id')
    .orderBy('practitioner.id')
    .execute();
  return rows.map(({ id, first }) => ({
    id,
    weeksSinceFirst: first === null ? null : wholeWeeks(daysBetween(localDate(first), today)),
  }));
}

async function listRunning(db: Db, today: LocalDate): Promise<ForecastFacts['running']> {
  const therapies = await catalogue.load(db);
  const rows = await db
    .selectFrom('course')
    .select(['protocol_id', 'protocol_version_id', 'planned_sessions', 'attended', 'started_on'])
    .where('started_on', '<=', today)
    .where('ended_on', 'is', null)
    .orderBy('id')
    .execute();
  return rows.flatMap((row) => {
    const { planned_sessions: planned, attended, started_on: on } = row;
    if (on === null) return [];
    const protocolId = ProtocolId.parse(row.protocol_id);
    const { bounds } = therapies.begunWith({ protocolId, versionId: row.protocol_version_id });
    return [
      {
        attended,
        weeksSoFar: wholeWeeks(daysBetween(localDate(on), today)),
        from: Math.min(bounds.min ?? planned, planned),
        to: Math.max(bounds.max ?? planned, planned),
      },
    ];
  });
}
