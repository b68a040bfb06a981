// When might a waiting child start? How it is reckoned, in plain words: docs/expected-start.md. The method and every
// constant here are our own default; test/shared/waitingList/forecast.test.ts holds the range to what it claims.
import { addWeeks, type LocalDate, startOfWeek } from '../dates.ts';
import { curvesOf, type ForecastCurves } from './forecastCurves.ts';

/** Weeks of history that are looked at: a whole year, so that every season counts once. */
export const FORECAST_HISTORY_WEEKS = 52;
/** With fewer starts in those weeks, or a shorter history, nothing is said. */
export const FORECAST_LEAST_STARTS = 8;
export const FORECAST_LEAST_WEEKS = 26;
/** How far ahead a date is named. */
export const FORECAST_HORIZON_WEEKS = 104;

/** Lines in the order in which children start: bands 1 to 3, no band. Those with an offer go before all of them. */
export const FORECAST_LINES = [1, 2, 3, 'none'] as const;
export type ForecastLine = (typeof FORECAST_LINES)[number];

export type ForecastFacts = {
  /** First sessions attended in the last 52 weeks; 0 is the last seven days. `by` is null where nobody is recorded. */
  starts: readonly { weeksAgo: number; by: string | null }[];
  /** Whole weeks since the first start that is on record; null without one. */
  weeksOnRecord: number | null;
  /** Those who work here now, with the whole weeks since the first course they began. */
  practitioners: readonly { id: string; weeksSinceFirst: number | null }[];
  /** Courses under way: sessions attended that count, and between how many they may end. */
  running: readonly { attended: number; weeksSoFar: number; from: number; to: number }[];
  /** Children in line now, and referrals of the last 52 weeks by the band they have. */
  inLine: Readonly<Record<ForecastLine, number>>;
  offered: number;
  cameInYear: Readonly<Record<ForecastLine, number>>;
  /** Referrals closed in the last 52 weeks without a start, and how many children waited 52 weeks ago. */
  leftInYear: number;
  inLineYearAgo: number;
};

/** What a range rests on, for the sentence beside it. */
export type ForecastBasis = {
  starts: number;
  weeks: number;
  practitioners: number;
  coursesUnderWay: number;
};
export const TOO_LITTLE = ['no_starts', 'short_history', 'few_starts', 'nobody_works_here'] as const;
export type TooLittle = (typeof TOO_LITTLE)[number];
export type Forecast =
  | { is: 'too_little'; why: TooLittle; basis: ForecastBasis }
  | { is: 'curves'; basis: ForecastBasis; curves: Record<ForecastLine, ForecastCurves> };

/** The weeks in which a start is expected, by their Mondays. */
export type ExpectedWeeks = { from: LocalDate; to: LocalDate };

/** How far next months' starts follow the courses that are due to end rather than the year's even pace. */
const FOLLOWS_COURSES = 0.5;
/** A place is filled some weeks after, and courses end some weeks before or after they are expected to. */
const COURSE_END_WEEKS = 4;
/** Sessions attended in a week of a course, and weeks of courses with too few to tell. */
const USUAL_PACE = 0.75;
const FEW_COURSE_WEEKS = 20;
/**
 * How uneven starts are beside an even chance (1): half what four weeks at a time show, half this. Places limit starts,
 * and courses are of like length, so they come more evenly than chance.
 */
const USUAL_SPREAD = 0.15;
const LEAST_SPREAD = 0.2;
const MOST_SPREAD = 3;
/** Most that the list loses in a week without a start. */
const MOST_LEAVING = 0.03;

/**
 * The whole list at once: how far each line will have moved by each week, at the early and the late edge of 80 % of the
 * drawn courses of events. Children start by band, then longest wait; who comes later into a higher band goes first.
 */
export function forecast(facts: ForecastFacts): Forecast {
  const here = new Map(facts.practitioners.map((each) => [each.id, each]));
  const counted = facts.starts.filter(({ by }) => by === null || here.has(by));
  const weeks = Math.min(facts.weeksOnRecord ?? 0, FORECAST_HISTORY_WEEKS);
  const basis: ForecastBasis = {
    starts: counted.length,
    weeks,
    practitioners: here.size,
    coursesUnderWay: facts.running.length,
  };
  const why = tooLittle(facts, counted.length, weeks);
  if (why !== null) return { is: 'too_little', why, basis };
  const { inLine, cameInYear } = facts;
  const [one, two, three, none] = curvesOf({
    startsInWeek: startsAhead(facts, paceOf(facts, counted, weeks)),
    startsSeen: counted.length,
    spread: spreadOf(counted, weeks),
    before: [facts.offered, inLine[1], inLine[2], inLine[3]],
    // Whoever comes with no band stands behind everybody.
    cameInYear: [cameInYear[1], cameInYear[2], cameInYear[3]],
    leaving: leavingOf(facts),
  });
  return { is: 'curves', basis, curves: { 1: one, 2: two, 3: three, none } };
}

