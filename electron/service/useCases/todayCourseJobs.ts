import { reachOf } from '../../../shared/courses/extension.ts';
import { figureOf, standing } from '../../../shared/courses/rules.ts';
import { isInTime } from '../../../shared/courses/progress.ts';
import { THIS_WEEK_DAYS } from '../../../shared/checkIns/nearness.ts';
import { boundNotice, carerNotice, isReviewedBeforeBound } from '../../../shared/courses/notices.ts';
import { addDays, dateOrNull, type LocalDate, localDate, localTime } from '../../../shared/dates.ts';
import { isHeldBy as isHeldTogether } from '../../../shared/groups/rules.ts';
import { coverAskedOn } from '../../../shared/continuity/rules.ts';
import { ProtocolId, type StrandKind } from '../../../shared/protocols/types.ts';
import { endingReviewDueOn } from '../../../shared/reviews/endingReview.ts';
import {
  amountOn,
  hasOpenReviewPoint,
  openReviewPoints,
  type ReviewCounts,
} from '../../../shared/reviews/rules.ts';
import { reviewDueBy } from '../../../shared/reviews/planDay.ts';
import type { JobOf, TodayJob } from '../../../shared/today/contract.ts';
import { isNothingPlanned } from '../../../shared/today/places.ts';
import { groupAtLeastThisWeek, nextDateDueOn, sessionToLogDueOn } from '../../../shared/today/rules.ts';
import { caseloadOf } from '../caseload.ts';
import type { Ctx } from '../context.ts';
import type * as handovers from '../store/handovers.ts';
import type { listEndingReviews } from '../store/endingReviews.ts';
import type * as store from '../store/today.ts';
import type { CourseOnTerms } from './onTerms.ts';
import { decidedIn, decidedJob } from './todayDecided.ts';
import { childOf, placed, type Rows } from './todayJobs.ts';

