import type { Db } from './dialect.ts';

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
