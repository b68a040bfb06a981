// When might a waiting child start? How it is reckoned, in plain words: docs/expected-start.md. The method and every
// constant here are our own default; test/shared/waitingList/forecast.test.ts holds the range to what it claims.
import { addWeeks, type LocalDate, startOfWeek } from '../dates.ts';
import { drawsFrom } from './forecastDraws.ts';

/** Weeks of history that are looked at: a whole year, so that every season counts once. */
export const FORECAST_HISTORY_WEEKS = 52;
/** With fewer starts in those weeks, or a shorter history, nothing is said. */
export const FORECAST_LEAST_STARTS = 8;
export const FORECAST_LEAST_WEEKS = 26;
/** How far ahead a date is named. */
export const FORECAST_HORIZON_WEEKS = 104;

/** Lines in the order in which children start: those with an offer, bands 1 to 3, no band. */
export const FORECAST_LINES = ['offered', 1, 2, 3, 'none'] as const;
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
  | { is: 'curves'; basis: ForecastBasis; curves: Record<ForecastLine, { early: number[]; late: number[] }> };

/** The weeks in which a start is expected, by their Mondays. `to` is null where it lies beyond the horizon. */
export type ExpectedWeeks = { from: LocalDate; to: LocalDate | null };

const PATHS = 200;
const SEED = 20_261_120;
/** How much a service's pace wanders in a week (standard deviation of its logarithm). */
const WANDER = 0.01;
/** And how much its referrals do. */
const DEMAND_WANDERS = 0.015;
/** How far next months' starts follow the places that courses under way set free, rather than the year's pace. */
const FOLLOWS_PLACES = 0.25;
const PLACES_SMOOTHED_WEEKS = 4;
/** Sessions attended in a week of a course where too few courses can tell. */
const USUAL_PACE = 0.75;
/** Most that the list loses in a week without a start. */
const MOST_LEAVING = 0.03;

/**
 * The whole list at once: how far each line will have moved by each week, at the early and the late edge of 80 % of
 * 200 drawn courses of events. Children start by band, then longest wait; who comes later into a higher band goes first.
 */
export function forecast(facts: ForecastFacts, horizon = FORECAST_HORIZON_WEEKS): Forecast {
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
  const pace = paceOf(facts, counted, weeks);
  const spread = spreadOf(counted, weeks);
  return {
    is: 'curves',
    basis,
    curves: curvesOf(facts, meanStarts(facts, pace, horizon), counted.length, spread),
  };
}

function tooLittle(facts: ForecastFacts, starts: number, weeks: number): TooLittle | null {
  if (facts.weeksOnRecord === null) return 'no_starts';
  if (facts.practitioners.length === 0) return 'nobody_works_here';
  if (weeks < FORECAST_LEAST_WEEKS) return 'short_history';
  return starts < FORECAST_LEAST_STARTS ? 'few_starts' : null;
}

/**
 * Where in the forecast a child stands who is `place`th in a line (1 is next). Both ends are whole weeks.
 */
export function expectedWeeks(
  curves: { early: readonly number[]; late: readonly number[] },
  place: number,
  today: LocalDate,
): ExpectedWeeks | null {
  const from = firstWeek(curves.early, place);
  if (from === null) return null;
  const to = firstWeek(curves.late, place);
  const mondayOf = (week: number) => startOfWeek(addWeeks(today, week));
  return { from: mondayOf(from), to: to === null ? null : mondayOf(to) };
}

