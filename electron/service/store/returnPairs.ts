import { type ExpressionBuilder, sql } from 'kysely';
import { addMonths, type LocalDate } from '../../../shared/dates.ts';
import type { Occasion } from '../../../shared/measures/codes.ts';
import { changesOfCourse, type FilledIn } from '../../../shared/measures/pairs.ts';
import { fromHundredths } from '../../../shared/measures/scores.ts';
import { type Informant, type MeasureId, TOTAL } from '../../../shared/measures/types.ts';
import { OUTCOME_MONTHS } from '../../../shared/returns/definition.ts';
import type { ReturnFacts } from '../../../shared/returns/facts.ts';
import type { Db } from './dialect.ts';
import type { Tables } from './tables.ts';

type CourseWithScores = { id: string; endedOn: LocalDate; attendedOn: LocalDate[]; scores: FilledIn[] };

/**
 * First and last scores of the courses that ended in the twelve months up to a day, by what is said of the change. Which two
 * are compared is decided by `coursePair`, course by course; only courses with scores are read.
 */
export async function countPairs(db: Db, asAt: LocalDate): Promise<ReturnFacts['pairs']> {
  const counts = new Map<string, ReturnFacts['pairs'][number]>();
  for (const { scores, attendedOn, ...course } of await loadCourses(db, asAt)) {
    for (const { measure, informant, change } of changesOfCourse(scores, course, attendedOn)) {
      const key = `${measure} ${informant} ${change}`;
      const count = (counts.get(key)?.count ?? 0) + 1;
      counts.set(key, { measure, informant, change, count });
    }
  }
  return [...counts.values()];
}

async function loadCourses(db: Db, asAt: LocalDate): Promise<CourseWithScores[]> {
  const ended = (eb: ExpressionBuilder<Tables, 'course'>) =>
    eb.and([
      eb('course.ended_on', '>', addMonths(asAt, -OUTCOME_MONTHS)),
      eb('course.ended_on', '<=', asAt),
      // Without a second session nothing is credited to therapy.
      eb('course.attended', '>', 1),
    ]);
  const scored = await db
    .selectFrom('course')
    .innerJoin('measure_score', 'measure_score.course_id', 'course.id')
    .selectAll('measure_score')
    .select('course.id as of_course')
    .where(ended)
    .where(stands)
    .where('measure_score.completed_on', '<=', asAt)
    .execute();
  // A baseline is often taken before its course is planned.
  const ofNoCourse = await db
    .selectFrom('course')
    .innerJoin('measure_score', 'measure_score.child_id', 'course.child_id')
    .selectAll('measure_score')
    .select('course.id as of_course')
    .where(ended)
    .where(stands)
    .where('measure_score.course_id', 'is', null)
    .where('measure_score.completed_on', '<=', asAt)
    .execute();
  const scores = Map.groupBy([...scored, ...ofNoCourse], (row) => row.of_course);
  const attended = await db
    .selectFrom('course')
    .innerJoin('strand', 'strand.course_id', 'course.id')
    .innerJoin('session_try', 'session_try.strand_id', 'strand.id')
    .select(['course.id', 'course.ended_on'])
    .select(sql<string>`string_agg(session_try.planned_on, ',')`.as('attended'))
    .where(ended)
    .where('strand.is_counted', '=', 1)
    .where('session_try.status', 'in', ['attended', 'attended_late'])
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('measure_score')
          .select('measure_score.id')
          .whereRef('measure_score.child_id', '=', 'course.child_id'),
      ),
    )
    .groupBy(['course.id', 'course.ended_on'])
    .execute();
  return attended.map((row) => ({
    id: row.id,
    endedOn: row.ended_on as LocalDate,
    attendedOn: row.attended.split(',') as LocalDate[],
    scores: (scores.get(row.id) ?? []).map((score) => ({
      id: score.id,
      courseId: score.course_id,
      measure: score.measure as MeasureId,
      version: score.measure_version,
      informant: score.informant as Informant,
      personId: score.person_id,
      occasion: score.occasion as Occasion,
      completedOn: score.completed_on as LocalDate,
      values: valuesOf(score),
    })),
  }));
}

/** Neither corrected, nor taken back, nor left undone. */
const stands = sql<boolean>`measure_score.state = 'stands' and measure_score.not_done_reason is null`;

function valuesOf({
  total,
  scales,
}: {
  total: number | null;
  scales: string | null;
}): Record<string, number> {
  const all: Record<string, number> = {
    ...(total === null ? {} : { [TOTAL]: total }),
    ...(scales === null ? {} : (JSON.parse(scales) as Record<string, number>)),
  };
  return Object.fromEntries(Object.entries(all).map(([id, score]) => [id, fromHundredths(score)]));
}
