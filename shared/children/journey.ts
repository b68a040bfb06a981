// The journey of a child as one line: what happened, today, what lies ahead. Pure words and dates; the drawing is in
// renderer/drawings/JourneyLine.tsx. The stages are those of domain practice: referral, assessment, offer, course,
// review, ending; returns to the service are part of the same line.
import { checkInState } from '../checkIns/rules.ts';
import { COURSE_ENDING_LABELS, type CourseEnding } from '../courses/rules.ts';
import { daysBetween, formatDate, formatDayMonth, type LocalDate, partsOf } from '../dates.ts';
import type { OfferAnswer } from '../offers/codes.ts';
import {
  CLOSING_REASONS_LABELS,
  type ClosingReason,
  REFERRAL_SOURCES_LABELS,
  type ReferralSource,
} from '../referrals/codes.ts';
import { daysWaiting } from '../waitingList/rules.ts';

export type JourneyCourse = {
  id: string;
  shortName: string;
  /** "13 of 12–16" without the number: '12–16'; null where the protocol states none. */
  ofLabel: string | null;
  attended: number;
  practitioner: string | null;
  /** The first attended session of the counted strand. */
  startedOn: LocalDate | null;
  firstPlannedOn: LocalDate | null;
  endedOn: LocalDate | null;
  ending: CourseEnding | null;
  reviewsHeldOn: readonly LocalDate[];
  /** The review to hold next; null once the course has ended. */
  nextReview: { number: number; about: LocalDate | null; isOverdue: boolean } | null;
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

export type JourneyStep = {
  key: string;
  name: string;
  /** "9 Mar", with the year where it is not the one before it: "4 Dec 2025". */
  date: string | null;
  /** Between this step and the next, in words. */
  gap: string | null;
  /** What the line is like after this step: behind us, waiting, away from the service; now; ahead. */
  kind: 'past' | 'wait' | 'away' | 'now' | 'next';
  second: string | null;
  isLate: boolean;
};

type Point = {
  key: string;
  referral: JourneyReferral;
  name: string;
  on: LocalDate;
  /** False where the event lies before the referral, as an assessment made elsewhere. */
  hasDate: boolean;
  second: string | null;
  is: 'referral' | 'event' | 'course' | 'over';
};

/** The whole line for a child, oldest first. Referrals may overlap; an empty list gives an empty line. */
export function journey(referrals: readonly JourneyReferral[], today: LocalDate): JourneyStep[] {
  const ordered = [...referrals].sort((a, b) => compare(a.receivedOn, b.receivedOn) || compare(a.id, b.id));
  const newest = ordered.at(-1);
  if (newest === undefined) return [];
  const points = ordered
    .flatMap((referral, at) => pointsOf(referral, at, referral === newest))
    .map((point, at) => ({ point, at }))
    .sort((a, b) => compare(a.point.on, b.point.on) || a.at - b.at)
    .map(({ point }) => point);
  const current = ordered.find((referral) => !isOver(referral)) ?? newest;
  const steps = points.map((point, at) => stepOf(point, points[at - 1], points[at + 1], today));
  return [...steps, todayStep(current, today), ...stepsAhead(current)];
}

/** "Journey", or with how many referrals there are. */
export function journeyLabel(referrals: readonly unknown[]): string {
  const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six'];
  const count = referrals.length;
  return count < 2 ? 'Journey' : `Journey: ${words[count] ?? count} referrals`;
}

function pointsOf(referral: JourneyReferral, at: number, isNewest: boolean): Point[] {
  const { id, receivedOn } = referral;
  const point = (more: Omit<Point, 'referral' | 'hasDate'> & { hasDate?: boolean }): Point => ({
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
  for (const course of referral.courses) points.push(...coursePoints(course, point, isNewest));
  const lastEnd = referral.courses.map((course) => course.endedOn).filter((on) => on !== null);
  if (referral.closedOn !== null && !lastEnd.includes(referral.closedOn)) {
    const reason = referral.closingReason;
    const second = reason === null ? null : lowered(CLOSING_REASONS_LABELS[reason]);
    points.push(point({ key: `${id}-closed`, name: 'Closed', on: referral.closedOn, second, is: 'over' }));
  }
  return points;
}

function coursePoints(
  course: JourneyCourse,
  point: (more: Omit<Point, 'referral' | 'hasDate'>) => Point,
  isNewest: boolean,
): Point[] {
  const points: Point[] = [];
  if (course.startedOn !== null) {
    const count = course.ofLabel === null ? `${course.attended}` : `${course.attended} of ${course.ofLabel}`;
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

function stepOf(
  point: Point,
  before: Point | undefined,
  after: Point | undefined,
  today: LocalDate,
): JourneyStep {
  const { key, name, second, referral } = point;
  const until = after?.on ?? today;
  const days = daysBetween(point.on, until);
  const startedOn = startOf(referral);
  const endsWait =
    after === undefined
      ? startedOn === null && referral.closedOn === null
      : after.referral === referral &&
        (after.is === 'course' ? after.on === startedOn : after.is === 'over' && startedOn === null);
  const isAway = point.is === 'over' && (after === undefined ? isOver(referral) : after.is === 'referral');
  const common = { key, name, second, date: dateOf(point, before, today), isLate: false };
  if (isAway) return { ...common, kind: 'away', gap: days === 0 ? null : `${awayWords(days)} away` };
  if (endsWait) {
    const facts = {
      receivedOn: referral.receivedOn,
      courseStartedOn: startedOn,
      closedOn: referral.closedOn,
    };
    const waited = daysWaiting(facts, until);
    const isInAll = point.is !== 'referral';
    return { ...common, kind: 'wait', gap: `waiting ${count(waited, 'day')}${isInAll ? ' in all' : ''}` };
  }
  return { ...common, kind: 'past', gap: days === 0 ? null : count(days, 'day') };
}

function todayStep(current: JourneyReferral, today: LocalDate): JourneyStep {
  const step = { key: 'today', name: 'Today', date: null, gap: null, kind: 'now' as const };
  const review = runningCourse(current)?.nextReview;
  if (review?.isOverdue === true)
    return { ...step, second: `review ${review.number} is overdue`, isLate: true };
  const dueOn = isOver(current) || startOf(current) !== null ? null : current.nextCheckInDueOn;
  const due = dueOn === null ? null : checkInState(dueOn, today);
  if (due?.state === 'overdue') {
    return { ...step, second: `check-in ${count(due.daysOver, 'day')} over`, isLate: true };
  }
  if (current.pausedNow !== null && startOf(current) === null && !isOver(current)) {
    const { to } = current.pausedNow;
    return { ...step, second: to === null ? 'paused' : `paused until ${formatDayMonth(to)}`, isLate: false };
  }
  if (due === null || dueOn === null) return { ...step, second: null, isLate: false };
  const second = due.state === 'today' ? 'check-in due today' : `check-in due ${formatDayMonth(dueOn)}`;
  return { ...step, second, isLate: false };
}

function stepsAhead(current: JourneyReferral): JourneyStep[] {
  if (isOver(current)) return [];
  const next = (key: string, name: string, second: string | null = null): JourneyStep => ({
    key: `ahead-${key}`,
    name,
    date: null,
    gap: null,
    kind: 'next',
    second,
    isLate: false,
  });
  const running = runningCourse(current);
  if (running?.startedOn != null) {
    const { nextReview } = running;
    const ending = next('ending', 'Ending');
    if (nextReview === null) return [ending];
    const about = nextReview.about === null ? null : `about ${formatDayMonth(nextReview.about)}`;
    return [next('review', `Review ${nextReview.number}`, about), ending];
  }
  const planned = running?.firstPlannedOn ?? null;
  const course = next('course', 'Course', planned === null ? null : `from ${formatDayMonth(planned)}`);
  const openOffer = current.offers.some(({ answer }) => answer === null || answer === 'accepted');
  if (running !== undefined || openOffer) return [course];
  const offer = next('offer', 'Offer');
  return current.assessments.length > 0 ? [offer, course] : [next('assessment', 'Assessment'), offer, course];
}

const ANSWER_WORDS: Record<OfferAnswer | 'none', string> = {
  none: 'no answer yet',
  accepted: 'accepted',
  declined: 'declined',
  not_ready: 'not ready yet',
  wants_another: 'would like another',
};

function startOf(referral: JourneyReferral): LocalDate | null {
  const started = referral.courses.map((course) => course.startedOn).filter((on) => on !== null);
  return started.sort(compare)[0] ?? null;
}

function runningCourse(referral: JourneyReferral): JourneyCourse | undefined {
  return referral.courses.find((course) => course.endedOn === null);
}

/** Closed, or every course that began has ended. */
function isOver(referral: JourneyReferral): boolean {
  if (referral.closedOn !== null) return true;
  return startOf(referral) !== null && runningCourse(referral) === undefined;
}

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

function dateOf(point: Point, before: Point | undefined, today: LocalDate): string | null {
  if (!point.hasDate) return null;
  const year = partsOf(before?.on ?? today).year;
  return partsOf(point.on).year === year ? formatDayMonth(point.on) : formatDate(point.on);
}

const DAYS_IN_A_MONTH = 30.44;

/** Under two months in days, then in months, rounded; from two years in years. */
function awayWords(days: number): string {
  if (days < 60) return count(days, 'day');
  const months = Math.round(days / DAYS_IN_A_MONTH);
  return months < 24 ? count(months, 'month') : count(Math.floor(months / 12), 'year');
}

const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`;
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
