import type { Db } from './dialect.ts';

/**
 * The children of one practitioner's courses, as a part of a question: those they hold, and those they are to take over or
 * cover until somebody says what became of it, and those of a group they hold with somebody else. Null holds no courses.
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
        .where('handover.state', '=', 'planned'),
    )
    .union(
      db
        .selectFrom('group_member')
        .innerJoin('group_run', 'group_run.id', 'group_member.group_id')
        .innerJoin('course', 'course.id', 'group_member.course_id')
        .select('course.child_id')
        .where('group_run.second_practitioner_id', '=', practitionerId ?? '')
        .where('group_member.left_on', 'is', null),
    );
}
