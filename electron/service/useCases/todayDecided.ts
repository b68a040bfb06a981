import type { LocalDate } from '../../../shared/dates.ts';
import { carryOutBy, openOutcome, type OpenOutcome } from '../../../shared/reviews/decided.ts';
import type { JobOf } from '../../../shared/today/contract.ts';
import { groupAtLeastThisWeek } from '../../../shared/today/rules.ts';
import type { RunningCourse } from '../store/runningCourses.ts';

/** What the last review of a course decided, where it is still to be carried out. */
export function decidedIn({ reviewsDecided, decisions, nextPlannedOn }: RunningCourse): OpenOutcome | null {
  const decidedOn = decisions.map((each) => each.decidedOn);
  return openOutcome(reviewsDecided, { decidedOn, nextPlannedOn });
}

/** The row for it, without whose it is. */
export function decidedJob(
  { reviewsHeld, nextPlannedOn }: RunningCourse,
  decided: OpenOutcome,
  today: LocalDate,
): Omit<JobOf<'review_decided'>, 'child' | 'courseId' | 'isMine'> {
  const dueOn = carryOutBy(decided.heldOn);
  return {
    ...decided,
    kind: 'review_decided',
    key: `review_decided:${decided.reviewId}`,
    dueOn,
    group: groupAtLeastThisWeek(dueOn, today),
    reviewNumber: reviewsHeld.length,
    nextPlannedOn,
  };
}
