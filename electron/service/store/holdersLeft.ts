import type { Db } from './dialect.ts';
import { childrenOf } from './ofPractitioner.ts';
import type { TodayScope } from './today.ts';

/**
 * Strands of courses under way that are still with somebody who works here no longer, and that nobody is to take over, with how
 * many dates lie ahead. One beside the counted one is told only where it has dates.
 */
export async function listHoldersLeft(db: Db, { today, practitionerId }: TodayScope) {
  let rows = db
    .selectFrom('practitioner')
    .innerJoin('strand', 'strand.practitioner_id', 'practitioner.id')
    .innerJoin('course', 'course.id', 'strand.course_id')
    .innerJoin('child', 'child.id', 'course.child_id')
    .leftJoin('group_member', (join) =>
      join.onRef('group_member.strand_id', '=', 'strand.id').on('group_member.left_on', 'is', null),
    )
    .leftJoin('group_run', (join) =>
      join.onRef('group_run.id', '=', 'group_member.group_id').on('group_run.ended_on', 'is', null),
    )
    .select(['group_run.id as group_id', 'group_run.name as group_name'])
    .select(['strand.id', 'strand.course_id', 'strand.is_counted', 'practitioner.name as practitioner'])
    .select(['course.child_id', 'child.name', 'child.birth_date'])
    .select((eb) => {
      const ahead = eb
        .selectFrom('session_try')
        .whereRef('session_try.strand_id', '=', 'strand.id')
        .where('session_try.status', '=', 'planned')
        .where('session_try.planned_on', '>=', today);
      return [
        ahead.select((one) => one.fn.countAll().as('count')).as('ahead'),
        ahead.select((one) => one.fn.min('session_try.planned_on').as('first')).as('next_on'),
      ];
    })
    .where('practitioner.is_active', '=', 0)
    .where('course.ended_on', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('handover')
            .select('handover.id')
            .whereRef('handover.strand_id', '=', 'strand.id')
            .where('handover.state', '=', 'planned')
            .where('handover.is_cover', '=', 0),
        ),
      ),
    )
    .orderBy('child.name')
    .orderBy('strand.id');
  if (practitionerId !== 'all') rows = rows.where('course.child_id', 'in', childrenOf(db, practitionerId));
  return (await rows.execute()).filter((row) => row.is_counted === 1 || Number(row.ahead) > 0);
}
