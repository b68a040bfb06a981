import type { JourneyCourse } from '../../../shared/children/journeyPoints.ts';
import type { CourseSummary } from '../../../shared/children/overview.ts';
import { type CourseEnding, standing } from '../../../shared/courses/rules.ts';
import { addWeeks, type LocalDate, dateOrNull } from '../../../shared/dates.ts';
import { boundsLabel, protocolById, reviewEveryFor } from '../../../shared/protocols/catalogue.ts';
import type { ProtocolId } from '../../../shared/protocols/types.ts';
import { reviewState } from '../../../shared/reviews/rules.ts';
import type { coursesOf } from '../store/childCourses.ts';

type CourseRow = Awaited<ReturnType<typeof coursesOf>>[number];

/** A course as the list of a child's courses shows it. */
export function summaryOf(course: CourseRow): CourseSummary {
  const protocol = protocolById(course.protocol_id as ProtocolId);
  const { attended, extensions } = course;
  const facts = { bounds: protocol.bounds, attended, isEnded: course.ended_on !== null, extensions };
  const stands = standing(facts);
  return {
    id: course.id,
    referralId: course.referral_id,
    offerId: course.offer_id,
    protocolId: protocol.id,
    practitioner: course.practitioner,
    startedOn: dateOrNull(course.started_on),
    firstPlannedOn: course.plannedOn[0] ?? null,
    endedOn: dateOrNull(course.ended_on),
    ending: course.ending as CourseEnding | null,
    attended,
    ofLabel: stands.ofLabel,
    standing: stands.state,
    decisionNeeded: stands.decisionNeeded,
    carerAttended: course.carerAttended,
  };
}

/** A course as the journey tells it. */
export function journeyCourse(course: CourseRow, today: LocalDate): JourneyCourse {
  const protocol = protocolById(course.protocol_id as ProtocolId);
  const endedOn = dateOrNull(course.ended_on);
  return {
    id: course.id,
    shortName: protocol.shortName,
    ofLabel: boundsLabel(protocol),
    attended: course.attended,
    practitioner: course.practitioner,
    startedOn: dateOrNull(course.started_on),
    firstPlannedOn: course.plannedOn[0] ?? null,
    nextPlannedOn: course.plannedOn.find((on) => on >= today) ?? null,
    endedOn,
    ending: course.ending as CourseEnding | null,
    reviewsHeldOn: course.reviewsHeldOn,
    nextReview: endedOn === null ? nextReviewOf(course, reviewEveryFor(protocol), today) : null,
  };
}

/**
 * When the next review falls: the date planned for the session it comes after, those still to be logged counted in;
 * where too few are planned, as many weeks from today as sessions are missing.
 */
function nextReviewOf(course: CourseRow, every: number, today: LocalDate) {
  const { attendedOn, reviewsHeldOn, plannedOn } = course;
  if (attendedOn.length === 0) return null;
  const state = reviewState({ attendedOn, reviewsHeldOn, every }, today);
  const away = state.sessionsAway;
  const about = away === 0 ? null : (plannedOn[away - 1] ?? addWeeks(today, away));
  return {
    number: state.reviewNumber,
    about: about === null || about < today ? null : about,
    isOverdue: state.state === 'overdue',
  };
}
