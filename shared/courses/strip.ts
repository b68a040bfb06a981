// This file is long because it lays a whole course out: places, reviews, marks and the fold.
// What the course strip draws, as columns, marks and zones; no pixels and no words that depend on a name. The counted
// sessions and the reviews make the columns; the sessions of each carer lie in the same columns, by date (stripCarers.ts).
import { addDays, compareDates } from '../dates.ts';
import type { LocalDate } from '../dates.ts';
import type { CourseBounds, StrandKind } from '../protocols/types.ts';
import type { ReviewRhythm } from '../reviews/rhythm.ts';
import { amountOn, REVIEW_OVERDUE_AFTER_DAYS, reviewPoints } from '../reviews/rules.ts';
import { isInTime } from './progress.ts';
import { extendedTo } from './extension.ts';
import { NOTICE_BEFORE_BOUND_SESSIONS } from './rules.ts';
import type { ExtensionDecision } from './extension.ts';
import { attendedDates, heldTry, type Session } from './sessions.ts';
import { type CarerLane, type CarerLaneInput, layCarers } from './stripCarers.ts';
import { isHeldMark, markOf, shownTry, type StripSession, withOrder } from './stripMarks.ts';
import { layMonths, layZones, sessionsAt } from './stripScale.ts';
import type { StripMonth, StripZone } from './stripScale.ts';

/** Places shown past the bound while an extension is only possible. */
export const STRIP_EXTENSION_PLACES = 2;
/** Strips with more sessions than this are drawn in the long form: a TF-CBT course and its extension places fit. */
export const STRIP_LONG_ABOVE = 18;
/** Strips with more sessions than this fold their older part. */
export const STRIP_FOLD_ABOVE = 30;

export type StripInput = {
  bounds: CourseBounds;
  /** Whether the range is the service's own and no source's. */
  isOwnRange: boolean;
  countedStrand: StrandKind;
  /** Sessions of the counted strand. */
  sessions: readonly Session[];
  /** Every strand beside it: a parent or carer each, in the order of their lanes. */
  carers: readonly CarerLaneInput[];
  extensions: readonly ExtensionDecision[];
  reviews: readonly { id: string; heldOn: LocalDate }[];
  rhythm: ReviewRhythm;
  /** Up to when days pass: today, or the day on which the course ended. */
  until: LocalDate;
  isEnded: boolean;
  today: LocalDate;
};

export type StripReview = {
  column: number;
  /** Null where it is still to be held. */
  reviewId: string | null;
  number: number;
  state: 'held' | 'ahead' | 'due' | 'overdue';
  heldOn: LocalDate | null;
  /** The point at which it is due, in what the reviews are counted by; held: how far the course had come by then. */
  at: number;
  by: ReviewRhythm['by'];
};

/** `reviewsOpen`: reviews within it that fell due and were not held. */
export type StripFold = { toColumn: number; toNumber: number; label: string; reviewsOpen: number };

export type Strip = {
  columns: number;
  isLong: boolean;
  counted: StripSession[];
  /** One lane for each parent or carer. */
  carers: CarerLane[];
  reviews: StripReview[];
  zones: StripZone[];
  months: StripMonth[];
  /** Today lies at the end of this column; 0 is before the first. */
  todayColumn: number;
  fold: StripFold | null;
};

type Column = { session: Session | null; number: number } | { review: Omit<StripReview, 'column'> };

/** The strip of a course on a day. */
export function courseStrip(input: StripInput): Strip {
  const { bounds, today } = input;
  const byNumber = new Map(input.sessions.map((each) => [each.number, each]));
  const places = countPlaces(input, Math.max(0, ...byNumber.keys()));
  const columns = layColumns(input, byNumber, places);
  const columnOf = (number: number) =>
    columns.findIndex((each) => 'number' in each && each.number === number) + 1;

  const counted: StripSession[] = [];
  const reviews: StripReview[] = [];
  const dates: (LocalDate | null)[] = [];
  columns.forEach((each, index) => {
    const column = index + 1;
    if ('review' in each) {
      reviews.push({ column, ...each.review });
      dates.push(each.review.heldOn);
      return;
    }
    const mark = markOf(each.session, each.number, column, today);
    if (each.session !== null || !input.isEnded) counted.push(mark);
    dates.push(mark.on);
  });

  const { lanes, datesBeyond } = layCarers(
    input.carers,
    { counted, columns: columns.length },
    { isEnded: input.isEnded, today },
  );
  dates.push(...datesBeyond);
  const numbered = datesByNumber(input, byNumber, places);
  const [startedOn = numbered[0] ?? null] = attendedDates(input.sessions, input.countedStrand).sort(
    compareDates,
  );
  return {
    columns: dates.length,
    isLong: places > STRIP_LONG_ABOVE,
    counted: withOrder(counted),
    carers: lanes,
    reviews,
    zones: layZones({
      bounds,
      isOwnRange: input.isOwnRange,
      extensions: input.extensions,
      isEnded: input.isEnded,
      places,
      columns: columns.length,
      columnOf,
      at: sessionsAt(bounds, { startedOn: startedOn, dates: numbered }),
    }),
    months: layMonths(inOrder(dates)),
    todayColumn: dates.findLastIndex((date) => date !== null && date <= today) + 1,
    fold: layFold(counted, reviews),
  };
}

/** The dates of the ruler: one that comes after a later column's belongs to no month of its own. */
function inOrder(dates: readonly (LocalDate | null)[]): (LocalDate | null)[] {
  return dates.map((date, index) =>
    date !== null && dates.slice(index + 1).some((later) => later !== null && later < date) ? null : date,
  );
}

