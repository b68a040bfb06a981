// What happened in each referral, as points on one line. What lies between them and ahead is in journey.ts.
import { COURSE_ENDING_LABELS, type CourseEnding } from '../courses/rules.ts';
import type { LocalDate } from '../dates.ts';
import type { OfferAnswer } from '../offers/codes.ts';
import {
  CLOSING_REASONS_LABELS,
  type ClosingReason,
  REFERRAL_SOURCES_LABELS,
  type ReferralSource,
} from '../referrals/codes.ts';

export type JourneyCourse = {
  id: string;
  shortName: string;
  /** "13 of 12–16", "week 9 of at least 16" */
  figure: string;
  practitioner: string | null;
  /** The first attended session of the counted strand. */
  startedOn: LocalDate | null;
  /** The earliest date that is still planned: one that has passed needs logging. */
  firstPlannedOn: LocalDate | null;
  /** The earliest one from today on. */
  nextPlannedOn: LocalDate | null;
  endedOn: LocalDate | null;
  ending: CourseEnding | null;
  reviewsHeldOn: readonly LocalDate[];
  /** The review to hold next; null once the course has ended. */
  nextReview: { number: number; about: LocalDate | null; isOverdue: boolean } | null;
  /** Where the course ends, as it is planned, before its next review: about when. */
  nextEnding: { about: LocalDate | null } | null;
};

export type JourneyReferral = {
  id: string;
  receivedOn: LocalDate;
  source: ReferralSource;
  closedOn: LocalDate | null;
  closingReason: ClosingReason | null;
  assessments: readonly { id: string; completedOn: LocalDate; isExternal: boolean }[];
  offers: readonly { id: string; madeOn: LocalDate; shortName: string; answer: OfferAnswer | null }[];
  courses: readonly JourneyCourse[];
  nextCheckInDueOn: LocalDate | null;
  /** The pause that lasts today, with the day the wait goes on again. */
  pausedNow: { to: LocalDate | null } | null;
};

export type JourneyPoint = {
  key: string;
  referral: JourneyReferral;
  name: string;
  on: LocalDate;
  /** False where the event lies before the referral, as an assessment made elsewhere. */
  hasDate: boolean;
  second: string | null;
  is: 'referral' | 'event' | 'course' | 'over';
};

/** The points of one referral, in no order yet. Offers and reviews are told of the newest one only. */
export function pointsOf(
  referral: JourneyReferral,
  at: number,
  { isNewest, today }: { isNewest: boolean; today: LocalDate },
): JourneyPoint[] {
  const { id, receivedOn } = referral;
  const point = (more: Omit<JourneyPoint, 'referral' | 'hasDate'> & { hasDate?: boolean }): JourneyPoint => ({
    hasDate: true,
    ...more,
    referral,
  });
  const points = [
    point({
      key: id,
      name: at === 0 ? 'Referral' : 'Referred again',
      on: receivedOn,
      second: sourceWords(referral.source),
      is: 'referral',
    }),
  ];
  for (const assessment of referral.assessments) {
    const isBefore = assessment.completedOn < receivedOn;
    points.push(
      point({
        key: assessment.id,
        name: 'Assessment',
        on: isBefore ? receivedOn : assessment.completedOn,
        hasDate: !isBefore,
        second: assessment.isExternal ? 'by another service' : null,
        is: 'event',
      }),
    );
  }
  const offer = [...referral.offers].sort((a, b) => compare(a.madeOn, b.madeOn)).at(-1);
  if (isNewest && offer !== undefined) {
    const second = `${offer.shortName}, ${ANSWER_WORDS[offer.answer ?? 'none']}`;
    points.push(point({ key: offer.id, name: 'Offer', on: offer.madeOn, second, is: 'event' }));
  }
  for (const course of referral.courses) points.push(...coursePoints(course, point, { isNewest, today }));
  const lastEnd = referral.courses.map((course) => course.endedOn).filter((on) => on !== null);
  if (referral.closedOn !== null && !lastEnd.includes(referral.closedOn)) {
    const reason = referral.closingReason;
    const second = reason === null ? null : lowered(CLOSING_REASONS_LABELS[reason]);
    points.push(point({ key: `${id}-closed`, name: 'Closed', on: referral.closedOn, second, is: 'over' }));
  }
  return points;
}

/** A referral that was another one, told twice: it came, and nothing of its own is waited for or closed. */
export function pointToldTwice(
  told: JourneyReferral,
  others: readonly JourneyReferral[],
  newest: JourneyReferral,
): JourneyPoint {
  const goesOn = others.findLast(({ receivedOn }) => receivedOn <= told.receivedOn) ?? newest;
  return {
    key: told.id,
    referral: goesOn,
    name: 'Told again',
    on: told.receivedOn,
    hasDate: true,
    second: sourceWords(told.source),
    is: 'event',
  };
}

function coursePoints(
  course: JourneyCourse,
  point: (more: Omit<JourneyPoint, 'referral' | 'hasDate'>) => JourneyPoint,
  { isNewest, today }: { isNewest: boolean; today: LocalDate },
): JourneyPoint[] {
  const points: JourneyPoint[] = [];
  const { firstPlannedOn } = course;
  if (
    course.startedOn === null &&
    course.endedOn === null &&
    firstPlannedOn !== null &&
    firstPlannedOn < today
  )
    points.push(
      point({
        key: course.id,
        name: course.shortName,
        on: firstPlannedOn,
        second: 'needs logging',
        is: 'event',
      }),
    );
  if (course.startedOn !== null) {
    const count = course.figure;
    const who = course.practitioner?.split(' ')[0];
    const second = who === undefined ? count : `${count}, ${who}`;
    points.push(
      point({ key: course.id, name: course.shortName, on: course.startedOn, second, is: 'course' }),
    );
  }
  const review = [...course.reviewsHeldOn].sort(compare).at(-1);
  if (isNewest && course.endedOn === null && review !== undefined) {
    const name = `Review ${course.reviewsHeldOn.length}`;
    points.push(point({ key: `${course.id}-review`, name, on: review, second: null, is: 'event' }));
  }
  if (course.endedOn !== null) {
    const second = course.ending === null ? null : lowered(COURSE_ENDING_LABELS[course.ending]);
    points.push(point({ key: `${course.id}-end`, name: 'Ended', on: course.endedOn, second, is: 'over' }));
  }
  return points;
}

const ANSWER_WORDS: Record<OfferAnswer | 'none', string> = {
  none: 'no answer yet',
  accepted: 'accepted',
  declined: 'declined',
  not_ready: 'not ready yet',
  wants_another: 'would like another',
};

function sourceWords(source: ReferralSource): string | null {
  return source === 'not_known' ? null : `from ${lowered(REFERRAL_SOURCES_LABELS[source])}`;
}

/** "Children’s social care" within a sentence; "GP" and "CH-ISVA" stay as they are. */
function lowered(words: string): string {
  const second = words[1] ?? '';
  return second === second.toUpperCase() && second !== second.toLowerCase()
    ? words
    : `${words.charAt(0).toLowerCase()}${words.slice(1)}`;
}

/** Dates as text sort by themselves; so do ids. */
export const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
