import { localDate, type LocalDate, dateOrNull } from '../../../shared/dates.ts';
import { FEEDBACK_VOICES, type FeedbackVoice } from '../../../shared/courses/ending.ts';
import type { ProtocolId } from '../../../shared/protocols/types.ts';
import { isInInbox, isOnWaitingList, type OfferMade } from '../../../shared/today/places.ts';
import { STAGES } from '../../../shared/waitingList/rules.ts';
import { ofStandingEnding } from './courseEndings.ts';
import type { Db } from './dialect.ts';
import { isLastingPlan } from './lastingPlan.ts';
import { childrenOf } from './ofPractitioner.ts';
import { isTherapyOfReferral } from './therapyOfReferral.ts';
import type { TodayScope } from './today.ts';
import { offersMadeTo } from './todayChoices.ts';

const OFF_THE_LIST = STAGES.filter((stage) => !isOnWaitingList(stage) && !isInInbox(stage));

/** An open referral that stands on no waiting list and has no course running: its last course has ended. */
export type BetweenCourses = {
  referralId: string;
  childId: string;
  childName: string;
  birthDate: string | null;
  /** The course that ended last, and whose it was. */
  endedOn: LocalDate;
  protocolId: ProtocolId | null;
  practitionerId: string | null;
  practitioner: string | null;
  lastCourseStartedOn: LocalDate | null;
  /** Of whose feedback nothing is said at the end of that course. */
  feedbackGap: FeedbackVoice[];
  /** What was agreed for afterwards, while it lasts. */
  aftercare: { untilOn: LocalDate; reviewOn: LocalDate } | null;
  /** The newest first. */
  offers: OfferMade[];
};

/** Every open referral between courses, by id. */
export async function listBetweenCourses(
  db: Db,
  { practitionerId, today }: TodayScope,
): Promise<BetweenCourses[]> {
  let open = db
    .selectFrom('referral')
    .innerJoin('child', 'child.id', 'referral.child_id')
    .leftJoin('support_plan', (join) => join.on(isLastingPlan(today)))
    .select(['referral.id', 'referral.child_id', 'referral.stage_since', 'child.name', 'child.birth_date'])
    .select(['support_plan.until_on', 'support_plan.review_on'])
    .where('referral.stage', 'in', OFF_THE_LIST)
    .where('referral.closed_on', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('course')
            .select('course.id')
            .whereRef('course.referral_id', '=', 'referral.id')
            .where('course.ended_on', 'is', null)
            .where(isTherapyOfReferral),
        ),
      ),
    )
    .orderBy('referral.id');
  if (practitionerId !== 'all') open = open.where('referral.child_id', 'in', childrenOf(db, practitionerId));
  const rows = await open.execute();
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const courses = await db
    .selectFrom('course')
    .leftJoin('strand', (join) =>
      join.onRef('strand.course_id', '=', 'course.id').on('strand.is_counted', '=', 1),
    )
    .leftJoin('practitioner', 'practitioner.id', 'strand.practitioner_id')
    .select(['course.id', 'course.referral_id', 'course.ended_on', 'course.started_on', 'course.protocol_id'])
    .select(['strand.practitioner_id', 'practitioner.name as practitioner'])
    .where('course.referral_id', 'in', ids)
    .orderBy('course.ended_on')
    .orderBy('course.id')
    .execute();
  const asked = await db
    .selectFrom('feedback_asked')
    .innerJoin('course', 'course.id', 'feedback_asked.course_id')
    .select(['feedback_asked.course_id', 'feedback_asked.voice'])
    .where('feedback_asked.review_id', 'is', null)
    .where(ofStandingEnding)
    .where('course.referral_id', 'in', ids)
    .execute();
  const isAsked = new Set(asked.map(({ course_id, voice }) => `${course_id} ${voice}`));
  const offers = await offersMadeTo(db, ids);
  const coursesOf = Map.groupBy(courses, (each) => each.referral_id);
  return rows.map((row) => {
    const held = coursesOf.get(row.id) ?? [];
    // One for a parent alone may still go on beside it.
    const last = held.findLast(({ ended_on }) => ended_on !== null);
    const started = held.flatMap(({ started_on }) => (started_on === null ? [] : [started_on])).toSorted();
    return {
      referralId: row.id,
      childId: row.child_id,
      childName: row.name,
      birthDate: row.birth_date,
      endedOn: localDate(last?.ended_on ?? row.stage_since),
      protocolId: (last?.protocol_id ?? null) as ProtocolId | null,
      practitionerId: last?.practitioner_id ?? null,
      practitioner: last?.practitioner ?? null,
      lastCourseStartedOn: dateOrNull(started.at(-1)),
      feedbackGap:
        last === undefined ? [] : FEEDBACK_VOICES.filter((voice) => !isAsked.has(`${last.id} ${voice}`)),
      aftercare:
        row.until_on === null || row.review_on === null
          ? null
          : { untilOn: localDate(row.until_on), reviewOn: localDate(row.review_on) },
      offers: offers.get(row.id) ?? [],
    };
  });
}
