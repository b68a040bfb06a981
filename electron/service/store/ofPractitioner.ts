import type { Db } from './dialect.ts';

/** The children of one practitioner's courses, as a part of a question. Null holds no courses. */
export function childrenOf(db: Db, practitionerId: string | null) {
  return db
    .selectFrom('strand')
    .innerJoin('course', 'course.id', 'strand.course_id')
    .select('course.child_id')
    .where('strand.practitioner_id', '=', practitionerId ?? '');
}
