import { wasHeld, type SessionStatus } from '../../../shared/courses/sessions.ts';
import { localDate } from '../../../shared/dates.ts';
import type { Db } from './dialect.ts';

/** A child's courses with who holds them, the dates of their counted sessions and reviews, oldest first. */
export async function coursesOf(db: Db, childId: string) {
  const courses = await db
    .selectFrom('course')
    .selectAll()
    .where('child_id', '=', childId)
    .orderBy('id')
    .execute();
  const strands = await db
    .selectFrom('strand')
    .innerJoin('course', 'course.id', 'strand.course_id')
    .leftJoin('practitioner', 'practitioner.id', 'strand.practitioner_id')
    .select(['strand.course_id', 'strand.is_counted', 'strand.kind', 'strand.attended'])
    .select('practitioner.name as practitioner')
    .where('course.child_id', '=', childId)
    .execute();
  const tries = await db
    .selectFrom('session_try')
    .innerJoin('course', 'course.id', 'session_try.course_id')
    .innerJoin('strand', 'strand.id', 'session_try.strand_id')
    .select(['session_try.course_id', 'session_try.planned_on', 'session_try.status'])
    .where('course.child_id', '=', childId)
    .where('strand.is_counted', '=', 1)
    .orderBy('session_try.planned_on')
    .execute();
  const reviews = await db
    .selectFrom('review')
    .innerJoin('course', 'course.id', 'review.course_id')
    .select(['review.course_id', 'review.held_on', 'review.planned_on'])
    .where('course.child_id', '=', childId)
    .orderBy('review.id')
    .execute();
  const decisions = await db
    .selectFrom('bound_decision')
    .innerJoin('course', 'course.id', 'bound_decision.course_id')
    .select(['bound_decision.course_id', 'bound_decision.decided_on', 'bound_decision.up_to_sessions'])
    .where('course.child_id', '=', childId)
    .orderBy('bound_decision.decided_on')
    .orderBy('bound_decision.id')
    .execute();
  return courses.map((course) => {
    const of = <T extends { course_id: string }>(rows: readonly T[]) =>
      rows.filter((row) => row.course_id === course.id);
    const counted = of(strands).find((strand) => strand.is_counted === 1);
    const carers = of(strands).filter((strand) => strand.is_counted === 0 && strand.kind === 'carer');
    const dates = of(tries).map((row) => ({
      on: localDate(row.planned_on),
      status: row.status as SessionStatus,
    }));
    return {
      ...course,
      practitioner: counted?.practitioner ?? null,
      carersAttended: carers.map(({ attended }) => attended),
      attendedOn: dates.filter(({ status }) => wasHeld(status)).map(({ on }) => on),
      plannedOn: dates.filter(({ status }) => status === 'planned').map(({ on }) => on),
      reviewsHeldOn: of(reviews).flatMap((row) => (row.held_on === null ? [] : [localDate(row.held_on)])),
      extensions: of(decisions).map((row) => ({
        decidedOn: localDate(row.decided_on),
        toSessions: row.up_to_sessions,
      })),
    };
  });
}
