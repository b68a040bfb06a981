// A small therapy service drawn week by week: practitioners with places, courses whose sessions are missed now and
// then, referrals by band, families who leave. It shares nothing with the forecast that is tested on it.
import { seeded } from '../../electron/service/example/random.ts';
import type { ForecastFacts, ForecastLine } from '../../shared/waitingList/forecast.ts';

export type Service = {
  practitioners: number;
  /** Courses that each has at a time. */
  places: number;
  /** Children waiting three years before today. */
  atFirst: number;
  /** Referrals accepted in a week, and by which share of that they grow in a year. */
  referrals: number;
  growth: number;
  /** How much less happens in August and over Christmas: 0 to 1. */
  season: number;
  /** Weeks before today on which one practitioner leaves; null where nobody does. */
  leaves: number | null;
  /** How many starts go to one of the next six of the band rather than to the next, for a practitioner’s hours or a room. */
  outOfTurn: number;
  /** How many go to one of the next six of the list, whatever their band. */
  outOfBand: number;
};

/** A child who left stays in line as a shadow that takes no place: so it is known when the turn would have come. */
type Child = { line: 1 | 2 | 3 | 'none'; came: number; left: boolean; startedOrWouldHave: number | null };
type Course = { by: number; began: number; attended: number; target: number };

const TODAY = 156;
const LAST = TODAY + 105;
const ORDER = { 1: 1, 2: 2, 3: 3, none: 4 } as const;

export type Told = { line: ForecastLine; place: number; startedInWeek: number | null };

/** The facts on one day of a drawn service, and when the turn of each child who waited on it came. */
export function simulate(service: Service, seed: string): { facts: ForecastFacts; children: Told[] } {
  const chance = seeded(seed);
  const begins = chance.int(0, 51);
  const waiting: Child[] = [];
  const running: Course[] = [];
  const starts: { week: number; by: number }[] = [];
  const came: Child[] = [];
  const left: number[] = [];
  const awayUntil = new Map<number, number>();
  let yearAgo = 0;
  let facts: ForecastFacts | null = null;
  let told: (Told & { child: Child })[] = [];
  for (let at = 0; at < service.atFirst; at += 1) refer(-chance.int(1, 52));
  for (let week = 0; week < LAST; week += 1) {
    if (week === TODAY - 52) yearAgo = waiting.filter((child) => !child.left).length;
    if (week === TODAY) ({ facts, told } = asItStands());
    const ofYear = (week + begins) % 52;
    const quiet = ofYear >= 30 && ofYear < 35 ? 0.7 * service.season : ofYear >= 50 ? service.season : 0;
    const expected = service.referrals * (1 + (service.growth * Math.max(0, week - 52)) / 52);
    for (let at = 0; at < 12; at += 1) if (chance.is(expected / 12)) refer(week);
    for (const child of waiting)
      if (!child.left && chance.is(0.004)) {
        child.left = true;
        left.push(week);
      }
    if (week < TODAY) for (const child of waiting.filter((each) => each.left)) remove(child);
    for (let by = 0; by < service.practitioners; by += 1)
      if (!isAway(by, week) && chance.is(0.012)) awayUntil.set(by, week + chance.int(2, 12));
    for (let at = running.length - 1; at >= 0; at -= 1) {
      const course = running[at];
      if (course === undefined || isAway(course.by, week)) continue;
      if (chance.is(0.78 * (1 - quiet))) course.attended += 1;
      if (course.attended >= course.target || chance.is(0.006)) running.splice(at, 1);
    }
    for (let by = 0; by < service.practitioners; by += 1) {
      if (hasLeft(by, week) || isAway(by, week)) continue;
      const free = service.places - running.filter((course) => course.by === by).length;
      for (let place = 0; place < free; place += 1) {
        if (!chance.is(0.3 * (1 - quiet)) || !startNext(week)) continue;
        starts.push({ week, by });
        const target = chance.is(0.2) ? chance.int(6, 8) : chance.int(12, 16);
        running.push({ by, began: week, attended: 1, target });
      }
    }
  }
  if (facts === null) throw new Error('the day asked about never came');
  return {
    facts,
    children: told.map(({ line, place, child }) => ({
      line,
      place,
      startedInWeek: child.startedOrWouldHave === null ? null : child.startedOrWouldHave - TODAY,
    })),
  };

  function refer(week: number): void {
    const line = chance.weighted([
      [1, 1],
      [2, 3],
      [3, 4],
    ] as const);
    const child: Child = { line, came: week, left: false, startedOrWouldHave: null };
    came.push(child);
    const behind = waiting.findIndex(
      (each) => ORDER[each.line] > ORDER[line] || (each.line === line && each.came > week),
    );
    waiting.splice(behind === -1 ? waiting.length : behind, 0, child);
  }

  function remove(child: Child): void {
    waiting.splice(waiting.indexOf(child), 1);
  }

  /** False where nobody waits. */
  function startNext(week: number): boolean {
    for (;;) {
      const next = waiting.slice(0, 6);
      const ofBand = next.filter(({ line }) => line === next[0]?.line).length;
      const among = chance.is(service.outOfBand) ? next.length : chance.is(service.outOfTurn) ? ofBand : 1;
      const at = chance.int(0, Math.max(0, among - 1));
      const child = waiting[at];
      if (child === undefined) return false;
      child.startedOrWouldHave = week;
      remove(child);
      if (!child.left) return true;
    }
  }

  function isAway(by: number, week: number): boolean {
    return week < (awayUntil.get(by) ?? 0);
  }

  function hasLeft(by: number, week: number): boolean {
    return by === 0 && service.leaves !== null && week >= TODAY - service.leaves;
  }

  function asItStands(): { facts: ForecastFacts; told: (Told & { child: Child })[] } {
    const lines = { 1: 0, 2: 0, 3: 0, none: 0 };
    const year = { ...lines };
    const children: (Told & { child: Child })[] = [];
    for (const child of waiting) {
      lines[child.line] += 1;
      children.push({ line: child.line, place: lines[child.line], startedInWeek: null, child });
    }
    for (const child of came) if (child.came >= TODAY - 52) year[child.line] += 1;
    const firstOf = (by: number) => starts.find((start) => start.by === by)?.week;
    return {
      told: children,
      facts: {
        starts: starts
          .filter(({ week }) => week >= TODAY - 52)
          .map(({ week, by }) => ({ weeksAgo: TODAY - 1 - week, by: String(by) })),
        weeksOnRecord: TODAY - (starts[0]?.week ?? TODAY),
        practitioners: Array.from({ length: service.practitioners }, (_, by) => by)
          .filter((by) => !hasLeft(by, TODAY))
          .map((by) => ({ id: String(by), weeksSinceFirst: TODAY - (firstOf(by) ?? TODAY) })),
        running: running.map(({ attended, began, target }) => ({
          attended,
          weeksSoFar: TODAY - began,
          from: target <= 8 ? 6 : 12,
          to: target <= 8 ? 8 : 16,
        })),
        inLine: lines,
        offered: 0,
        cameInYear: year,
        leftInYear: left.filter((week) => week >= TODAY - 52).length,
        inLineYearAgo: yearAgo,
      },
    };
  }
}
