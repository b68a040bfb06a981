import type { RestsOnEnding } from '../../../shared/courses/reopening.ts';
import { dateOrNull, localDate } from '../../../shared/dates.ts';
import type * as courses from './courses.ts';
import type { Db } from './dialect.ts';
import * as referrals from './referrals.ts';
import * as supportPlans from './supportPlans.ts';

/** What may rest on the ending of a course; nothing where it has not ended. */
export async function restsOnEnding(db: Db, course: courses.CourseRow): Promise<RestsOnEnding> {
  const nothing = { referralClosedOn: null, laterCourseOn: null, cameBackOn: null, aftercareUntil: null };
  const { ended_on: endedOn, referral_id: referralId } = course;
  if (endedOn === null) return { endedOn: null, ...nothing };
  const theirs = await referrals.listOfChild(db, course.child_id);
  const own = theirs.find(({ id }) => id === referralId);
  const later = theirs.find(
    (each) => each.id !== referralId && each.received_on >= endedOn && isReturn(each),
  );
  const plan = await supportPlans.currentOf(db, referralId);
  const isAftercare = plan !== null && plan.made_on >= endedOn;
  return {
    endedOn: localDate(endedOn),
    referralClosedOn: dateOrNull(own?.closed_on ?? null),
    laterCourseOn: await laterCourseOn(db, course, endedOn),
    cameBackOn: dateOrNull(later?.received_on ?? null),
    aftercareUntil: isAftercare ? dateOrNull(plan.until_on) : null,
  };
}

/** Whether a later referral is a return: not one that was turned away, told twice or added by mistake. */
function isReturn({ closed_on, accepted_on, closing_reason }: referrals.ReferralRow): boolean {
  if (closed_on === null) return true;
  return accepted_on !== null && closing_reason !== 'told_twice' && closing_reason !== 'added_by_mistake';
}

/** The first day, on which or after which the course ended, of another course of its referral. */
async function laterCourseOn(db: Db, { id, referral_id }: courses.CourseRow, endedOn: string) {
  const others = await db
    .selectFrom('course')
    .innerJoin('session_try', 'session_try.course_id', 'course.id')
    .select((eb) => eb.fn.min<string>('session_try.planned_on').as('first'))
    .where('course.referral_id', '=', referral_id)
    .where('course.id', '!=', id)
    .groupBy('course.id')
    .execute();
  const first = others.map((each) => each.first).filter((on) => on >= endedOn);
  return dateOrNull(first.toSorted()[0] ?? null);
}
