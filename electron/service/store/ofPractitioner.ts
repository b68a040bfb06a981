import type { Db } from './dialect.ts';

/**
 * The children of one practitioner's courses, as a part of a question: those they hold, and those they are to take over or
 * cover until somebody says what became of it, those of a group they hold with somebody else, and those with whom they
 * hold one date, of a group or of a child alone, until it is said what became of it. Null holds no courses.
 */
export function childrenOf(db: Db, practitionerId: string | null) {
  return db
    .selectFrom('strand')
    .innerJoin('course', 'course.id', 'strand.course_id')
    .select('course.child_id')
    .where('strand.practitioner_id', '=', practitionerId ?? '')
    .union(
      db
        .selectFrom('handover')
        .innerJoin('course', 'course.id', 'handover.course_id')
        .select('course.child_id')
        .where('handover.to_practitioner_id', '=', practitionerId ?? '')
        .where('handover.state', '=', 'planned')
        .where('course.ended_on', 'is', null),
    )
    .union(
      db
        .selectFrom('session_try')
        .innerJoin('course', 'course.id', 'session_try.course_id')
        .select('course.child_id')
        .where('session_try.practitioner_id', '=', practitionerId ?? '')
        .where('session_try.status', '=', 'planned'),
    )
    .union(
      inGroups(db)
        .select('course.child_id')
        .where('group_run.second_practitioner_id', '=', practitionerId ?? ''),
    )
    .union(
      onGroupDates(db)
        .select('course.child_id')
        .where((eb) =>
          eb.or([
            eb('group_date.practitioner_id', '=', practitionerId ?? ''),
            eb('group_date.second_practitioner_id', '=', practitionerId ?? ''),
          ]),
        ),
    );
}

/** Members of groups with their courses: also those who left, while a session up to that day is still to be said. */
export function inGroups(db: Db) {
  return db
    .selectFrom('group_member')
    .innerJoin('group_run', 'group_run.id', 'group_member.group_id')
    .innerJoin('course', 'course.id', 'group_member.course_id')
    .where((eb) =>
      eb.or([
        eb('group_member.left_on', 'is', null),
        eb.exists(
          eb
            .selectFrom('session_try')
            .select('session_try.id')
            .whereRef('session_try.strand_id', '=', 'group_member.strand_id')
            .where('session_try.status', '=', 'planned')
            .whereRef('session_try.planned_on', '<=', 'group_member.left_on'),
        ),
      ]),
    );
}

/** Members of groups with the dates on which their session is still to be held or said, and who holds each date. */
export function onGroupDates(db: Db) {
  return inGroups(db)
    .innerJoin('group_date', 'group_date.group_id', 'group_member.group_id')
    .innerJoin('session_try', (join) =>
      join
        .onRef('session_try.strand_id', '=', 'group_member.strand_id')
        .onRef('session_try.planned_on', '=', 'group_date.planned_on')
        .on('session_try.status', '=', 'planned'),
    )
    .where((eb) =>
      eb.or([
        eb('group_member.left_on', 'is', null),
        eb('group_date.planned_on', '<=', eb.ref('group_member.left_on')),
      ]),
    );
}