function tooLittle(facts: ForecastFacts, starts: number, weeks: number): TooLittle | null {
  if (facts.weeksOnRecord === null) return 'no_starts';
  if (facts.practitioners.length === 0) return 'nobody_works_here';
  if (weeks < FORECAST_LEAST_WEEKS) return 'short_history';
  return starts < FORECAST_LEAST_STARTS ? 'few_starts' : null;
}

/**
 * The weeks in which a child may start who is `place`th in a line (1 is next); null where the later one is more than two
 * years ahead. Of such a range the earlier week held less often than claimed, so nothing is said of it.
 */
export function expectedWeeks(curves: ForecastCurves, place: number, today: LocalDate): ExpectedWeeks | null {
  const weeks = weeksAhead(curves, place);
  if (weeks === null) return null;
  const mondayOf = (week: number) => startOfWeek(addWeeks(today, week));
  return { from: mondayOf(weeks.from), to: mondayOf(weeks.to) };
}

/** The same in weeks from now; 0 is the next seven days. */
export function weeksAhead(curves: ForecastCurves, place: number): { from: number; to: number } | null {
  // Half a place: the curves move smoothly where children start one by one.
  const first = (moved: readonly number[]) => moved.findIndex((far) => far >= place - 0.5);
  const to = first(curves.late);
  return to < 0 ? null : { from: first(curves.early), to };
}

/** Starts in a week by those who work here now, each judged by their own year, or by half a year where they are new. */
function paceOf(facts: ForecastFacts, counted: ForecastFacts['starts'], weeks: number): number {
  const per = Map.groupBy(counted, ({ by }) => by);
  const since = new Map(facts.practitioners.map((each) => [each.id, each.weeksSinceFirst]));
  return [...per].reduce((sum, [by, starts]) => {
    const seen = by === null ? weeks : Math.min(since.get(by) ?? weeks, weeks);
    return sum + starts.length / Math.max(FORECAST_LEAST_WEEKS, seen);
  }, 0);
}

function spreadOf(counted: ForecastFacts['starts'], weeks: number): number {
  const blocks = Array.from({ length: Math.floor(weeks / 4) }, () => 0);
  for (const { weeksAgo } of counted) {
    const at = Math.floor(weeksAgo / 4);
    if (at < blocks.length) blocks[at] = (blocks[at] ?? 0) + 1;
  }
  const mean = sumOf(blocks) / blocks.length;
  if (mean === 0) return 1;
  const variance = sumOf(blocks.map((each) => (each - mean) ** 2)) / (blocks.length - 1);
  return Math.min(MOST_SPREAD, Math.max(LEAST_SPREAD, (variance / mean + USUAL_SPREAD) / 2));
}

/** The share of those who wait that leaves in a week without a start. */
function leavingOf({ inLine, offered, inLineYearAgo, leftInYear }: ForecastFacts): number {
  const waiting = offered + sumOf(FORECAST_LINES.map((line) => inLine[line]));
  const usual = Math.max(1, (waiting + inLineYearAgo) / 2);
  return Math.min(MOST_LEAVING, leftInYear / FORECAST_HISTORY_WEEKS / usual);
}

/**
 * Starts to be expected in each week ahead. The year's pace says how many; while the courses under way last, when they
 * are due to end says half of how they fall.
 */
function startsAhead({ running }: ForecastFacts, pace: number): number[] {
  const far = running.filter(({ attended }) => attended >= 4);
  const courseWeeks = sumOf(far.map(({ weeksSoFar }) => Math.max(1, weeksSoFar)));
  const attended = sumOf(far.map((each) => each.attended));
  const perWeek =
    courseWeeks < FEW_COURSE_WEEKS ? USUAL_PACE : Math.min(1, Math.max(0.4, attended / courseWeeks));
  const ends = Array.from({ length: FORECAST_HORIZON_WEEKS }, () => 0);
  for (const course of running) {
    const from = Math.floor(Math.max(0, (course.from - course.attended) / perWeek - COURSE_END_WEEKS));
    const to = Math.ceil(Math.max(from + 2 * COURSE_END_WEEKS, (course.to - course.attended) / perWeek));
    for (let week = from; week <= to && week < ends.length; week += 1)
      ends[week] = (ends[week] ?? 0) + 1 / (to - from + 1);
  }
  const sessions = sumOf(running.map(({ from, to }) => (from + to) / 2)) / Math.max(1, running.length);
  const courseLasts = Math.ceil(sessions / perWeek);
  const usual = sumOf(ends.slice(0, courseLasts)) / courseLasts;
  return ends.map((each, week) =>
    week < courseLasts && usual > 0 ? pace * (1 + FOLLOWS_COURSES * (Math.min(2, each / usual) - 1)) : pace,
  );
}

function sumOf(each: readonly number[]): number {
  return each.reduce((sum, one) => sum + one, 0);
}
