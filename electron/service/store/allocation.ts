import { localDate, type LocalDate } from '../../../shared/dates.ts';
import type { Db } from './dialect.ts';

/** The last session each practitioner held with a child, in any of their courses; those of a parent or carer left aside. */
export async function metOn(db: Db, childId: string): Promise<Map<string, LocalDate>> {
  const rows = await db
    .selectFrom('session_try')
    .innerJoin('course', 'course.id', 'session_try.course_id')
    .innerJoin('strand', 'strand.id', 'session_try.strand_id')
    .select('session_try.practitioner_id')
    .select((eb) => eb.fn.max('session_try.planned_on').as('last'))
    .where('course.child_id', '=', childId)
    .where('strand.kind', '!=', 'carer')
    .where('session_try.status', 'in', ['attended', 'attended_late'])
    .where('session_try.practitioner_id', 'is not', null)
    .groupBy('session_try.practitioner_id')
    .execute();
  return new Map(rows.map((row) => [row.practitioner_id ?? '', localDate(row.last)]));
}

/** What was preferred, as the newest offer to a child says it; null where nothing was. */
export async function preferenceOf(db: Db, childId: string): Promise<string | null> {
  const row = await db
    .selectFrom('offer')
    .select('preference')
    .where('child_id', '=', childId)
    .where('preference', 'is not', null)
    .orderBy('made_on', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return row?.preference ?? null;
}
