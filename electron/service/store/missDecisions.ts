import type { Insertable, Selectable } from 'kysely';
import { isMissedOrCancelled, SESSION_STATUSES } from '../../../shared/courses/sessions.ts';
import type { LocalDate } from '../../../shared/dates.ts';
import type { Db } from './dialect.ts';
import { childrenOf } from './ofPractitioner.ts';
import type { Tables } from './tables.ts';
import type { TodayScope } from './today.ts';

const MISSED = SESSION_STATUSES.filter(isMissedOrCancelled);

export type MissDecisionRow = Selectable<Tables['miss_decision']> & { decidedByName: string | null };

/** What was decided about missed sessions of a course, oldest first, with the name of who decided. */
export async function listOfCourse(db: Db, courseId: string): Promise<MissDecisionRow[]> {
  return db
    .selectFrom('miss_decision')
    .leftJoin('account', 'account.id', 'miss_decision.decided_by')
    .selectAll('miss_decision')
    .select('account.name as decidedByName')
    .where('course_id', '=', courseId)
    .orderBy('decided_at')
    .orderBy('miss_decision.id')
    .execute();
}

/**
 * Adds a decision in place of the strand's last one, which is kept, and notes at every miss on record that it was
 * before this decision. Call `refreshCourse` afterwards, in the same transaction.
 */
export async function insert(db: Db, row: Insertable<Tables['miss_decision']>): Promise<void> {
  await db
    .updateTable('miss_decision')
    .set({ is_current: 0 })
    .where('strand_id', '=', row.strand_id)
    .where('is_current', '=', 1)
    .execute();
  await db.insertInto('miss_decision').values(row).execute();
  await db
    .updateTable('session_try')
    .set({ miss_decision_id: row.id })
    .where('strand_id', '=', row.strand_id)
    .where('status', 'in', MISSED)
    .where('miss_decision_id', 'is', null)
    .execute();
}

/** Strands with a run of misses that nobody decided on, and those whose decision is to be looked at again by a day. */
export async function listOpen(db: Db, { practitionerId }: TodayScope, lookUntil: LocalDate) {
  let rows = db
    .selectFrom('strand')
    .innerJoin('course', 'course.id', 'strand.course_id')
    .innerJoin('child', 'child.id', 'course.child_id')
    .leftJoin('miss_decision', (join) =>
      join.onRef('miss_decision.strand_id', '=', 'strand.id').on('miss_decision.is_current', '=', 1),
    )
    .leftJoin('account', 'account.id', 'miss_decision.decided_by')
    .select([
      'strand.id',
      'strand.kind',
      'strand.course_id',
      'strand.practitioner_id',
      'strand.run_of_misses',
    ])
    .select(['course.child_id', 'child.name', 'child.birth_date'])
    .select(['miss_decision.next_look_on', 'miss_decision.decision', 'miss_decision.decided_on'])
    .select('account.name as decidedByName')
    .where((eb) =>
      eb.or([eb('strand.run_of_misses', 'is not', null), eb('miss_decision.next_look_on', '<=', lookUntil)]),
    )
    .orderBy('strand.id');
  if (practitionerId !== 'all') rows = rows.where('course.child_id', 'in', childrenOf(db, practitionerId));
  return rows.execute();
}
