import type { HandoverReason } from '../../../shared/continuity/codes.ts';
import { isHandedOn } from '../../../shared/continuity/forGood.ts';
import type { LocalDate } from '../../../shared/dates.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import * as store from '../store/handovers.ts';

type ForGood = {
  courseId: string;
  strandId: string;
  holderId: string | null;
  to: string;
  /** From which day the other one holds it. */
  startsOn: LocalDate;
  reason: HandoverReason | null;
};

/**
 * Makes somebody the one who holds a strand from a day on. Where another held it that is a handover like any other, with its
 * reason (QS179 2(b)): settled, and not in person, since nobody said that it was (NG76 1.6.1).
 */
export async function giveForGood(
  ctx: Ctx,
  { courseId, strandId, holderId, to, startsOn, reason }: ForGood,
): Promise<void> {
  if (holderId === to) return;
  if (isHandedOn(holderId, to)) {
    if (reason === null) throw Refused.beside('handoverReason', 'handover_reason_needed', {});
    const rows = await store.listOfCourse(ctx.db, courseId);
    const isOpen = (row: store.HandoverRow) =>
      row.strand_id === strandId && row.state === 'planned' && row.is_cover === 0;
    if (rows.some(isOpen)) throw new Refused('handover_open');
    await store.insert(ctx.db, {
      id: ctx.newId(),
      course_id: courseId,
      strand_id: strandId,
      is_cover: 0,
      from_practitioner_id: holderId,
      to_practitioner_id: to,
      starts_on: startsOn,
      until_on: null,
      ended_on: null,
      reason,
      state: 'not_done',
      sealed: null,
      recorded_by: ctx.actor.accountId,
      recorded_at: ctx.now,
      settled_by: ctx.actor.accountId,
      settled_at: ctx.now,
    });
  }
  await store.setHolder(ctx.db, strandId, to);
}
