import type { JourneyCourse } from '../../../shared/children/journeyPoints.ts';
import type { CourseSummary } from '../../../shared/children/overview.ts';
import { CountPolicy } from '../../../shared/courses/counting.ts';
import { progressFrom } from '../../../shared/courses/facts.ts';
import { type CourseEnding, figureInWords, figureOf, standing } from '../../../shared/courses/rules.ts';
import { type CourseTerms, termsOf } from '../../../shared/courses/terms.ts';
import { type LocalDate, dateOrNull } from '../../../shared/dates.ts';
import type { Catalogue } from '../../../shared/protocols/serviceCatalogue.ts';
import { type Protocol, ProtocolId } from '../../../shared/protocols/types.ts';
import type { ReviewIntervals } from '../../../shared/reviews/rhythm.ts';
import { endsBeforeReview } from '../../../shared/reviews/endingReview.ts';
import { aboutReview } from '../../../shared/reviews/expected.ts';
import { reviewState } from '../../../shared/reviews/rules.ts';
import type { coursesOf } from '../store/childCourses.ts';

type CourseRow = Awaited<ReturnType<typeof coursesOf>>[number];

type At = { today: LocalDate; intervals: ReviewIntervals; catalogue: Catalogue };

/** The therapy of a course, as it was begun. */
function begunWith(course: CourseRow, catalogue: Catalogue): Protocol {
  const protocolId = ProtocolId.parse(course.protocol_id);
  return catalogue.begunWith({ protocolId, versionId: course.protocol_version_id });
}

/** A course as the list of a child's courses shows it. */
export function summaryOf(course: CourseRow, { today, intervals, catalogue }: At): CourseSummary {
  const protocol = begunWith(course, catalogue);
  const stands = standingOf(course, termsIn(course, protocol, intervals), today);
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
    attended: course.attended,
    figure: figureOf(stands),
    standing: stands.state,
    decisionNeeded: stands.decisionNeeded,
    carersAttended: course.carersAttended,
  };
}

const termsIn = (course: CourseRow, protocol: Protocol, intervals: ReviewIntervals): CourseTerms =>
  termsOf(protocol, intervals, CountPolicy.parse(course.counts_policy));

function standingOf(course: CourseRow, { bounds }: CourseTerms, today: LocalDate) {
  const { attendedOn, extensions } = course;
  const isEnded = course.ended_on !== null;
  return standing({
    bounds,
    ...progressFrom(attendedOn, isEnded, today),
    besides: course.counted_besides,
    isEnded,
    extensions,
  });
}

/** A course as the journey tells it. */
export function journeyCourse(course: CourseRow, { today, intervals, catalogue }: At): JourneyCourse {
  const protocol = begunWith(course, catalogue);
  const terms = termsIn(course, protocol, intervals);
  const endedOn = dateOrNull(course.ended_on);
  return {
    id: course.id,
    shortName: protocol.shortName,
    figure: figureInWords(figureOf(standingOf(course, terms, today))),
    practitioner: course.practitioner,
    startedOn: dateOrNull(course.started_on),
    firstPlannedOn: course.plannedOn[0] ?? null,
    nextPlannedOn: course.plannedOn.find((on) => on >= today) ?? null,
    endedOn,
    ending: course.ending as CourseEnding | null,
    reviewsHeldOn: course.reviewsHeldOn,
    ...(endedOn === null ? whatIsNext(course, terms, today) : { nextReview: null, nextEnding: null }),
  };
}

/**
 * When the next review falls (`aboutReview`), or when the course ends, where that is first.
 */
function whatIsNext(
  course: CourseRow,
  { reviews: rhythm, bounds }: CourseTerms,
  today: LocalDate,
): Pick<JourneyCourse, 'nextReview' | 'nextEnding'> {
  const { attendedOn, reviewsHeldOn, plannedOn } = course;
  if (attendedOn.length === 0) return { nextReview: null, nextEnding: null };
  const state = reviewState({ attendedOn, reviewsHeldOn, rhythm, until: today }, today);
  const ahead = (on: LocalDate | null) => (on === null || on < today ? null : on);
  const about = aboutReview(state, plannedOn, today);
  const stated = bounds.unit === 'session' ? (bounds.min ?? 0) : 0;
  const least = Math.max(stated, course.planned_sessions);
  const endsOn = endsBeforeReview(state, { held: attendedOn.length, plannedOn, least });
  return {
    nextReview: { number: state.reviewNumber, about, isOverdue: state.state === 'overdue' },
    nextEnding: endsOn === null ? null : { about: ahead(endsOn) },
  };
}
