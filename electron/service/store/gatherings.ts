import { localDate, type LocalDate } from '../../../shared/dates.ts';
import type { Db } from './dialect.ts';
import { IsNeeded } from './interpreters.ts';

/**
 * The days on which a group meets while it runs, by the strand of each who is in it then, as a part of a question. Once
 * somebody has left, or the group has ended, their sessions are their own: two former members meet as any two children do.
 */
export function gatherings(db: Db) {
  return db
    .selectFrom('group_member')
    .innerJoin('group_run', 'group_run.id', 'group_member.group_id')
    .innerJoin('group_date', 'group_date.group_id', 'group_member.group_id')
    .select(['group_member.id as member_id', 'group_member.strand_id', 'group_member.group_id'])
    .select(['group_date.id as date_id', 'group_date.planned_on as meets_on'])
    .where((eb) =>
      eb.or([
        eb('group_member.left_on', 'is', null),
        eb('group_date.planned_on', '<=', eb.ref('group_member.left_on')),
      ]),
    )
    .where((eb) =>
      eb.or([
        eb('group_run.ended_on', 'is', null),
        eb('group_date.planned_on', '<=', eb.ref('group_run.ended_on')),
      ]),
    );
}

/** The days on which the group of a strand meets while its member is in it. */
export async function daysOf(db: Db, strandId: string): Promise<LocalDate[]> {
  const rows = await db
    .selectFrom(gatherings(db).as('gathering'))
    .select('gathering.meets_on')
    .where('gathering.strand_id', '=', strandId)
    .orderBy('gathering.meets_on')
    .execute();
  return rows.map(({ meets_on }) => localDate(meets_on));
}

/**
 * The tries of members on dates of their group; of one group where an id is given. Moved ones have another day. Of a member
 * who called off in advance and whose group then moved another of their sessions to that day, it is the one to be held.
 */
export async function listTries(db: Db, groupId?: string) {
  let tries = db
    .selectFrom(gatherings(db).as('gathering'))
    .innerJoin('session_try', (join) =>
      join
        .onRef('session_try.strand_id', '=', 'gathering.strand_id')
        .onRef('session_try.planned_on', '=', 'gathering.meets_on'),
    )
    .innerJoin('session', 'session.id', 'session_try.session_id')
    .innerJoin('strand', 'strand.id', 'session_try.strand_id')
    .innerJoin('course', 'course.id', 'session_try.course_id')
    .innerJoin('child', 'child.id', 'course.child_id')
    .select((eb) => eb.case().when(IsNeeded).then(1).else(0).end().as('needs_interpreter'))
    .select(['gathering.member_id as memberId', 'gathering.group_id', 'gathering.date_id as dateId'])
    .select(['session_try.id', 'session_try.session_id', 'session_try.planned_on', 'session_try.status'])
    .select(['session_try.logged_on', 'session_try.interpreter'])
    .select('session.number')
    .where('session_try.status', '!=', 'moved')
    .orderBy('session_try.id');
  if (groupId !== undefined) tries = tries.where('gathering.group_id', '=', groupId);
  const rows = await tries.execute();
  const inAdvance = (row: (typeof rows)[number]) => row.logged_on !== null && row.logged_on < row.planned_on;
  const onDate = Map.groupBy(rows, ({ dateId, memberId }) => `${dateId} ${memberId}`);
  return [...onDate.values()].flatMap((own) => own.findLast((row) => !inAdvance(row)) ?? own.at(-1) ?? []);
}
