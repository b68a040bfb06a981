import { DueBecause } from '../../../shared/checkIns/saving.ts';
import { standing } from '../../../shared/courses/rules.ts';
import { ageOn, type LocalDate, localDate, localTime, turnsOn } from '../../../shared/dates.ts';
import { protocolById, reviewEveryFor } from '../../../shared/protocols/catalogue.ts';
import { ProtocolId, type StrandKind } from '../../../shared/protocols/types.ts';
import type { ReferralSource } from '../../../shared/referrals/codes.ts';
import { hasOpenReviewPoint, openReviewPoints } from '../../../shared/reviews/rules.ts';
import type { JobOf, TodayJob } from '../../../shared/today/contract.ts';
import {
  checkInActOn,
  groupOf,
  offerDueOn,
  planForEighteenOn,
  reviewDueBy,
  sessionToLogDueOn,
  triageDueOn,
} from '../../../shared/today/rules.ts';
import { londonDateOf } from '../../../shared/instants.ts';
import type { Ctx } from '../context.ts';
import type { RunningCourse } from '../store/runningCourses.ts';
import type * as store from '../store/today.ts';
import type { listUnseen } from '../store/outsideAccess.ts';
import { nextCheckInOf } from './waitingList.ts';

type Rows<T extends (...args: never[]) => Promise<readonly unknown[]>> = Awaited<ReturnType<T>>;
type ChildRow = { child_id: string; name: string; birth_date: string | null };

export const childOf = (row: ChildRow, today: LocalDate) => ({
  childId: row.child_id,
  name: row.name,
  age: row.birth_date === null ? null : ageOn(localDate(row.birth_date), today),
});

/** The day's group, or nothing where the date lies further ahead. */
function placed<J extends { dueOn: LocalDate }>(today: LocalDate, job: J) {
  const group = groupOf(job.dueOn, today);
  return group === null ? [] : [{ ...job, group }];
}

/** Check-ins, first contacts and tries to make again. Whose turn it is follows the last contact. */
export function checkInJobs(
  { today, actor }: Ctx,
  rows: Rows<typeof store.listCheckIns>,
): Omit<JobOf<'check_in'>, 'contact'>[] {
  return rows.flatMap((row) => {
    const next = nextCheckInOf(row, today);
    const because = DueBecause.safeParse(row.next_check_in_because);
    if (next === null || !because.success) return [];
    const actOn = checkInActOn(next.dueOn, next.tryAgainBy);
    return placed(today, {
      kind: 'check_in' as const,
      key: `check_in:${row.id}`,
      // Once it is overdue again, the days count from when it was due at first.
      dueOn: actOn < today ? next.dueOn : actOn,
      isMine: row.last_made_by === actor.accountId,
      child: childOf(row, today),
      referralId: row.id,
      because: because.data,
      next,
      interpreterLanguage: row.interpreter_language,
    });
  });
}

export function sessionJobs(
  { today, actor }: Ctx,
  rows: Rows<typeof store.listSessionsToLog>,
  courses: readonly RunningCourse[],
): TodayJob[] {
  const ofLabels = new Map(courses.map((course) => [course.courseId, standingOf(course).ofLabel]));
  return rows.flatMap((row) => {
    const on = localDate(row.planned_on);
    return placed(today, {
      kind: 'session_to_log' as const,
      key: `session:${row.id}`,
      dueOn: sessionToLogDueOn(on, today),
      isMine: isHeldBy(actor, row.practitioner_id),
      child: childOf(row, today),
      courseId: row.course_id,
      sessionId: row.session_id,
      tryId: row.id,
      strand: row.kind as StrandKind,
      number: row.number,
      ofLabel: row.is_counted === 1 ? (ofLabels.get(row.course_id) ?? null) : null,
      on,
      time: row.starts_at === null ? null : localTime(row.starts_at),
      place: row.room ?? row.place,
      practitioner: row.practitioner,
    });
  });
}

function standingOf({ protocolId, attended, extensions }: RunningCourse) {
  return standing({ bounds: protocolById(protocolId).bounds, attended, isEnded: false, extensions });
}

/** The courses that have a review due, told from counts: only theirs need the dates of their sessions. */
export function withReviewDue(courses: readonly RunningCourse[]): string[] {
  return courses
    .filter(({ attended, reviewsHeld, protocolId }) =>
      hasOpenReviewPoint({
        attended,
        attendedWhenHeld: reviewsHeld.map((review) => review.attendedByThen),
        every: reviewEveryFor(protocolById(protocolId)),
      }),
    )
    .map(({ courseId }) => courseId);
}

