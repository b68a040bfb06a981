// The journey of a child as one line: what happened, today, what lies ahead. Pure words and dates; the drawing is in
// renderer/drawings/JourneyLine.tsx. The stages are those of domain practice: referral, assessment, offer, course,
// review, ending; returns to the service are part of the same line.
import { checkInState } from '../checkIns/nearness.ts';
import { daysBetween, formatDate, formatDayMonth, type LocalDate, partsOf } from '../dates.ts';
import { daysWaiting } from '../waitingList/rules.ts';
import {
  compare,
  type JourneyCourse,
  type JourneyPoint,
  type JourneyReferral,
  pointsOf,
  pointToldTwice,
} from './journeyPoints.ts';

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

/** The whole line for a child, oldest first. Referrals may overlap; an empty list gives an empty line. */
export function journey(referrals: readonly JourneyReferral[], today: LocalDate): JourneyStep[] {
  const ordered = inOrder(referrals);
  const newest = ordered.at(-1);
  const current = currentOf(referrals);
  if (newest === undefined || current === undefined) return [];
  const toldTwice = referrals.filter((referral) => !ordered.includes(referral));
  const points = ordered
    .flatMap((referral, at) => pointsOf(referral, at, { isNewest: referral === newest, today }))
    .concat(toldTwice.map((referral) => pointToldTwice(referral, ordered, newest)))
    .map((point, at) => ({ point, at }))
    .sort((a, b) => compare(a.point.on, b.point.on) || a.at - b.at)
    .map(({ point }) => point);
  const steps = points.map((point, at) => stepOf(point, points[at - 1], points[at + 1], { current, today }));
  return [...steps, todayStep(current, today), ...stepsAhead(current)];
}

/**
 * The referral that a child’s record is about now: the one waited or worked on longest, or the newest where all are over.
 * The line and what stands below it are about the same one. Undefined where there is none.
 */
export function currentOf(referrals: readonly JourneyReferral[]): JourneyReferral | undefined {
  const ordered = inOrder(referrals);
  return ordered.find((referral) => !isOver(referral)) ?? ordered.at(-1);
}

/** Oldest first, without those that were one with another, told twice: the earliest received date stands in that one. */
function inOrder(referrals: readonly JourneyReferral[]): JourneyReferral[] {
  const all = [...referrals].sort((a, b) => compare(a.receivedOn, b.receivedOn) || compare(a.id, b.id));
  const own = all.filter(({ closingReason }) => closingReason !== 'told_twice');
  return own.length > 0 ? own : all;
}

/** "Journey", or with how many referrals there are. */
export function journeyLabel(referrals: readonly unknown[]): string {
  const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six'];
  const count = referrals.length;
  return count < 2 ? 'Journey' : `Journey: ${words[count] ?? count} referrals`;
}

function stepOf(
  point: JourneyPoint,
  before: JourneyPoint | undefined,
  after: JourneyPoint | undefined,
  { current, today }: { current: JourneyReferral; today: LocalDate },
): JourneyStep {
  const { key, name, second } = point;
  // The last stretch, up to today, is the wait that counts, whichever referral the point before it belongs to.
  const referral = after === undefined ? current : point.referral;
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
    const isInAll = point.is !== 'referral' || point.referral !== referral;
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
    const about = (on: LocalDate | null) => (on === null ? null : `about ${formatDayMonth(on)}`);
    const ending = next('ending', 'Ending', about(running.nextEnding?.about ?? null));
    if (nextReview === null || running.nextEnding !== null) return [ending];
    return [next('review', `Review ${nextReview.number}`, about(nextReview.about)), ending];
  }
  const planned = running?.nextPlannedOn ?? null;
  const course = next('course', 'Course', planned === null ? null : `from ${formatDayMonth(planned)}`);
  const openOffer = current.offers.some(({ answer }) => answer === null || answer === 'accepted');
  if (running !== undefined || openOffer) return [course];
  const offer = next('offer', 'Offer');
  return current.assessments.length > 0 ? [offer, course] : [next('assessment', 'Assessment'), offer, course];
}

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

function dateOf(point: JourneyPoint, before: JourneyPoint | undefined, today: LocalDate): string | null {
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