/** The first week, from 0, by whose end a line has moved up to a place; null beyond the horizon. */
export function firstWeek(moved: readonly number[], place: number): number | null {
  // Half a place: the curves move smoothly where children start one by one.
  const week = moved.findIndex((far) => far >= place - 0.5);
  return week < 0 ? null : week;
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

/** How uneven the starts of four weeks are beside an even chance (1), drawn a little towards it. */
function spreadOf(counted: ForecastFacts['starts'], weeks: number): number {
  const blocks = Array.from({ length: Math.floor(weeks / 4) }, () => 0);
  for (const { weeksAgo } of counted) {
    const at = Math.floor(weeksAgo / 4);
    if (at < blocks.length) blocks[at] = (blocks[at] ?? 0) + 1;
  }
  const mean = blocks.reduce((sum, each) => sum + each, 0) / blocks.length;
  if (mean === 0) return 1;
  const variance = blocks.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (blocks.length - 1);
  return Math.min(3, Math.max(0.25, 0.8 * (variance / mean) + 0.2));
}

/** Starts to be expected in each week ahead: the year's pace, moved towards the places that courses set free. */
function meanStarts(facts: ForecastFacts, pace: number, horizon: number): number[] {
  const seen = facts.running.filter(({ attended }) => attended >= 4);
  const weeksSeen = seen.reduce((sum, { weeksSoFar }) => sum + Math.max(1, weeksSoFar), 0);
  const attended = seen.reduce((sum, each) => sum + each.attended, 0);
  const perWeek = weeksSeen < 20 ? USUAL_PACE : Math.min(1, Math.max(0.4, attended / weeksSeen));
  const free = Array.from({ length: horizon }, () => 0);
  const spreadOver = (from: number, to: number, share: number) => {
    for (let week = Math.max(0, Math.floor(from)); week <= to && week < free.length; week += 1)
      free[week] = (free[week] ?? 0) + share / (to - Math.max(0, Math.floor(from)) + 1);
  };
  for (const course of facts.running) {
    const from = Math.max(0, (course.from - course.attended) / perWeek - PLACES_SMOOTHED_WEEKS);
    const to = Math.max(from + 2 * PLACES_SMOOTHED_WEEKS, (course.to - course.attended) / perWeek);
    spreadOver(from, Math.ceil(to), 1);
  }
  const usual = facts.running.reduce((sum, { from, to }) => sum + (from + to) / 2, 0);
  const length = facts.running.length === 0 ? null : usual / facts.running.length / perWeek;
  const starts: number[] = [];
  for (let week = 0; week < horizon; week += 1) {
    const followed = length === null ? pace : (free[week] ?? 0);
    const mean = (1 - FOLLOWS_PLACES) * pace + FOLLOWS_PLACES * followed;
    const start = Math.min(1.6 * pace, Math.max(0.5 * pace, mean));
    starts.push(start);
    // A course that begins in this week sets its place free again when its sessions are held.
    if (length !== null) spreadOver(week + length * 0.7, Math.ceil(week + length * 1.3), start);
  }
  return starts;
}

function curvesOf(
  facts: ForecastFacts,
  means: readonly number[],
  starts: number,
  spread: number,
): Record<ForecastLine, { early: number[]; late: number[] }> {
  const draws = drawsFrom(SEED);
  const waiting = FORECAST_LINES.reduce((sum, line) => sum + facts.inLine[line], 0);
  const usual = Math.max(1, (waiting + facts.inLineYearAgo) / 2);
  const leaving = Math.min(MOST_LEAVING, facts.leftInYear / FORECAST_HISTORY_WEEKS / usual);
  const moved = FORECAST_LINES.map(() => means.map(() => new Float64Array(PATHS)));
  for (let path = 0; path < PATHS; path += 1) {
    const queue = FORECAST_LINES.map((line) => facts.inLine[line]);
    const far = FORECAST_LINES.map(() => 0);
    // Last year's referrals tell next year's only roughly, and they wander as well.
    const press = FORECAST_LINES.map((line) => draws.gamma(facts.cameInYear[line]) / FORECAST_HISTORY_WEEKS);
    let demand = 1;
    let pace = (draws.gamma(starts / spread) * spread) / starts;
    for (const [week, mean] of means.entries()) {
      pace *= Math.exp(WANDER * draws.normal());
      demand *= Math.exp(DEMAND_WANDERS * draws.normal());
      let places = spread * draws.gamma((mean * pace) / spread);
      const staying = (1 - leaving) ** (week + 1);
      for (const [at, line] of FORECAST_LINES.entries()) {
        // Whoever comes into the last line stands behind everybody.
        const came = line === 'none' ? 0 : draws.gamma((press[at] ?? 0) * demand);
        const here = (queue[at] ?? 0) * (1 - leaving) + came;
        // The last line never runs dry: what it is asked is how far it would move.
        const taken = line === 'none' ? places : Math.min(here, places);
        queue[at] = here - taken;
        places -= taken;
        // Those ahead who leave make way as well: a start late in the wait passes more of the first line.
        far[at] = (far[at] ?? 0) + taken / staying;
        const row = moved[at]?.[week];
        if (row !== undefined) row[path] = far[at] ?? 0;
      }
    }
  }
  const edges = moved.map((weeks) => {
    const sorted = weeks.map((row) => row.toSorted());
    const at = (share: number) => sorted.map((row) => row[Math.round(share * (PATHS - 1))] ?? 0);
    return { early: at(0.9), late: at(0.1) };
  });
  const of = (at: number) => edges[at] ?? { early: [], late: [] };
  return { offered: of(0), 1: of(1), 2: of(2), 3: of(3), none: of(4) };
}