/** Reviews that are due, and courses past their bound without a decision. */
export function courseJobs(
  { today, actor }: Ctx,
  courses: readonly RunningCourse[],
  attendedDates: ReadonlyMap<string, readonly LocalDate[]>,
): TodayJob[] {
  return courses.flatMap((course) => {
    const protocol = protocolById(course.protocolId);
    const shared = {
      child: childOf(
        { child_id: course.childId, name: course.childName, birth_date: course.birthDate },
        today,
      ),
      courseId: course.courseId,
      isMine: isHeldBy(actor, course.practitionerId),
    };
    const jobs: TodayJob[] = [];
    const reviewsHeldOn = course.reviewsHeld.map((review) => review.on);
    const attendedOn = attendedDates.get(course.courseId) ?? [];
    const [open] = openReviewPoints({ attendedOn, reviewsHeldOn, every: reviewEveryFor(protocol) });
    if (open !== undefined && open.reachedOn !== null) {
      const dueOn = reviewDueBy(open.reachedOn, course.reviewPlannedOn);
      jobs.push({
        ...shared,
        kind: 'review',
        key: `review:${course.courseId}`,
        dueOn,
        // A review that is due is never hidden, however far ahead it was planned.
        group: groupOf(dueOn, today) ?? 'this_week',
        reviewNumber: reviewsHeldOn.length + 1,
        atSession: open.atSession,
        reachedOn: open.reachedOn,
        plannedOn: course.reviewPlannedOn,
      });
    }
    const { decisionNeeded, ofLabel } = standingOf(course);
    if (decisionNeeded) {
      const { attended } = course;
      const key = `decision:${course.courseId}`;
      jobs.push({ ...shared, kind: 'decision', key, dueOn: today, group: 'today', attended, ofLabel });
    }
    return jobs;
  });
}

export function offerJobs({ today }: Ctx, rows: Rows<typeof store.listOffers>, own: Own): TodayJob[] {
  return rows.flatMap((row) => {
    const protocol = ProtocolId.safeParse(row.protocol_id);
    if (!protocol.success) return [];
    const madeOn = localDate(row.made_on);
    const askAgainOn = row.ask_again_on === null ? null : localDate(row.ask_again_on);
    return placed(today, {
      kind: 'offer' as const,
      key: `offer:${row.id}`,
      dueOn: askAgainOn ?? offerDueOn(madeOn),
      isMine: own.has(row.child_id),
      child: childOf(row, today),
      offerId: row.id,
      version: row.version,
      protocolId: protocol.data,
      madeOn,
      askAgainOn,
    });
  });
}

export function triageJobs({ today }: Ctx, rows: Rows<typeof store.listToTriage>, own: Own): TodayJob[] {
  return rows.flatMap((row) => {
    const receivedOn = localDate(row.received_on);
    return placed(today, {
      kind: 'referral' as const,
      key: `referral:${row.id}`,
      dueOn: triageDueOn(receivedOn),
      isMine: own.has(row.child_id),
      child: childOf(row, today),
      receivedOn,
      source: row.source as ReferralSource,
    });
  });
}

export function courtJobs({ today }: Ctx, rows: Rows<typeof store.listCourtDates>, own: Own): TodayJob[] {
  return rows.flatMap((row) => {
    if (row.next_event_on === null) return [];
    return placed(today, {
      kind: 'court_date' as const,
      key: `court:${row.id}`,
      dueOn: localDate(row.next_event_on),
      isMine: own.has(row.child_id),
      child: childOf(row, today),
      event: row.next_event,
      referralId: row.waiting_referral_id,
    });
  });
}

/** Twice for each child: when it is time to plan, and when the day is there. */
export function eighteenJobs(
  { today }: Ctx,
  rows: Rows<typeof store.listNearlyEighteen>,
  own: Own,
): TodayJob[] {
  return rows.flatMap((row) => {
    if (row.birth_date === null) return [];
    const birthday = turnsOn(localDate(row.birth_date), 18);
    const days = [planForEighteenOn(localDate(row.birth_date)), birthday].filter((day) => day >= today);
    return days.flatMap((dueOn) =>
      placed(today, {
        kind: 'turning_18' as const,
        key: `turning_18:${row.child_id}:${dueOn}`,
        dueOn,
        isMine: own.has(row.child_id),
        child: childOf(row, today),
        birthday,
      }),
    );
  });
}

export function importJob({ today }: Ctx, rows: number): TodayJob[] {
  if (rows === 0) return [];
  return [{ kind: 'import_rows', key: 'import_rows', dueOn: today, group: 'today', isMine: true, rows }];
}

export function outsideJobs({ today }: Ctx, rows: Rows<typeof listUnseen>): TodayJob[] {
  return rows.map((row) => ({
    kind: 'outside_opening',
    key: `outside:${row.id}`,
    dueOn: today,
    group: 'today',
    isMine: true,
    child: { childId: row.childId, name: row.childName, age: null },
    accessId: row.id,
    who: row.who,
    openedOn: londonDateOf(row.openedAt),
    reason: row.reason,
  }));
}

/** The children whose courses the signed-in person holds, or whose family they spoke to last. */
export type Own = ReadonlySet<string>;

function isHeldBy(actor: Ctx['actor'], practitionerId: string | null): boolean {
  return actor.practitionerId !== null && actor.practitionerId === practitionerId;
}
