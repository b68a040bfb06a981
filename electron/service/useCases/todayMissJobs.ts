import { MissDecision } from '../../../shared/courses/missDecision.ts';
import { RunOfMisses } from '../../../shared/courses/misses.ts';
import { earlierOf, localDate } from '../../../shared/dates.ts';
import type { StrandKind } from '../../../shared/protocols/types.ts';
import type { TodayJob } from '../../../shared/today/contract.ts';
import { groupAtLeastThisWeek } from '../../../shared/today/rules.ts';
import type { Ctx } from '../context.ts';
import type * as missDecisions from '../store/missDecisions.ts';
import { childOf, type Rows } from './todayJobs.ts';

/** Missed sessions that ask for a decision, from the day of the last one until somebody decides; then the day to look again. */
export function missJobs({ today, actor }: Ctx, rows: Rows<typeof missDecisions.listOpen>): TodayJob[] {
  return rows.flatMap((row) => {
    const run = row.run_of_misses === null ? null : RunOfMisses.parse(JSON.parse(row.run_of_misses));
    const lookOn = row.next_look_on === null ? null : localDate(row.next_look_on);
    // A session to come that was called off already asks today.
    const dueOn = run === null ? lookOn : earlierOf(run.lastOn, today);
    if (dueOn === null) return [];
    return [
      {
        kind: 'missed_run' as const,
        key: `${run === null ? 'look_at_misses' : 'missed_run'}:${row.id}`,
        dueOn,
        group: groupAtLeastThisWeek(dueOn, today),
        isMine: actor.practitionerId !== null && actor.practitionerId === row.practitioner_id,
        child: childOf(row, today),
        courseId: row.course_id,
        strandId: row.id,
        strand: row.kind as StrandKind,
        run,
        decided:
          row.decision === null || row.decided_on === null
            ? null
            : {
                on: localDate(row.decided_on),
                decision: MissDecision.parse(row.decision),
                by: row.decidedByName,
              },
      },
    ];
  });
}