function countPlaces(
  { bounds, extensions, sessions, countedStrand, isEnded }: StripInput,
  highest: number,
): number {
  if (isInTime(bounds)) return highest;
  const { min, max, extendTo, openExtension } = bounds;
  const agreed = extendedTo(bounds, extensions);
  const planned = Math.max(highest, max ?? min ?? 0, typeof agreed === 'number' ? agreed : 0);
  if (max === null || isEnded) return planned;
  if (openExtension) return planned + STRIP_EXTENSION_PLACES;
  if (extendTo === null) return planned;
  const attended = attendedDates(sessions, countedStrand).length;
  const isNear = planned > max || attended >= max - NOTICE_BEFORE_BOUND_SESSIONS;
  return Math.max(planned, isNear ? extendTo : Math.min(extendTo, max + STRIP_EXTENSION_PLACES));
}

/** The date of each session's number, from 1; one without a date is taken to come a week after the one before. */
function datesByNumber(
  { today }: StripInput,
  byNumber: ReadonlyMap<number, Session>,
  places: number,
): LocalDate[] {
  const dates: LocalDate[] = [];
  for (let number = 1; number <= places; number += 1) {
    const session = byNumber.get(number);
    const last = dates.at(-1);
    const usual = last === undefined ? today : addDays(last, 7);
    const shown = session === undefined ? null : shownTry(session);
    dates.push(shown?.on ?? usual);
  }
  return dates;
}

function layColumns(input: StripInput, byNumber: ReadonlyMap<number, Session>, places: number): Column[] {
  const { countedStrand, sessions, rhythm, until, isEnded, today } = input;
  const attendedOn = attendedDates(sessions, countedStrand).sort(compareDates);
  const reviews = [...input.reviews].sort((a, b) => compareDates(a.heldOn, b.heldOn));
  const points = reviewPoints({
    attendedOn,
    reviewsHeldOn: reviews.map((each) => each.heldOn),
    rhythm,
    until,
  });
  const dates = datesByNumber(input, byNumber, places);

  const amountBy = (day: LocalDate) => {
    const attended = attendedOn.filter((on) => on <= day).length;
    return amountOn(rhythm, { startedOn: attendedOn[0] ?? null, attended }, day);
  };
  // Reviews by the number of the session they follow; 0 is before the first.
  const following = new Map<number, Omit<StripReview, 'column'>[]>();
  const follow = (number: number, review: Omit<StripReview, 'column'>) =>
    following.set(number, [...(following.get(number) ?? []), review]);
  const lastNumberBy = (on: LocalDate) =>
    Math.max(
      0,
      ...[...byNumber].flatMap(([number, session]) => {
        const heldOn = heldTry(session)?.on ?? null;
        return heldOn !== null && heldOn <= on ? [number] : [];
      }),
    );

  reviews.forEach(({ id, heldOn }, index) =>
    follow(lastNumberBy(heldOn), {
      reviewId: id,
      number: index + 1,
      state: 'held',
      heldOn,
      at: amountBy(heldOn),
      by: rhythm.by,
    }),
  );
  const open = points.filter((each) => each.satisfiedOn === null);
  open.forEach(({ at, fallsOn, reachedOn }, index) => {
    const isAhead = reachedOn === null;
    // By the calendar it stands after the last session before its day; it is left out where no session lies beyond.
    const after = fallsOn === null ? at : dates.filter((on) => on <= fallsOn).length;
    if (isAhead && (isEnded || after > places || (fallsOn !== null && after === places))) return;
    follow(isAhead ? after : lastNumberBy(reachedOn), {
      reviewId: null,
      number: reviews.length + index + 1,
      state: isAhead ? 'ahead' : addDays(reachedOn, REVIEW_OVERDUE_AFTER_DAYS) < today ? 'overdue' : 'due',
      heldOn: null,
      at,
      by: rhythm.by,
    });
  });

  const columns: Column[] = (following.get(0) ?? []).map((review) => ({ review }));
  for (let number = 1; number <= places; number += 1) {
    columns.push({ session: byNumber.get(number) ?? null, number });
    for (const review of following.get(number) ?? []) columns.push({ review });
  }
  return columns;
}

/**
 * Beyond STRIP_FOLD_ABOVE sessions, everything up to the last review held but one folds into one bar. Where reviews were
 * not held, and that many sessions would still stand side by side, it is the last that was held or fell due but one.
 */
function layFold(counted: readonly StripSession[], reviews: readonly StripReview[]): StripFold | null {
  const lastNumber = counted.findLast((each) => each.sessionId !== null)?.number ?? 0;
  if (lastNumber <= STRIP_FOLD_ABOVE) return null;
  const upTo = (review: StripReview | undefined) =>
    review === undefined ? [] : counted.filter((each) => each.column < review.column);
  const held = reviews.filter((each) => each.state === 'held').at(-2);
  const isEnough = lastNumber - (upTo(held).at(-1)?.number ?? 0) <= STRIP_FOLD_ABOVE;
  const fold = isEnough ? held : reviews.filter((each) => each.state !== 'ahead').at(-2);
  const folded = upTo(fold);
  const toNumber = folded.at(-1)?.number;
  if (fold === undefined || toNumber === undefined) return null;
  const attended = folded.filter((each) => isHeldMark(each.state)).length;
  const tries = folded.reduce((sum, each) => sum + each.earlierTries.length, 0);
  const label = `1–${toNumber}, ${attended} attended${tries === 0 ? '' : `, ${tries} ${tries === 1 ? 'try' : 'tries'}`}`;
  const reviewsOpen = reviews.filter((each) => each.column <= fold.column && each.state !== 'held').length;
  return { toColumn: fold.column, toNumber, label, reviewsOpen };
}