/** Sessions whose day has come and that nobody has logged. */
export function sessionJobs(
  { today, actor }: Ctx,
  rows: Rows<typeof store.listSessionsToLog>,
  courses: readonly CourseOnTerms[],
): TodayJob[] {
  // The number of a session says nothing of how long a course lasts.
  const bySession = courses.filter(({ terms }) => !isInTime(terms.bounds));
  const ofLabels = new Map(bySession.map((course) => [course.courseId, standingOf(course, today).ofLabel]));
  const ofOne = rows.filter((row) => row.groupDateId === null);
  return ofOne.flatMap((row) => {
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

/**
 * Registers of groups that somebody has still to take: one for each date, however many members have a session on it. A
 * therapist has those of the groups they hold, and of the dates for which they stand in.
 */
export function registerJobs(ctx: Ctx, rows: Rows<typeof store.listSessionsToLog>): TodayJob[] {
  const { today, actor } = ctx;
  const dates = Map.groupBy(rows, (row) => row.groupDateId);
  const holds = (practitionerId: string | null, secondPractitionerId: string | null) =>
    practitionerId !== null && isHeldTogether({ practitionerId, secondPractitionerId }, actor.practitionerId);
  return [...dates].flatMap(([dateId, members]) => {
    const [row] = members;
    if (dateId === null || row === undefined || row.groupId === null) return [];
    const isMine = holds(row.datePractitionerId, row.secondPractitionerId);
    if (!isMine && caseloadOf(ctx) !== 'all' && !holds(row.groupPractitionerId, row.groupSecondId)) return [];
    const on = localDate(row.planned_on);
    return placed(today, {
      kind: 'register' as const,
      key: `register:${dateId}`,
      dueOn: sessionToLogDueOn(on, today),
      isMine,
      groupId: row.groupId,
      dateId,
      name: row.groupName ?? '',
      members: members.length,
      on,
      time: row.starts_at === null ? null : localTime(row.starts_at),
      place: row.room ?? row.place,
      practitioner: row.datePractitioner,
    });
  });
}

function standingOf(course: CourseOnTerms, today: LocalDate) {
  const { attended, besides, startedOn, decisions, terms } = course;
  return standing({
    bounds: terms.bounds,
    attended,
    besides,
    startedOn,
    until: today,
    isEnded: false,
    extensions: decisions,
  });
}

/** What the reviews of a course are judged by, as counts. */
export function reviewCountsOf(course: CourseOnTerms, today: LocalDate): ReviewCounts {
  const { attended, startedOn, reviewsHeld } = course;
  const rhythm = course.terms.reviews;
  return {
    amount: amountOn(rhythm, { attended, startedOn }, today),
    amountWhenHeld: reviewsHeld.map(({ on, attendedByThen }) =>
      amountOn(rhythm, { attended: attendedByThen, startedOn }, on),
    ),
    rhythm,
  };
}

/** The courses that have a review due, told from counts: only theirs need the dates of their sessions. */
export function withReviewDue(courses: readonly CourseOnTerms[], today: LocalDate): string[] {
  return courses
    .filter((course) => hasOpenReviewPoint(reviewCountsOf(course, today)))
    .map(({ courseId }) => courseId);
}

/** Reviews that are due, bounds that are near or passed without a decision, and courses in which nothing lies ahead. */
export function courseJobs(
  { today, actor }: Ctx,
  courses: readonly CourseOnTerms[],
  attendedDates: ReadonlyMap<string, readonly LocalDate[]>,
): TodayJob[] {
  return courses.flatMap((course) => {
    const child = childOf(
      { child_id: course.childId, name: course.childName, birth_date: course.birthDate },
      today,
    );
    const { courseId } = course;
    const shared = { child, courseId, isMine: isHeldBy(actor, course.practitionerId) };
    const review = reviewJob(course, attendedDates.get(courseId) ?? [], today);
    const jobs: TodayJob[] = review === null ? [] : [{ ...shared, ...review }];
    const stands = standingOf(course, today);
    const decided = decidedIn(course);
    const reviewNumber = course.reviewsHeld.length;
    const asked = decided?.outcome === 'extend' ? { reviewNumber, upTo: decided.extendTo } : null;
    if (stands.decisionNeeded) {
      jobs.push({
        ...shared,
        kind: 'decision',
        key: `decision:${courseId}`,
        dueOn: today,
        group: 'today',
        figure: figureOf(stands),
        asked,
        reviewFirst: !isReviewedAt(course, reachOf(course.terms.bounds, course.decisions)),
      });
    }
    const notices = noticeJobs(course, stands, today).map((each) => ({ ...each, asked }));
    jobs.push(...notices.map((notice) => ({ ...shared, ...notice })));
    // A row that asks for the decision about the bound says that an extension was asked for.
    const isAskedElsewhere = stands.decisionNeeded || notices.some((each) => each.of !== 'carer');
    if (decided !== null && !(asked !== null && isAskedElsewhere)) {
      jobs.push({ ...shared, ...decidedJob(course, decided, today) });
    }
    const ahead = {
      plannedDates: course.plannedDates,
      isReviewDue: review !== null,
      isDecisionNeeded: stands.decisionNeeded,
    };
    if (isNothingPlanned(ahead)) {
      const dueOn = nextDateDueOn(course.lastDateOn, today);
      jobs.push({
        ...shared,
        kind: 'nothing_planned',
        key: `nothing_planned:${courseId}`,
        dueOn,
        group: groupAtLeastThisWeek(dueOn, today),
        protocolId: course.protocolId,
        lastDateOn: course.lastDateOn,
      });
    }
    return jobs;
  });
}

/** Courses that have ended and wait for the review of their ending. */
export function endingReviewJobs(
  { today, actor }: Ctx,
  rows: Awaited<ReturnType<typeof listEndingReviews>>,
): TodayJob[] {
  return rows.flatMap((row) => {
    if (row.ended_on === null) return [];
    const endedOn = localDate(row.ended_on);
    const dueOn = endingReviewDueOn(endedOn);
    return [
      {
        kind: 'ending_review' as const,
        key: `ending_review:${row.id}`,
        dueOn,
        group: groupAtLeastThisWeek(dueOn, today),
        isMine: isHeldBy(actor, row.practitioner_id),
        child: childOf(row, today),
        courseId: row.id,
        protocolId: ProtocolId.parse(row.protocol_id),
        endedOn,
      },
    ];
  });
}

type Bare<Job> = Omit<Job, 'child' | 'courseId' | 'isMine'>;

function reviewJob(
  course: CourseOnTerms,
  attendedOn: readonly LocalDate[],
  today: LocalDate,
): Bare<JobOf<'review'>> | null {
  const reviewsHeldOn = course.reviewsHeld.map((review) => review.on);
  const rhythm = course.terms.reviews;
  const [open] = openReviewPoints({ attendedOn, reviewsHeldOn, rhythm, until: today });
  const reachedOn = open?.reachedOn ?? null;
  if (open === undefined || reachedOn === null) return null;
  const dueOn = reviewDueBy(reachedOn, course.reviewPlannedOn);
  return {
    kind: 'review',
    key: `review:${course.courseId}`,
    dueOn,
    group: groupAtLeastThisWeek(dueOn, today),
    reviewNumber: reviewsHeldOn.length + 1,
    by: rhythm.by,
    at: open.at,
    reachedOn,
    plannedOn: course.reviewPlannedOn,
  };
}

/** What comes near: the bound of the course or of its extension, and the carer's cap. */
function noticeJobs(
  course: CourseOnTerms,
  stands: ReturnType<typeof standingOf>,
  today: LocalDate,
): Omit<Bare<JobOf<'bound_near'>>, 'asked'>[] {
  const { courseId, terms, decisions } = course;
  const shared = { kind: 'bound_near' as const, group: 'this_week' as const };
  const usual = addDays(today, THIS_WEEK_DAYS);
  const near = boundNotice(terms.bounds, stands, decisions);
  const ofCourse = {
    ...shared,
    key: `bound_near:${courseId}`,
    of: near !== null && near.bound > (terms.bounds.max ?? 0) ? ('extension' as const) : ('course' as const),
    unit: terms.bounds.unit,
  };
  return [
    ...(near === null
      ? []
      : [{ ...ofCourse, ...near, dueOn: near.on ?? usual, reviewFirst: !isReviewedAt(course, near.bound) }]),
    ...course.beside.flatMap((strand) => {
      const cap = carerNotice(strand);
      const key = `carer_cap:${strand.strandId}`;
      const rest = { of: 'carer' as const, unit: 'session' as const, on: null, reviewFirst: false };
      return cap === null ? [] : [{ ...shared, ...rest, ...cap, key, dueOn: usual }];
    }),
  ];
}

function isReviewedAt(
  { terms, startedOn, reviewsHeld }: CourseOnTerms,
  bound: ReturnType<typeof reachOf>,
): boolean {
  return typeof bound === 'number' && isReviewedBeforeBound(terms.bounds, { bound, startedOn }, reviewsHeld);
}

/** Handovers that are near or past their day, and cover near or past its last: for both practitioners. */
export function handoverJobs({ today, actor }: Ctx, rows: Rows<typeof handovers.listOpen>): TodayJob[] {
  return rows.flatMap((row) => {
    const isCover = row.is_cover === 1;
    const startsOn = localDate(row.starts_on);
    const untilOn = dateOrNull(row.until_on);
    return placed(today, {
      kind: 'handover' as const,
      key: `handover:${row.id}`,
      dueOn: isCover ? coverAskedOn(startsOn, untilOn) : startsOn,
      isMine: isHeldBy(actor, row.from_practitioner_id) || isHeldBy(actor, row.to_practitioner_id),
      child: childOf(row, today),
      courseId: row.course_id,
      handoverId: row.id,
      isCover,
      from: row.fromName,
      to: row.toName,
      startsOn,
      untilOn,
    });
  });
}

function isHeldBy(actor: Ctx['actor'], practitionerId: string | null): boolean {
  return actor.practitionerId !== null && actor.practitionerId === practitionerId;
}
