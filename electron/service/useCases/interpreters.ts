// Whether an interpreter is booked with a session: what was said when it was planned can be said anew at any time.
import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import type { CourseView } from '../../../shared/courses/contract.ts';
import { plannedDatesOf } from '../../../shared/courses/facts.ts';
import { sayInterpreter } from '../../../shared/courses/interpreter.ts';
import { localDate, localTime } from '../../../shared/dates.ts';
import { StrandKind } from '../../../shared/protocols/types.ts';
import type { JobOf } from '../../../shared/today/contract.ts';
import { interpreterDueOn, interpretersShownUntil } from '../../../shared/today/rules.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import * as store from '../store/interpreters.ts';
import * as sessions from '../store/sessions.ts';
import type { TodayScope } from '../store/today.ts';
import { takeVersion } from './courses.ts';
import { loadCourse } from './courseView.ts';
import { childOf, placed } from './todayJobs.ts';

/** Says of planned dates whether an interpreter is booked, or that none is needed. Nothing else about them changes. */
export async function say(
  ctx: Ctx,
  { courseId, version, dates }: ParsedInputOf<'session.interpreter'>,
): Promise<OutputOf<'session.interpreter'>> {
  const course: CourseView = await loadCourse(ctx, courseId);
  if (course.endedOn !== null) throw new Refused('course_ended');
  await takeVersion(ctx, course, version);
  const decided = sayInterpreter(plannedDatesOf(course), dates);
  if (!decided.ok) throw new Refused(decided.code);
  for (const { tryId, said } of decided.value) await sessions.updateTry(ctx.db, tryId, { interpreter: said });
  const count = (what: 'booked' | 'not_needed' | null) =>
    decided.value.filter(({ said }) => said === what).length;
  ctx.auditDetail({ booked: count('booked'), notNeeded: count('not_needed'), takenBack: count(null) });
  return { courseId, version: version + 1, changed: decided.value.length };
}

/** Dates that come near and have no interpreter: a row for each strand, with the first of them. */
export async function interpreterJobs(ctx: Ctx, scope: TodayScope): Promise<JobOf<'interpreter_to_book'>[]> {
  const { db, today, actor } = ctx;
  const rows = await store.listToBook(db, scope, interpretersShownUntil(today));
  const jobs: JobOf<'interpreter_to_book'>[] = [];
  for (const [strandId, [first, ...later]] of Map.groupBy(rows, (row) => row.strand_id)) {
    if (first === undefined) continue;
    const on = localDate(first.planned_on);
    const kind = StrandKind.parse(first.kind);
    jobs.push(
      ...placed(today, {
        kind: 'interpreter_to_book' as const,
        key: `interpreter:${strandId}`,
        dueOn: interpreterDueOn(on, today),
        isMine: actor.practitionerId !== null && actor.practitionerId === first.practitioner_id,
        child: childOf(first, today),
        courseId: first.course_id,
        tryId: first.id,
        isCarers: kind === 'carer',
        number: first.number,
        on,
        time: first.starts_at === null ? null : localTime(first.starts_at),
        practitioner: first.practitioner,
        interpreters: await store.interpretersOf(db, {
          childId: first.child_id,
          personId: first.person_id,
          kind,
        }),
        later: later.length,
      }),
    );
  }
  return jobs;
}
