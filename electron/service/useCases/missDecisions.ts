import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import { MISS_DECISION_FIELD_OF, whatMissDecisionLacks } from '../../../shared/courses/missDecision.ts';
import { refusalMessage } from '../../../shared/refusals.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import * as courses from '../store/courses.ts';
import * as missDecisions from '../store/missDecisions.ts';
import * as settings from '../store/settings.ts';
import { takeVersion } from './courses.ts';
import { loadCourse } from './courseView.ts';

/**
 * Keeps what a person decided after several missed sessions. It answers for every miss on record by then: one that is
 * logged later, also for an earlier day, asks anew.
 */
export async function decide(
  ctx: Ctx,
  input: ParsedInputOf<'course.decideMisses'>,
): Promise<OutputOf<'course.decideMisses'>> {
  const { courseId, version, strandId, decision, nextLookOn } = input;
  const course = await loadCourse(ctx, courseId);
  const strand = course.strands.find((each) => each.id === strandId);
  if (strand === undefined) throw new Refused('not_found');
  const lacks = whatMissDecisionLacks(input, ctx.today);
  const [first] = lacks;
  if (first !== undefined) {
    const fields = lacks.map((code) => [MISS_DECISION_FIELD_OF[code], refusalMessage(code)]);
    throw new Refused(first, { fields: Object.fromEntries(fields) });
  }
  await takeVersion(ctx, course, version);
  const missDecisionId = ctx.newId();
  await missDecisions.insert(ctx.db, {
    id: missDecisionId,
    course_id: courseId,
    strand_id: strandId,
    run: strand.run === null ? null : JSON.stringify(strand.run),
    barriers: JSON.stringify(input.barriers),
    spoken_to: JSON.stringify(input.spokenTo),
    decision,
    words: input.words,
    next_look_on: decision === 'settled' ? null : nextLookOn,
    decided_on: ctx.today,
    decided_at: ctx.now,
    decided_by: ctx.actor.accountId,
    is_current: 1,
  });
  ctx.auditDetail({ strand: strand.kind, decision, run: strand.run?.kind ?? null });
  await courses.refreshCourse(ctx.db, courseId, ctx.today, await settings.load(ctx.db));
  return { courseId, version: version + 1, missDecisionId };
}
