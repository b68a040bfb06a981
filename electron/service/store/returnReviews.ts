import { sql } from 'kysely';
import { earlierOf, type LocalDate } from '../../../shared/dates.ts';
import type { ReturnFacts } from '../../../shared/returns/facts.ts';
import { type ReviewRhythm, rhythmOf } from '../../../shared/reviews/rhythm.ts';
import { type ReviewFacts, reviewPoints } from '../../../shared/reviews/rules.ts';
import * as catalogue from './catalogue.ts';
import type { Db } from './dialect.ts';
import type { Counted } from './returnFacts.ts';
import * as settings from './settings.ts';

type CourseReviews = Omit<ReviewFacts, 'rhythm'> & {
  /** The service’s version, or else the protocol. */
  begunWith: string;
};

/**
 * Reviews that fell due in the period or were still due when it began. The points are reckoned by `reviewPoints`
 * from the dates of each course, which come in one row a course.
 */
export async function countReviews(db: Db, counted: Counted): Promise<ReturnFacts['reviews']> {
  const { period } = counted;
  const intervals = await settings.load(db);
  const { everyTerms } = await catalogue.load(db);
  const rhythms = new Map<string, ReviewRhythm>(
    everyTerms.map(({ protocolId, versionId, protocol }) => [
      versionId ?? protocolId,
      rhythmOf(protocol, intervals),
    ]),
  );
  const firstPoint = Math.min(...[...rhythms.values()].map(({ by, every }) => (by === 'week' ? 1 : every)));
  let held = 0;
  let notHeld = 0;
  for (const { begunWith, ...facts } of await loadReviewFacts(db, counted, firstPoint)) {
    const rhythm = rhythms.get(begunWith);
    if (rhythm === undefined) continue;
    for (const { reachedOn, satisfiedOn } of reviewPoints({ ...facts, rhythm })) {
      if (reachedOn === null) continue;
      if (satisfiedOn === null) notHeld += 1;
      else if (reachedOn >= period.startsOn || satisfiedOn >= period.startsOn) held += 1;
    }
  }
  return { held, notHeld };
}

/**
 * Dates up to `asAt` of the courses that had not ended before the period and may have reached a point: none with fewer
 * sessions than `firstPoint` has.
 */
async function loadReviewFacts(
  db: Db,
  { period, asAt }: Counted,
  firstPoint: number,
): Promise<CourseReviews[]> {
  const rows = await db
    .selectFrom('course')
    .innerJoin('strand', 'strand.course_id', 'course.id')
    .innerJoin('session_try', 'session_try.strand_id', 'strand.id')
    .select(['course.id', 'course.protocol_id', 'course.protocol_version_id', 'course.ended_on'])
    .select(sql<string>`string_agg(session_try.planned_on, ',')`.as('attended'))
    .where('course.attended', '>=', firstPoint)
    .where('course.started_on', '<=', asAt)
    .where((eb) => eb.or([eb('course.ended_on', 'is', null), eb('course.ended_on', '>=', period.startsOn)]))
    .where('strand.is_counted', '=', 1)
    .where('session_try.status', 'in', ['attended', 'attended_late'])
    .where('session_try.planned_on', '<=', asAt)
    .groupBy(['course.id', 'course.protocol_id', 'course.protocol_version_id', 'course.ended_on'])
    .execute();
  const reviews = await db
    .selectFrom('review')
    .innerJoin('course', 'course.id', 'review.course_id')
    .select(['review.course_id', 'review.held_on'])
    .where('review.held_on', '<=', asAt)
    .where((eb) => eb.or([eb('course.ended_on', 'is', null), eb('course.ended_on', '>=', period.startsOn)]))
    .execute();
  const heldOf = Map.groupBy(reviews, (review) => review.course_id);
  return rows.map((row) => ({
    begunWith: row.protocol_version_id ?? row.protocol_id,
    attendedOn: row.attended.split(',') as LocalDate[],
    until: row.ended_on === null ? asAt : earlierOf(asAt, row.ended_on as LocalDate),
    reviewsHeldOn: (heldOf.get(row.id) ?? []).map((review) => review.held_on as LocalDate),
  }));
}
