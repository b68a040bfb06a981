import { countedBesides, type CountPolicy, type DateToCount } from '../../../shared/courses/counting.ts';
import { SessionStatus } from '../../../shared/courses/sessions.ts';
import { dateOrNull, localDate } from '../../../shared/dates.ts';
import type { Db } from './dialect.ts';

export type Recount = {
  courseId: string;
  /** Dates that count beside the attended ones, before and under the policy. */
  before: number;
  after: number;
};

/** The dates that a policy may count beside the attended ones, by course that goes on; of some courses where they are named. */
export async function datesBesides(
  db: Db,
  courseIds?: readonly string[],
): Promise<Map<string, DateToCount[]>> {
  if (courseIds?.length === 0) return new Map();
  let asked = db
    .selectFrom('session_try')
    .innerJoin('strand', 'strand.id', 'session_try.strand_id')
    .innerJoin('course', 'course.id', 'session_try.course_id')
    .select([
      'session_try.course_id',
      'session_try.planned_on',
      'session_try.status',
      'session_try.logged_on',
      'session_try.called_off_on',
    ])
    .where('course.ended_on', 'is', null)
    .where('strand.is_counted', '=', 1)
    .where('session_try.status', 'in', ['late_not_seen', 'cancelled_by_family']);
  if (courseIds !== undefined) asked = asked.where('session_try.course_id', 'in', courseIds);
  const byCourse = new Map<string, DateToCount[]>();
  for (const row of await asked.execute()) {
    const date: DateToCount = {
      on: localDate(row.planned_on),
      status: SessionStatus.parse(row.status),
      loggedOn: dateOrNull(row.logged_on),
      calledOffOn: dateOrNull(row.called_off_on),
    };
    byCourse.set(row.course_id, [...(byCourse.get(row.course_id) ?? []), date]);
  }
  return byCourse;
}

/** What a policy would count beside the attended sessions, in each course that goes on. A course that ended keeps its own. */
export async function recounts(db: Db, policy: CountPolicy): Promise<Recount[]> {
  const courses = await db
    .selectFrom('course')
    .select(['id', 'counted_besides'])
    .where('ended_on', 'is', null)
    .orderBy('id')
    .execute();
  const byCourse = await datesBesides(db);
  return courses.map(({ id, counted_besides: before }) => {
    return { courseId: id, before, after: countedBesides(byCourse.get(id) ?? [], policy) };
  });
}

/** Counts every course that goes on by a policy. Gives how many of their counts changed. */
export async function recount(db: Db, policy: CountPolicy): Promise<number> {
  const changed = (await recounts(db, policy)).filter(({ before, after }) => before !== after);
  await db.updateTable('course').set({ counts_policy: policy }).where('ended_on', 'is', null).execute();
  for (const { courseId, after } of changed)
    await db.updateTable('course').set({ counted_besides: after }).where('id', '=', courseId).execute();
  return changed.length;
}
