import { calledName } from '../../../shared/children/names.ts';
import { type InterpreterState, SessionStatus } from '../../../shared/courses/sessions.ts';
import { localDate, localTime, type LocalDate } from '../../../shared/dates.ts';
import type { Booking } from '../../../shared/diary/clashes.ts';
import type { Db } from './dialect.ts';
import { childrenOf } from './ofPractitioner.ts';

/**
 * What is booked between two dates, both included, with who would be there: dates planned or held that have a time,
 * of any child.
 */
export async function listBookings(
  db: Db,
  { from, to }: { from: LocalDate; to: LocalDate },
): Promise<Booking[]> {
  const rows = await db
    .selectFrom('session_try')
    .innerJoin('strand', 'strand.id', 'session_try.strand_id')
    .innerJoin('course', 'course.id', 'session_try.course_id')
    .select(['session_try.id', 'session_try.course_id', 'planned_on', 'starts_at', 'length_minutes'])
    .select(['session_try.practitioner_id', 'room_id', 'place'])
    .select(['course.child_id', 'strand.person_id', 'strand.kind'])
    .where('planned_on', '>=', from)
    .where('planned_on', '<=', to)
    .where('status', 'in', ['planned', 'attended', 'attended_late'])
    .where('starts_at', 'is not', null)
    .execute();
  return rows.flatMap((row) =>
    row.starts_at === null
      ? []
      : [
          {
            tryId: row.id,
            courseId: row.course_id,
            on: localDate(row.planned_on),
            time: localTime(row.starts_at),
            lengthMinutes: row.length_minutes,
            practitionerId: row.practitioner_id,
            roomId: row.room_id,
            place: row.place,
            childId: row.child_id,
            personId: row.person_id,
            isCarers: row.kind === 'carer',
          },
        ],
  );
}

/** The sessions that stand in some days, with the child they are of, and whether that is one of this caseload. */
export async function listWeek(
  db: Db,
  { from, to }: { from: LocalDate; to: LocalDate },
  practitionerId: string | null | 'all',
) {
  const rows = await db
    .selectFrom('session_try')
    .innerJoin('session', 'session.id', 'session_try.session_id')
    .innerJoin('strand', 'strand.id', 'session_try.strand_id')
    .innerJoin('course', 'course.id', 'session_try.course_id')
    .innerJoin('child', 'child.id', 'course.child_id')
    .select([
      'session_try.id',
      'session_try.course_id',
      'planned_on',
      'starts_at',
      'length_minutes',
      'status',
    ])
    .select([
      'session_try.practitioner_id',
      'room_id',
      'place',
      'interpreter',
      'session.number',
      'strand.kind',
    ])
    .select(['course.child_id', 'child.name', 'child.name_used'])
    .where('planned_on', '>=', from)
    .where('planned_on', '<=', to)
    .where('status', 'in', ['planned', 'attended', 'attended_late'])
    .orderBy('planned_on')
    .orderBy('starts_at')
    .orderBy('session_try.id')
    .execute();
  const seen =
    practitionerId === 'all'
      ? null
      : new Set((await childrenOf(db, practitionerId).execute()).map((row) => row.child_id));
  const timed = rows.flatMap((row) =>
    row.starts_at === null
      ? []
      : [
          {
            tryId: row.id,
            courseId: row.course_id,
            childId: row.child_id,
            childName: calledName({ name: row.name, nameUsed: row.name_used }),
            isSeen: seen === null || seen.has(row.child_id),
            isCarers: row.kind === 'carer',
            number: row.number,
            on: localDate(row.planned_on),
            time: localTime(row.starts_at),
            lengthMinutes: row.length_minutes,
            practitionerId: row.practitioner_id,
            roomId: row.room_id,
            place: row.place,
            status: SessionStatus.parse(row.status),
            interpreter: row.interpreter as InterpreterState | null,
          },
        ],
  );
  return { timed, withoutTime: rows.length - timed.length };
}
