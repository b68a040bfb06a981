import { dateOrNull, localDate, type LocalDate } from '../../../shared/dates.ts';
import { isEndingReviewOpen } from '../../../shared/reviews/endingReview.ts';
import type { Db } from './dialect.ts';
import { childrenOf } from './ofPractitioner.ts';
import type { TodayScope } from './today.ts';

/** Recomputes whether a course waits for the review of its ending, from its row and its reviews. */
export async function refreshEndingReview(db: Db, courseId: string): Promise<void> {
  const course = await db
    .selectFrom('course')
    .select(['ended_on', 'attended', 'ending_review_waived_on'])
    .where('id', '=', courseId)
    .executeTakeFirstOrThrow();
  const held = await db
    .selectFrom('review')
    .select('held_on')
    .where('course_id', '=', courseId)
    .where('held_on', 'is not', null)
    .execute();
  const isOpen = isEndingReviewOpen({
    endedOn: dateOrNull(course.ended_on),
    attended: course.attended,
    reviewsHeldOn: held.flatMap(({ held_on }): LocalDate[] => (held_on === null ? [] : [localDate(held_on)])),
    isWaived: course.ending_review_waived_on !== null,
  });
  await db
    .updateTable('course')
    .set({ ending_review_open: isOpen ? 1 : 0 })
    .where('id', '=', courseId)
    .execute();
}

/** The courses that have ended and wait for the review of their ending, by the day they ended. */
export async function listEndingReviews(db: Db, { practitionerId }: TodayScope) {
  let courses = db
    .selectFrom('course')
    .innerJoin('child', 'child.id', 'course.child_id')
    .innerJoin('strand', (join) =>
      join.onRef('strand.course_id', '=', 'course.id').on('strand.is_counted', '=', 1),
    )
    .select(['course.id', 'course.child_id', 'course.protocol_id', 'course.ended_on'])
    .select(['strand.practitioner_id', 'child.name', 'child.birth_date'])
    .where('course.ending_review_open', '=', 1)
    .orderBy('course.ended_on')
    .orderBy('course.id');
  if (practitionerId !== 'all')
    courses = courses.where('course.child_id', 'in', childrenOf(db, practitionerId));
  return courses.execute();
}
