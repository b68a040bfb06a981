import { addYears, type LocalDate, localDate, localTime } from '../../../shared/dates.ts';
import { kindsOff, KeptOnDayOff, unansweredOff } from '../../../shared/diary/fallen.ts';
import type { Db } from './dialect.ts';
import { listPeriods } from './diary.ts';
import { HolderOfDate } from './holderOfDate.ts';
import { childrenOf } from './ofPractitioner.ts';

type Which = {
  today: LocalDate;
  pausesInSchoolHolidays: boolean;
  /** Whose children: of one practitioner, or everybody's. */
  practitionerId: string | null | 'all';
  courseId?: string;
  periodId?: string;
};

/**
 * Sessions to come that stand on a day off of which nobody has said anything since it was entered, earliest first, each with
 * what was entered (`unansweredOff`).
 */
export async function listFallen(db: Db, which: Which) {
  const { today, practitionerId, courseId, periodId } = which;
  const periods = (await listPeriods(db, { from: today, to: addYears(today, YEARS_AHEAD) })).toReversed();
  if (periods.length === 0) return [];
  let rows = db
    .selectFrom('session_try')
    .innerJoin('strand', 'strand.id', 'session_try.strand_id')
    .innerJoin('course', 'course.id', 'session_try.course_id')
    .innerJoin('child', 'child.id', 'course.child_id')
    .leftJoin('practitioner', (join) => join.on('practitioner.id', '=', HolderOfDate))
    .leftJoin('group_member', 'group_member.strand_id', 'session_try.strand_id')
    .leftJoin('group_run', 'group_run.id', 'group_member.group_id')
    .select(['session_try.id', 'session_try.course_id', 'session_try.planned_on', 'session_try.starts_at'])
    .select(['session_try.day_off_kept', 'strand.kind', 'course.child_id', 'child.name', 'child.birth_date'])
    .select(['practitioner.id as practitioner_id', 'practitioner.name as practitioner'])
    .select(['group_run.id as group_id', 'group_run.name as group_name'])
    .where('session_try.status', '=', 'planned')
    .where('session_try.planned_on', '>=', today)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('diary_period')
          .select('diary_period.id')
          .whereRef('diary_period.starts_on', '<=', 'session_try.planned_on')
          .whereRef('diary_period.ends_on', '>=', 'session_try.planned_on')
          .where('diary_period.kind', 'in', kindsOff(which))
          .where((each) =>
            each.or([
              each('diary_period.practitioner_id', 'is', null),
              each('diary_period.practitioner_id', '=', HolderOfDate),
            ]),
          ),
      ),
    )
    .orderBy('session_try.planned_on')
    .orderBy('session_try.starts_at')
    .orderBy('session_try.id');
  if (courseId !== undefined) rows = rows.where('session_try.course_id', '=', courseId);
  if (practitionerId !== 'all') rows = rows.where('course.child_id', 'in', childrenOf(db, practitionerId));
  return (await rows.execute()).flatMap((row) => {
    const on = localDate(row.planned_on);
    const kept = row.day_off_kept === null ? null : KeptOnDayOff.parse(JSON.parse(row.day_off_kept));
    const off = unansweredOff(
      { periods, pausesInSchoolHolidays: which.pausesInSchoolHolidays },
      { on, practitionerId: row.practitioner_id, kept },
    );
    if (off.length === 0 || (periodId !== undefined && !off.some(({ id }) => id === periodId))) return [];
    return [{ ...row, on, time: row.starts_at === null ? null : localTime(row.starts_at), off }];
  });
}
export type Fallen = Awaited<ReturnType<typeof listFallen>>[number];

/** Nothing is planned further ahead. */
const YEARS_AHEAD = 10;

/** Keeps why a session stands on a day off all the same. */
export async function keep(db: Db, tryId: string, kept: KeptOnDayOff): Promise<void> {
  const words = JSON.stringify(kept);
  await db.updateTable('session_try').set({ day_off_kept: words }).where('id', '=', tryId).execute();
}
