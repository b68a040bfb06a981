import { dateOrNull } from '../../../shared/dates.ts';
import { holdsOneOf } from '../../../shared/roles.ts';
import type { JobOf } from '../../../shared/today/contract.ts';
import type { Ctx } from '../context.ts';
import type { listHoldersLeft } from '../store/holdersLeft.ts';
import { childOf, type Rows } from './todayJobs.ts';

/** Courses that stayed with somebody who has left: coordinators give them to somebody else (QS179 statement 2). */
export function holderLeftJobs(
  { today, actor }: Ctx,
  rows: Rows<typeof listHoldersLeft>,
): JobOf<'holder_left'>[] {
  return rows.map((row) => ({
    kind: 'holder_left',
    key: `holder_left:${row.id}`,
    dueOn: today,
    group: 'today',
    isMine: holdsOneOf(actor.roles, ['coordinator']),
    child: childOf(row, today),
    courseId: row.course_id,
    strandId: row.id,
    isCarers: row.is_counted === 0,
    inGroup: row.group_id === null ? null : { id: row.group_id, name: row.group_name ?? '' },
    practitioner: row.practitioner,
    dates: Number(row.ahead),
    nextOn: dateOrNull(row.next_on),
  }));
}
