import { Attendee, MissReason } from '../../../shared/courses/logging.ts';
import { undecidedRun } from '../../../shared/courses/misses.ts';
import { isMissedOrCancelled, SessionStatus } from '../../../shared/courses/sessions.ts';
import { addDays, localDate } from '../../../shared/dates.ts';
import { StrandKind } from '../../../shared/protocols/types.ts';
import type { MissDecidedSpec, TherapySpec } from './spec.ts';
import { ago, type World } from './world.ts';

/** Has the misses of a course ask for a decision, as those logged in the app do; with what was decided of a strand. */
export function addMisses(world: World, courseId: string, misses: NonNullable<TherapySpec['misses']>): void {
  const { rows } = world;
  for (const strand of rows.strand.filter((each) => each.course_id === courseId)) {
    const tries = rows.session_try.filter((each) => each.strand_id === strand.id);
    for (const one of tries)
      if (isMissedOrCancelled(SessionStatus.parse(one.status)))
        one.welfare_asked_at = `${one.planned_on}T17:00:00.000Z`;
    const run = () =>
      undecidedRun(
        tries.map((one) => ({
          id: one.id,
          on: localDate(one.planned_on),
          strand: StrandKind.parse(strand.kind),
          whoAttended: Attendee.array().parse(JSON.parse(one.who_attended ?? '[]')),
          status: SessionStatus.parse(one.status),
          reason: MissReason.nullable().parse(one.reason),
          isSettled: one.miss_decision_id !== null || one.welfare_asked_at === null,
        })),
      );
    const decided = strand.is_counted === 1 ? misses.ofChild : misses.ofCarer;
    if (decided !== undefined) {
      const id = addDecision(world, { courseId, strandId: strand.id, run: run() }, decided);
      for (const one of tries) if (one.welfare_asked_at !== null) one.miss_decision_id = id;
    }
    const open = run();
    strand.run_of_misses = open === null ? null : JSON.stringify(open);
  }
}

function addDecision(
  world: World,
  about: { courseId: string; strandId: string; run: ReturnType<typeof undecidedRun> },
  spec: MissDecidedSpec,
): string {
  const id = world.newId();
  const decidedOn = ago(world, spec.decidedAgo);
  world.rows.miss_decision.push({
    id,
    course_id: about.courseId,
    strand_id: about.strandId,
    run: about.run === null ? null : JSON.stringify(about.run),
    barriers: JSON.stringify(spec.barriers),
    spoken_to: JSON.stringify(spec.spokenTo),
    decision: spec.decision,
    words: spec.words,
    next_look_on: spec.lookIn === undefined ? null : addDays(world.today, spec.lookIn),
    decided_on: decidedOn,
    decided_at: `${decidedOn}T16:00:00.000Z`,
    decided_by: world.accountId,
    is_current: 1,
  });
  return id;
}
