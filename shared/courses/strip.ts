// This file is long because it lays a whole course out: places, reviews, marks, the carer's lane and the fold.
// What the course strip draws, as columns, marks and zones; no pixels and no words that depend on a name. The child's
// sessions and the reviews make the columns; the carer's sessions lie in the same columns, by date.
import { addDays, compareDates } from '../dates.ts';
import type { LocalDate, LocalTime } from '../dates.ts';
import type { CourseBounds, StrandKind } from '../protocols/types.ts';
import type { ReviewRhythm } from '../reviews/rhythm.ts';
import { amountOn, REVIEW_OVERDUE_AFTER_DAYS, reviewPoints } from '../reviews/rules.ts';
import { isInTime } from './progress.ts';
import { NOTICE_BEFORE_BOUND_SESSIONS, extendedTo } from './rules.ts';
import type { ExtensionDecision } from './rules.ts';
import { SESSION_STATUS_LABELS, attendedDates, wasHeld, currentTry, heldTry } from './sessions.ts';
import type { Session, SessionStatus, SessionTry } from './sessions.ts';
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
  countedStrand: StrandKind;
  /** Sessions of all strands of the course. */
  sessions: readonly Session[];
  extensions: readonly ExtensionDecision[];
  reviews: readonly { id: string; heldOn: LocalDate }[];
  rhythm: ReviewRhythm;
  /** Up to when days pass: today, or the day on which the course ended. */
  until: LocalDate;
  /** The carer's limit; places up to it are shown while the course runs. Null without a carer's strand or limit. */
  carerMax: number | null;
  isEnded: boolean;
  today: LocalDate;
};

/** The shape of a mark: what was logged, or what is still to be done. */
export type MarkState = SessionStatus | 'needs_logging' | 'not_scheduled';
export const MARK_STATE_LABELS: Record<MarkState, string> = {
  ...SESSION_STATUS_LABELS,
  needs_logging: 'Needs logging',
  not_scheduled: 'Not scheduled yet',
};

export type StripSession = {
  /** From 1. */
  column: number;
  /** Null for a place with no session yet. */
  sessionId: string | null;
  number: number;
  state: MarkState;
  on: LocalDate | null;
  time: LocalTime | null;
  /** Tries that hang under the mark, in order. */
  earlierTries: readonly { on: LocalDate | null; status: SessionStatus }[];
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

export type StripFold = { toColumn: number; toNumber: number; label: string };

export type Strip = {
  columns: number;
  isLong: boolean;
  counted: StripSession[];
  carer: StripSession[];
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
  const byNumber = new Map(
    input.sessions.filter((each) => each.strand === input.countedStrand).map((each) => [each.number, each]),
  );
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

  const carer = layCarer(input, counted, columns.length);
  return {
    columns: Math.max(columns.length, ...carer.map((each) => each.column)),
    isLong: places > STRIP_LONG_ABOVE,
    counted,
    carer,
    reviews,
    zones: layZones({
      bounds,
      extensions: input.extensions,
      isEnded: input.isEnded,
      places,
      columns: columns.length,
      columnOf,
      at: sessionsAt(bounds, datesByNumber(input, byNumber, places)),
    }),
    months: layMonths(dates),
    todayColumn: dates.findLastIndex((date) => date !== null && date <= today) + 1,
    fold: layFold(counted, reviews),
  };
}

function countPlaces(
  { bounds, extensions, sessions, countedStrand, isEnded }: StripInput,
  highest: number,
): number {
  if (isInTime(bounds)) return highest;
  const { min, max, extendTo, openExtension } = bounds;
  const agreed = extendedTo(extensions);
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

function markOf(session: Session | null, number: number, column: number, today: LocalDate): StripSession {
  const shown = session === null ? null : shownTry(session);
  return {
    column,
    sessionId: session?.id ?? null,
    number,
    state: shown === null ? 'not_scheduled' : stateOf(shown, today),
    on: shown?.on ?? null,
    time: shown?.time ?? null,
    earlierTries: (session?.tries ?? [])
      .filter((each) => each !== shown && !(each.status === 'planned' && each.on === null))
      .map(({ on, status }) => ({ on, status })),
  };
}

/** The held or last try; where no new date is set after a try that was not held, that try itself. */
function shownTry(session: Session): SessionTry | null {
  const current = currentTry(session);
  if (current === null || current.on !== null || current.status !== 'planned') return current;
  return session.tries.findLast((each) => each.status !== 'planned' || each.on !== null) ?? null;
}

function stateOf({ status, on }: SessionTry, today: LocalDate): MarkState {
  if (status !== 'planned') return status;
  return on !== null && on < today ? 'needs_logging' : 'planned';
}

/** Each of the carer's sessions in the first free column of the child's on or after its date; never out of order. */
function layCarer(input: StripInput, counted: readonly StripSession[], columns: number): StripSession[] {
  if (input.countedStrand === 'carer') return [];
  const sessions = input.sessions
    .filter((each) => each.strand === 'carer')
    .sort((a, b) => a.number - b.number);
  const laid: StripSession[] = [];
  let last = 0;
  for (const session of sessions) {
    const mark = markOf(session, session.number, 0, input.today);
    const free = counted.filter((each) => each.column > last);
    const place = free.find((each) => each.on === null || (mark.on !== null && each.on >= mark.on));
    last = place?.column ?? Math.max(last, columns) + 1;
    laid.push({ ...mark, column: last });
  }
  const highest = sessions.at(-1)?.number ?? 0;
  if (input.isEnded || input.carerMax === null) return laid;
  const open = counted.filter((each) => each.column > last && each.on === null);
  for (let number = highest + 1; number <= input.carerMax; number += 1) {
    const place = open[number - highest - 1];
    if (place === undefined) break;
    laid.push(markOf(null, number, place.column, input.today));
  }
  return laid;
}

/** Beyond STRIP_FOLD_ABOVE sessions, everything up to the last review held but one folds into one bar. */
function layFold(counted: readonly StripSession[], reviews: readonly StripReview[]): StripFold | null {
  const lastNumber = counted.findLast((each) => each.sessionId !== null)?.number ?? 0;
  const fold = reviews.filter((each) => each.state === 'held').at(-2);
  if (lastNumber <= STRIP_FOLD_ABOVE || fold === undefined) return null;
  const folded = counted.filter((each) => each.column < fold.column);
  const toNumber = folded.at(-1)?.number;
  if (toNumber === undefined) return null;
  const attended = folded.filter((each) => isHeldMark(each.state)).length;
  const tries = folded.reduce((sum, each) => sum + each.earlierTries.length, 0);
  const label = `1–${toNumber}, ${attended} attended${tries === 0 ? '' : `, ${tries} ${tries === 1 ? 'try' : 'tries'}`}`;
  return { toColumn: fold.column, toNumber, label };
}

function isHeldMark(state: MarkState): boolean {
  return state !== 'needs_logging' && state !== 'not_scheduled' && wasHeld(state);
}
