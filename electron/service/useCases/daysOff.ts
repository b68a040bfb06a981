// Sessions that fall on a closure or leave entered after they were planned: until each is moved, covered or kept.
import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import type { JobOf } from '../../../shared/today/contract.ts';
import { dayOffDueOn, groupAtLeastThisWeek } from '../../../shared/today/rules.ts';
import { caseloadOf } from '../caseload.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import * as store from '../store/daysOff.ts';
import * as settings from '../store/settings.ts';
import { loadCourse } from './courseView.ts';
import { childOf } from './todayJobs.ts';

/** A row for each course, for who holds a session then and for whoever sees every child. */
export async function dayOffJobs(ctx: Ctx): Promise<JobOf<'day_off'>[]> {
  const fallen = await listFallen(ctx, { practitionerId: caseloadOf(ctx) });
  return [...Map.groupBy(fallen, (row) => row.course_id)].flatMap(([courseId, rows]) => {
    const [first, ...later] = rows;
    if (first === undefined) return [];
    const dueOn = dayOffDueOn(first.on, ctx.today);
    return [
      {
        kind: 'day_off' as const,
        key: `day_off:${courseId}`,
        dueOn,
        group: groupAtLeastThisWeek(dueOn, ctx.today),
        isMine: rows.some(
          (row) => ctx.actor.practitionerId !== null && row.practitioner_id === ctx.actor.practitionerId,
        ),
        child: childOf(first, ctx.today),
        courseId,
        inGroup: first.group_id === null ? null : { id: first.group_id, name: first.group_name ?? '' },
        sessions: rows.length,
        firstOn: first.on,
        lastOn: later.at(-1)?.on ?? first.on,
        off: offOf(first),
      },
    ];
  });
}

/** The sessions that fall on what was entered, of the children one may see, and how many there are in all. */
export async function onPeriod(
  ctx: Ctx,
  { id }: ParsedInputOf<'diary.fallen'>,
): Promise<OutputOf<'diary.fallen'>> {
  const rows = await listFallen(ctx, { practitionerId: caseloadOf(ctx), periodId: id });
  return {
    sessions: rows.map((row) => ({
      tryId: row.id,
      courseId: row.course_id,
      childName: row.name,
      on: row.on,
      time: row.time,
      isCarers: row.kind === 'carer',
      practitioner: row.practitioner,
    })),
  };
}

/** How many sessions fall on what was entered, whoever they are of. */
export async function countOnPeriod(ctx: Ctx, periodId: string): Promise<number> {
  return (await listFallen(ctx, { practitionerId: 'all', periodId })).length;
}

/** Says why a course's sessions stand on days off all the same: those up to the day that was shown. */
export async function keep(
  ctx: Ctx,
  { courseId, untilOn, reason }: ParsedInputOf<'session.keepOnDayOff'>,
): Promise<OutputOf<'session.keepOnDayOff'>> {
  const course = await loadCourse(ctx, courseId);
  if (course.endedOn !== null) throw new Refused('course_ended');
  const fallen = (await listFallen(ctx, { practitionerId: 'all', courseId })).filter(
    ({ on }) => on <= untilOn,
  );
  if (fallen.length === 0) throw new Refused('day_off_no_longer');
  for (const { id, on, practitioner_id: practitionerId, off } of fallen)
    await store.keep(ctx.db, id, { on, practitionerId, periodIds: off.map((each) => each.id), reason });
  ctx.auditDetail({ kept: fallen.length });
  return { courseId, kept: fallen.length };
}

async function listFallen(
  ctx: Ctx,
  which: { practitionerId: string | null | 'all'; courseId?: string; periodId?: string },
) {
  const { pausesInSchoolHolidays } = await settings.load(ctx.db);
  return store.listFallen(ctx.db, {
    today: ctx.today,
    pausesInSchoolHolidays: pausesInSchoolHolidays === 'yes',
    ...which,
  });
}

/** What was entered, in a word: whose leave it is, or what the closure is called. */
function offOf({ off, practitioner }: store.Fallen): JobOf<'day_off'>['off'] {
  const [first] = off;
  return first === undefined || first.kind === 'leave'
    ? { because: 'leave', name: practitioner ?? '' }
    : { because: 'closure', name: first.name };
}
