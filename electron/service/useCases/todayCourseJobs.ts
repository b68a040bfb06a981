import { standing } from '../../../shared/courses/rules.ts';
import { type LocalDate, localDate, localTime } from '../../../shared/dates.ts';
import { protocolById, reviewEveryFor } from '../../../shared/protocols/catalogue.ts';
import type { StrandKind } from '../../../shared/protocols/types.ts';
import { hasOpenReviewPoint, openReviewPoints, type ReviewCounts } from '../../../shared/reviews/rules.ts';
import type { TodayJob } from '../../../shared/today/contract.ts';
import { isNothingPlanned } from '../../../shared/today/places.ts';
import {
  groupAtLeastThisWeek,
  nextDateDueOn,
  reviewDueBy,
  sessionToLogDueOn,
} from '../../../shared/today/rules.ts';
import type { Ctx } from '../context.ts';
import type { RunningCourse } from '../store/runningCourses.ts';
import type * as store from '../store/today.ts';
import { childOf, placed, type Rows } from './todayJobs.ts';

/** Sessions whose day has come and that nobody has logged. */
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

/** What the reviews of a course are judged by, as counts. */
export function reviewCountsOf({ attended, reviewsHeld, protocolId }: RunningCourse): ReviewCounts {
  return {
    attended,
    attendedWhenHeld: reviewsHeld.map((review) => review.attendedByThen),
    every: reviewEveryFor(protocolById(protocolId)),
  };
}

/** The courses that have a review due, told from counts: only theirs need the dates of their sessions. */
export function withReviewDue(courses: readonly RunningCourse[]): string[] {
  return courses
    .filter((course) => hasOpenReviewPoint(reviewCountsOf(course)))
    .map(({ courseId }) => courseId);
}

/** Reviews that are due, courses past their bound without a decision, and those in which nothing lies ahead. */
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
    const reachedOn = open?.reachedOn ?? null;
    if (open !== undefined && reachedOn !== null) {
      const dueOn = reviewDueBy(reachedOn, course.reviewPlannedOn);
      jobs.push({
        ...shared,
        kind: 'review',
        key: `review:${course.courseId}`,
        dueOn,
        group: groupAtLeastThisWeek(dueOn, today),
        reviewNumber: reviewsHeldOn.length + 1,
        atSession: open.atSession,
        reachedOn,
        plannedOn: course.reviewPlannedOn,
      });
    }
    const { decisionNeeded, ofLabel } = standingOf(course);
    if (decisionNeeded) {
      const { attended } = course;
      const key = `decision:${course.courseId}`;
      jobs.push({ ...shared, kind: 'decision', key, dueOn: today, group: 'today', attended, ofLabel });
    }
    const ahead = {
      plannedDates: course.plannedDates,
      isReviewDue: reachedOn !== null,
      isDecisionNeeded: decisionNeeded,
    };
    if (isNothingPlanned(ahead)) {
      const dueOn = nextDateDueOn(course.lastDateOn, today);
      jobs.push({
        ...shared,
        kind: 'nothing_planned',
        key: `nothing_planned:${course.courseId}`,
        dueOn,
        group: groupAtLeastThisWeek(dueOn, today),
        protocolId: course.protocolId,
        lastDateOn: course.lastDateOn,
      });
    }
    return jobs;
  });
}

function isHeldBy(actor: Ctx['actor'], practitionerId: string | null): boolean {
  return actor.practitionerId !== null && actor.practitionerId === practitionerId;
}
