import type { ExtensionDecision } from '../../../shared/courses/rules.ts';
import { countsTowardsBound, SESSION_STATUSES } from '../../../shared/courses/sessions.ts';
import { addMonths, localDate, type LocalDate } from '../../../shared/dates.ts';
import type { ProtocolId } from '../../../shared/protocols/types.ts';
import { AHEAD_MONTHS } from '../../../shared/today/rules.ts';
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
  reviewsHeld: { on: LocalDate; attendedByThen: number }[];
  reviewPlannedOn: LocalDate | null;
  extensions: ExtensionDecision[];
};

/** Every course that runs, in one question a table and without its sessions. */
export async function listRunningCourses(db: Db, { practitionerId }: TodayScope): Promise<RunningCourse[]> {
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
  const reviews = await db
    .selectFrom('review')
    .select(['course_id', 'held_on', 'planned_on', 'attended_when_held'])
    .where('course_id', 'in', openIds)
    .execute();
  const decisions = await db
    .selectFrom('bound_decision')
    .select(['course_id', 'up_to_sessions', 'decided_on'])
    .where('course_id', 'in', openIds)
    .execute();
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
      reviewsHeld: own.flatMap(({ held_on, attended_when_held }) =>
        held_on === null ? [] : [{ on: localDate(held_on), attendedByThen: attended_when_held ?? 0 }],
      ),
      reviewPlannedOn: plannedOn === null ? null : localDate(plannedOn),
      extensions: (decisionsOf.get(row.id) ?? []).map((each) => ({
        decidedOn: localDate(each.decided_on),
        toSessions: each.up_to_sessions,
      })),
    };
  });
}

/** The dates of the sessions that count, by course. For a few courses: those whose review is due. */
export async function attendedDatesOf(
  db: Db,
  courseIds: readonly string[],
): Promise<Map<string, LocalDate[]>> {
  if (courseIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('session_try')
    .innerJoin('strand', 'strand.id', 'session_try.strand_id')
    .select(['session_try.course_id', 'session_try.planned_on'])
    .where('session_try.course_id', 'in', courseIds)
    .where('session_try.status', 'in', COUNTING)
    .where('strand.is_counted', '=', 1)
    .execute();
  const dates = new Map<string, LocalDate[]>();
  for (const row of rows)
    dates.set(row.course_id, [...(dates.get(row.course_id) ?? []), localDate(row.planned_on)]);
  return dates;
}

export type PlannedSession = { courseId: string; number: number; on: LocalDate };

/** The next sessions of counted strands that lie ahead, nearest first. */
export async function listPlanned(
  db: Db,
  { today }: TodayScope,
  numbers: readonly number[],
  limit: number,
): Promise<PlannedSession[]> {
  const rows = await db
    .selectFrom('session_try')
    .innerJoin('strand', 'strand.id', 'session_try.strand_id')
    .innerJoin('session', 'session.id', 'session_try.session_id')
    .select(['session_try.course_id', 'session_try.planned_on', 'session.number'])
    .where('session_try.status', '=', 'planned')
    .where('session_try.planned_on', '>', today)
    .where('session_try.planned_on', '<=', addMonths(today, AHEAD_MONTHS))
    .where('session.number', 'in', numbers)
    .where('strand.is_counted', '=', 1)
    .orderBy('session_try.planned_on')
    .orderBy('session_try.id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ courseId: row.course_id, number: row.number, on: localDate(row.planned_on) }));
}
