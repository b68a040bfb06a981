import { normalsFrom } from './forecastDraws.ts';

/** How many children of a line will have had their turn by the middle of each week ahead: at most, and at least. */
export type ForecastCurves = { early: number[]; late: number[] };

type Four<T> = readonly [T, T, T, T];

export type CurvesFrom = {
  /** Starts expected in each week ahead, and how many were seen that this rests on. */
  startsInWeek: readonly number[];
  startsSeen: number;
  /** How uneven starts are; 1 is an even chance. */
  spread: number;
  /** Those with an offer, then those in the first three lines. */
  before: Four<number>;
  /** Referrals of a year that go into the first three lines. */
  cameInYear: readonly [number, number, number];
  /** The share of those in line that leaves in a week. */
  leaving: number;
};

const PATHS = 200;
const SEED = 20_261_120;
/** How much a service's referrals change from one year to the next (standard deviation of the logarithm). */
const REFERRALS_CHANGE = 0.1;
const WEEKS_IN_YEAR = 52;
const LEAST_PACE = 0.2;
/** By how many places a child starts sooner or later than in turn, for somebody's hours or a room (standard deviation). */
const PASSED_OVER = 0.7;

/**
 * A child's turn comes once the starts outnumber those who stand before and who came later into a higher band. How far
 * that goes for four lines, at both edges of 80 % of 200 drawn courses of events. In each of them differ: the pace (a
 * year's starts tell it only roughly), the starts and referrals of every week, and how referrals change in years.
 */
export function curvesOf(from: CurvesFrom): Four<ForecastCurves> {
  const weeks = from.startsInWeek.length;
  // Starts less those who came into the lines before.
  const net = new Float64Array(PATHS * weeks);
  const paceRoughly = Math.sqrt(from.spread / from.startsSeen);
  const [pace, changes] = [normals(0, 1), normals(1, 1)];
  const startsVary = normals(2, weeks);
  for (let path = 0; path < PATHS; path += 1) {
    const factor = Math.max(LEAST_PACE, 1 + paceRoughly * at(pace, path));
    for (let week = 0; week < weeks; week += 1) {
      const mean = (from.startsInWeek[week] ?? 0) * factor;
      const cell = path * weeks + week;
      net[cell] = mean + Math.sqrt(from.spread * mean) * at(startsVary, cell);
    }
  }
  let before = 0;
  let higher: ForecastCurves | null = null;
  const lineAfter = (at: 0 | 1 | 2 | 3): ForecastCurves => {
    before += from.before[at];
    const edges = edgesOf(net, weeks, before, from.leaving);
    // A week's draw may be a little below none, as if somebody above had left: no line moves further than the one above.
    const above: ForecastCurves = higher ?? edges;
    const held = (edge: keyof ForecastCurves) =>
      edges[edge].map((far, week) => Math.min(far, above[edge][week] ?? far));
    higher = { early: held('early'), late: held('late') };
    return higher;
  };
  const comeIn = (line: 0 | 1 | 2): void => {
    const roughly = normals(4 + line, 1);
    const vary = normals(7 + line, weeks);
    for (let path = 0; path < PATHS; path += 1) {
      const change = Math.exp((REFERRALS_CHANGE / WEEKS_IN_YEAR) * at(changes, path));
      // Close to what a year's count leaves possible (a gamma of that shape), with the same mean.
      const inYear = (Math.sqrt(Math.max(0, from.cameInYear[line] - 0.25)) + at(roughly, path) / 2) ** 2;
      // The count's middle lies half a year back.
      let mean = (inYear / WEEKS_IN_YEAR) * change ** (WEEKS_IN_YEAR / 2);
      for (let week = 0; week < weeks; week += 1) {
        const cell = path * weeks + week;
        net[cell] = at(net, cell) - mean - Math.sqrt(mean) * at(vary, cell);
        mean *= change;
      }
    }
  };
  const first = lineAfter(0);
  comeIn(0);
  const second = lineAfter(1);
  comeIn(1);
  const third = lineAfter(2);
  comeIn(2);
  return [first, second, third, lineAfter(3)];
}

function edgesOf(net: Float64Array, weeks: number, before: number, leaving: number): ForecastCurves {
  const far = new Float64Array(PATHS * weeks);
  const outOfTurn = normals(3, 1);
  for (let path = 0; path < PATHS; path += 1) {
    let moved = -before + PASSED_OVER * at(outOfTurn, path);
    let most = 0;
    let staying = 1;
    for (let week = 0; week < weeks; week += 1) {
      // Those ahead who leave make way as well: a start late in the wait passes more of the first line.
      staying *= 1 - leaving;
      const step = at(net, path * weeks + week) / staying;
      // The middle of the week: by its end, both edges would take in more than they claim.
      most = Math.max(most, moved + step / 2);
      moved += step;
      far[week * PATHS + path] = most;
    }
  }
  const edge = (share: number, week: number) => at(far, week * PATHS + Math.round(share * (PATHS - 1)));
  const each = Array.from({ length: weeks }, (_, week) => week);
  for (const week of each) far.subarray(week * PATHS, (week + 1) * PATHS).sort();
  return { early: each.map((week) => edge(0.9, week)), late: each.map((week) => edge(0.1, week)) };
}

const drawn = new Map<number, Float64Array>();

/** The same draws for every forecast, made when first asked for; each path and the one after it are opposites. */
function normals(series: number, weeks: number): Float64Array {
  const known = drawn.get(series);
  if (known?.length === PATHS * weeks) return known;
  const normal = normalsFrom(SEED + series);
  const made = new Float64Array(PATHS * weeks);
  for (let path = 0; path < PATHS; path += 2)
    for (let week = 0; week < weeks; week += 1) {
      const z = normal();
      made[path * weeks + week] = z;
      made[(path + 1) * weeks + week] = -z;
    }
  drawn.set(series, made);
  return made;
}

function at(row: Float64Array, cell: number): number {
  return row[cell] ?? 0;
}
