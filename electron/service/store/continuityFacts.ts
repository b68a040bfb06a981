import { HandoverReason, HandoverState } from '../../../shared/continuity/codes.ts';
import { CONTINUITY_MONTHS, continuityOf, type HeldCourse } from '../../../shared/continuity/figure.ts';
import { addMonths, type LocalDate } from '../../../shared/dates.ts';
import type { ReturnFacts } from '../../../shared/returns/facts.ts';
import type { Db } from './dialect.ts';

/**
 * Changes of practitioner up to a day. Only the stories in which something can have changed are read: those with a
 * handover or cover, and referrals with several courses. The other children are counted by the engine.
 */
export async function countContinuity(db: Db, asAt: LocalDate): Promise<ReturnFacts['continuity']> {
  const after = addMonths(asAt, -CONTINUITY_MONTHS);
  const held = await db
    .selectFrom('course')
    .innerJoin('strand', (join) =>
      join.onRef('strand.course_id', '=', 'course.id').on('strand.is_counted', '=', 1),
    )
    .select('course.child_id')
    .distinct()
    .where('course.started_on', '<=', asAt)
    .where((eb) => eb.or([eb('course.ended_on', 'is', null), eb('course.ended_on', '>', after)]))
    .where('strand.practitioner_id', 'is not', null)
    .execute();
  const { children, changed, changes } = continuityOf(await storiesThatMayChange(db, asAt), asAt);
  return { children: new Set([...held.map((row) => row.child_id), ...children]).size, changed, changes };
}

async function storiesThatMayChange(db: Db, asAt: LocalDate): Promise<HeldCourse[]> {
  const handovers = await db
    .selectFrom('handover')
    .innerJoin('strand', 'strand.id', 'handover.strand_id')
    .selectAll('handover')
    .where('strand.is_counted', '=', 1)
    .orderBy('handover.id')
    .execute();
  const ofCourse = Map.groupBy(handovers, (row) => row.course_id);
  const rows = await db
    .selectFrom('course')
    .innerJoin('strand', (join) =>
      join.onRef('strand.course_id', '=', 'course.id').on('strand.is_counted', '=', 1),
    )
    .select(['course.id', 'course.child_id', 'course.referral_id', 'course.started_on', 'course.ended_on'])
    .select('strand.practitioner_id')
    .where('course.started_on', '<=', asAt)
    .where((eb) =>
      eb.or([
        eb(
          'course.referral_id',
          'in',
          eb
            .selectFrom('course as several')
            .select('several.referral_id')
            .groupBy('several.referral_id')
            .having((having) => having.fn.countAll(), '>', 1),
        ),
        eb('course.id', 'in', eb.selectFrom('handover').select('handover.course_id')),
      ]),
    )
    .orderBy('course.id')
    .execute();
  return rows.map((row) => ({
    childId: row.child_id,
    referralId: row.referral_id,
    startedOn: row.started_on as LocalDate,
    endedOn: row.ended_on as LocalDate | null,
    holderId: row.practitioner_id,
    handovers: (ofCourse.get(row.id) ?? []).map((each) => ({
      isCover: each.is_cover === 1,
      from: each.from_practitioner_id,
      to: each.to_practitioner_id,
      startsOn: each.starts_on as LocalDate,
      endedOn: each.ended_on as LocalDate | null,
      state: HandoverState.parse(each.state),
      reason: HandoverReason.parse(each.reason),
    })),
  }));
}
