import type { ExtensionDecision } from '../../../shared/courses/rules.ts';
import { SESSION_STATUSES, countsTowardsBound } from '../../../shared/courses/sessions.ts';
import { localDate, type LocalDate } from '../../../shared/dates.ts';
import type { ProtocolId } from '../../../shared/protocols/types.ts';
import type { Db } from './dialect.ts';
import { childrenOf } from './ofPractitioner.ts';
import type { TodayScope } from './today.ts';

const COUNTING = SESSION_STATUSES.filter(countsTowardsBound);

/** A course under way, with what its reviews and its bounds are judged by. */
export type RunningCourse = {
  courseId: string;
  childId: string;
  childName: string;
  birthDate: string | null;
  protocolId: ProtocolId;
  /** Of the counted strand. */
  practitionerId: string | null;
  attended: number;
  attendedOn: LocalDate[];
  reviewsHeldOn: LocalDate[];
  reviewPlannedOn: LocalDate | null;
  extensions: ExtensionDecision[];
  /** Dates of the counted strand still ahead, with their numbers. */
  planned: { number: number; on: LocalDate }[];
};

/** Every course that runs, in one question a table. */
export async function listRunningCourses(
  db: Db,
  { today, practitionerId }: TodayScope,
): Promise<RunningCourse[]> {
  let courses = db
    .selectFrom('course')
    .innerJoin('child', 'child.id', 'course.child_id')
    .innerJoin('strand', (join) =>
      join.onRef('strand.course_id', '=', 'course.id').on('strand.is_counted', '=', 1),
    )
    .select([
      'course.id',
      'course.child_id',
      'course.protocol_id',
      'course.attended',
      'strand.practitioner_id',
    ])
    .select(['child.name', 'child.birth_date'])
    .where('course.ended_on', 'is', null)
    .orderBy('course.id');
  if (practitionerId !== 'all')
    courses = courses.where('course.child_id', 'in', childrenOf(db, practitionerId));
  const rows = await courses.execute();
  const openIds = db.selectFrom('course').select('course.id').where('course.ended_on', 'is', null);
  const held = await db
    .selectFrom('session_try')
    .innerJoin('strand', 'strand.id', 'session_try.strand_id')
    .select(['session_try.course_id', 'session_try.planned_on'])
    .where('session_try.course_id', 'in', openIds)
    .where('session_try.status', 'in', COUNTING)
    .where('strand.is_counted', '=', 1)
    .execute();
  const ahead = await db
    .selectFrom('session_try')
    .innerJoin('strand', 'strand.id', 'session_try.strand_id')
    .innerJoin('session', 'session.id', 'session_try.session_id')
    .select(['session_try.course_id', 'session_try.planned_on', 'session.number'])
    .where('session_try.status', '=', 'planned')
    .where('session_try.planned_on', '>', today)
    .where('strand.is_counted', '=', 1)
    .execute();
  const reviews = await db
    .selectFrom('review')
    .select(['course_id', 'held_on', 'planned_on'])
    .where('course_id', 'in', openIds)
    .execute();
  const decisions = await db
    .selectFrom('bound_decision')
    .select(['course_id', 'up_to_sessions', 'decided_on'])
    .where('course_id', 'in', openIds)
    .execute();
  const heldOf = Map.groupBy(held, (each) => each.course_id);
  const aheadOf = Map.groupBy(ahead, (each) => each.course_id);
  const reviewsOf = Map.groupBy(reviews, (each) => each.course_id);
  const decisionsOf = Map.groupBy(decisions, (each) => each.course_id);
  return rows.map((row) => {
    const own = reviewsOf.get(row.id) ?? [];
    const plannedOn = own.find((review) => review.held_on === null)?.planned_on ?? null;
    return {
      courseId: row.id,
      childId: row.child_id,
      childName: row.name,
      birthDate: row.birth_date,
      protocolId: row.protocol_id as ProtocolId,
      practitionerId: row.practitioner_id,
      attended: row.attended,
      attendedOn: (heldOf.get(row.id) ?? []).map((each) => localDate(each.planned_on)),
      reviewsHeldOn: own.flatMap((review) => (review.held_on === null ? [] : [localDate(review.held_on)])),
      reviewPlannedOn: plannedOn === null ? null : localDate(plannedOn),
      extensions: (decisionsOf.get(row.id) ?? []).map((each) => ({
        decidedOn: localDate(each.decided_on),
        toSessions: each.up_to_sessions,
      })),
      planned: (aheadOf.get(row.id) ?? []).map(({ number, planned_on }) => ({
        number,
        on: localDate(planned_on),
      })),
    };
  });
}
