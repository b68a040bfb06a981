// A small therapy service drawn week by week: practitioners with places, courses whose sessions are missed now and
// then, referrals by band, families who leave. It shares nothing with the forecast that is tested on it.
import { seeded } from '../../electron/service/example/random.ts';
import type { ForecastFacts, ForecastLine } from '../../shared/waitingList/forecast.ts';

export type Service = {
  practitioners: number;
  places: number;
  /** Children waiting four years before today. */
  atFirst: number;
  /** Referrals accepted in a week, and what that grows by in a year. */
  referrals: number;
  growth: number;
  /** How much less happens in August and over Christmas: 0 to 1. */
  season: number;
  /** Weeks before today on which one practitioner leaves; null where nobody does. */
  leaves: number | null;
  /** How many starts go to one of the next six rather than to the next, for a practitioner’s hours or a room. */
  outOfTurn: number;
};

type Child = { line: 1 | 2 | 3 | 'none'; came: number; stays: boolean; started: number | null };
type Course = { by: number; began: number; attended: number; target: number };

const TODAY = 208;
const LAST = TODAY + 260;
const ORDER = { 1: 1, 2: 2, 3: 3, none: 4 } as const;

export type Told = { line: ForecastLine; place: number; startedInWeek: number | null };

/** The facts on one day of a drawn service, and when each of some children who stayed did start. */
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
    if (week === TODAY - 52) yearAgo = waiting.length;
    if (week === TODAY) ({ facts, told } = asItStands());
    const ofYear = (week + begins) % 52;
    const quiet = ofYear >= 30 && ofYear < 35 ? 0.7 * service.season : ofYear >= 50 ? service.season : 0;
    const expected = service.referrals * (1 + (service.growth * Math.max(0, week - 104)) / 52);
    for (let at = 0; at < 12; at += 1) {
      if (!chance.is(expected / 12)) continue;
      refer(week);
    }
    waiting.sort((a, b) => ORDER[a.line] - ORDER[b.line] || a.came - b.came);
    for (const child of waiting.filter(({ stays }) => !stays))
      if (chance.is(0.004)) {
        waiting.splice(waiting.indexOf(child), 1);
        left.push(week);
      }
    for (let by = 0; by < service.practitioners; by += 1)
      if (!isAway(by, week) && chance.is(0.012)) awayUntil.set(by, week + chance.int(2, 12));
    for (const course of [...running]) {
      if (isAway(course.by, week)) continue;
      if (chance.is(0.78 * (1 - quiet))) course.attended += 1;
      if (course.attended >= course.target || chance.is(0.006)) running.splice(running.indexOf(course), 1);
    }
    for (let by = 0; by < service.practitioners; by += 1) {
      if (hasLeft(by, week) || isAway(by, week)) continue;
      const free = service.places - running.filter((course) => course.by === by).length;
      for (let place = 0; place < free; place += 1) {
        if (waiting.length === 0 || !chance.is(0.3 * (1 - quiet))) continue;
        const at = chance.is(service.outOfTurn) ? chance.int(0, Math.min(6, waiting.length) - 1) : 0;
        const [child] = waiting.splice(at, 1);
        if (child === undefined) continue;
        child.started = week;
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
      startedInWeek: child.started === null ? null : child.started - TODAY,
    })),
  };

  function refer(week: number): void {
    const line = chance.weighted([
      [1, 1],
      [2, 3],
      [3, 4],
    ] as const);
    const child: Child = { line, came: week, stays: false, started: null };
    came.push(child);
    waiting.push(child);
  }

  function isAway(by: number, week: number): boolean {
    return week < (awayUntil.get(by) ?? 0);
  }

  function hasLeft(by: number, week: number): boolean {
    return by === 0 && service.leaves !== null && week >= TODAY - service.leaves;
  }

  function asItStands(): { facts: ForecastFacts; told: (Told & { child: Child })[] } {
    const lines = { offered: 0, 1: 0, 2: 0, 3: 0, none: 0 };
    const year = { ...lines };
    const children: (Told & { child: Child })[] = [];
    for (const [at, child] of waiting.entries()) {
      lines[child.line] += 1;
      if (at % 5 !== 2) continue;
      child.stays = true;
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
        cameInYear: year,
        leftInYear: left.filter((week) => week >= TODAY - 52).length,
        inLineYearAgo: yearAgo,
      },
    };
  }
}
