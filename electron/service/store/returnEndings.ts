import { sql } from 'kysely';
import { EndingKind } from '../../../shared/courses/ending.ts';
import { positionOf } from '../../../shared/courses/rules.ts';
import { addMonths, type LocalDate } from '../../../shared/dates.ts';
import { courseBoundsOf } from '../../../shared/protocols/catalogue.ts';
import { OUTCOME_MONTHS } from '../../../shared/returns/definition.ts';
import type { ReturnFacts } from '../../../shared/returns/facts.ts';
import { begunWith, isCountedInTime, lastHeldOn, progressWhenEnded } from './begunCourses.ts';
import * as catalogue from './catalogue.ts';
import type { Db } from './dialect.ts';

/** Courses that ended in the twelve months up to a day, by the kind that was told and whether they stayed below the minimum. */
export async function countEndings(db: Db, asAt: LocalDate): Promise<ReturnFacts['endings']> {
  const therapies = await catalogue.load(db);
  const isInTimeSql = isCountedInTime(therapies);
  const rows = await db
    .with('over', (cte) =>
      cte
        .selectFrom('course')
        .select([
          'protocol_id',
          'protocol_version_id',
          'ending_kind',
          'attended',
          'counted_besides as besides',
        ])
        .select(sql<string | null>`case when ${isInTimeSql} then started_on end`.as('started_on'))
        .select(sql<string | null>`case when ${isInTimeSql} then ${lastHeldOn} end`.as('last_on'))
        .where('ended_on', '>', addMonths(asAt, -OUTCOME_MONTHS))
        .where('ended_on', '<=', asAt),
    )
    .selectFrom('over')
    .select([
      'protocol_id',
      'protocol_version_id',
      'ending_kind',
      'attended',
      'besides',
      'started_on',
      'last_on',
    ])
    .select((eb) => eb.fn.countAll().as('count'))
    .groupBy([
      'protocol_id',
      'protocol_version_id',
      'ending_kind',
      'attended',
      'besides',
      'started_on',
      'last_on',
    ])
    .execute();
  return rows.map((row) => {
    const bounds = courseBoundsOf(begunWith(therapies, row));
    return {
      kind: EndingKind.nullable().parse(row.ending_kind),
      isBelow: positionOf(bounds, progressWhenEnded(row)) === 'below',
      count: Number(row.count),
    };
  });
}
