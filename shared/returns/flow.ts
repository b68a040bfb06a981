/**
 * What can be worked out of a set of published tables. Counts with their totals are a flow: the grand total runs
 * into the rows, the rows into the columns, the columns back into the grand total; tables that share a total lie
 * one after the other on the same loop. A shown figure fixes its arc, a hidden one leaves it a range. The true
 * tables are themselves such a flow, so how far a hidden figure can move is found exactly, in whole numbers, by
 * looking for ways round the loop.
 */
export type ArcState =
  | 'shown' // anyone can read it
  | 'small' // printed '<5': 1 to 4
  | 'protects' // printed '[c]': 5 or more, since zero and 1 to 4 have signs of their own
  | 'widened' // 1 to 4, but printed '[c]', because '<5' itself would give it away: 1 or more
  | 'unpublished'; // not printed at all

export type Arc = {
  from: number;
  to: number;
  value: number;
  state: ArcState;
  /** What hiding it costs the reader; the cheapest way to protect a figure is taken. */
  cost: number;
  /** For unpublished arcs: bounds that follow from figures printed elsewhere (see `forgetBounds`). */
  bounds: Bounds | null;
};
export type Bounds = { least: number; most: number };

export type Network = {
  arcs: Arc[];
  /** Numbers of the arcs at each node. */
  touching: number[][];
  /** What it costs to withhold the figures that `bounds` follow from. */
  boundsCost: number;
};

/** One arc of a walk: what the walk does to its figure, and the cost of letting it. */
type Step = { arc: number; by: 1 | -1; cost: number };

/** Dearer than hiding a whole return. */
const WIDENING_COST = 10_000_000;
const ENDLESS = Number.POSITIVE_INFINITY;

export function networkOf(nodeCount: number, arcs: Arc[], boundsCost: number): Network {
  const touching: number[][] = Array.from({ length: nodeCount }, () => []);
  arcs.forEach((arc, index) => {
    touching[arc.from]?.push(index);
    if (arc.to !== arc.from) touching[arc.to]?.push(index);
  });
  return { arcs, touching, boundsCost };
}

/** The whole numbers that anyone who knows the signs would allow for a figure on its own, before any adding up. */
function rangeOf(arc: Arc): Bounds {
  switch (arc.state) {
    case 'shown':
      return { least: arc.value, most: arc.value };
    case 'small':
      return { least: 1, most: 4 };
    case 'protects':
      return { least: 5, most: ENDLESS };
    case 'widened':
      return { least: 1, most: ENDLESS };
    case 'unpublished':
      return arc.bounds ?? { least: 0, most: ENDLESS };
  }
}

function canMove(arc: Arc, at: number, by: 1 | -1): boolean {
  const { least, most } = rangeOf(arc);
  return by === 1 ? at < most : at > least;
}

/** The cost of letting a figure move that way, or null where nothing that may be hidden would let it. */
function costOfMove(network: Network, arc: Arc, at: number, by: 1 | -1): number | null {
  if (canMove(arc, at, by)) return 0;
  if (arc.state === 'shown' && arc.value >= 5) return arc.cost;
  if (arc.state === 'small' && by === 1) return WIDENING_COST;
  if (arc.state === 'unpublished' && arc.bounds !== null && (by === 1 || at > 0)) return network.boundsCost;
  return null;
}

/**
 * The cheapest walk from the end of an arc back to its start that makes up for moving its figure by one, with the
 * figures as they are `at` present, and the cost of what has to be hidden for it: 0 where it is open already.
 */
function cheapestWalk(
  network: Network,
  at: readonly number[],
  moved: number,
  direction: 1 | -1,
): { cost: number; steps: Step[] } | null {
  const arc = network.arcs[moved];
  if (arc === undefined) return null;
  const [start, goal] = direction === 1 ? [arc.to, arc.from] : [arc.from, arc.to];
  const costs = network.touching.map(() => ENDLESS);
  const done = network.touching.map(() => false);
  const cameBy: (Step | undefined)[] = [];
  costs[start] = 0;
  for (;;) {
    let here = -1;
    for (let node = 0; node < costs.length; node += 1) {
      if (!done[node] && costs[node]! < (here === -1 ? ENDLESS : costs[here]!)) here = node;
    }
    if (here === -1) return null;
    if (here === goal) break;
    done[here] = true;
    for (const index of network.touching[here]!) {
      const next = network.arcs[index]!;
      if (index === moved || next.from === next.to) continue;
      const by = next.from === here ? 1 : -1;
      const cost = costOfMove(network, next, at[index]!, by);
      const there = next.from === here ? next.to : next.from;
      if (cost === null || costs[here]! + cost >= costs[there]!) continue;
      costs[there] = costs[here]! + cost;
      cameBy[there] = { arc: index, by, cost };
    }
  }
  const steps: Step[] = [];
  for (let node = goal; node !== start;) {
    const step = cameBy[node]!;
    steps.push(step);
    const passed = network.arcs[step.arc]!;
    node = step.by === 1 ? passed.from : passed.to;
  }
  return { cost: costs[goal]!, steps };
}

type Moved = { room: number; at: number[] };

/** How far the figure can go that way, up to `limit`, and where everything stands when it has. */
function moveAsFarAs(network: Network, index: number, by: 1 | -1, limit: number): Moved {
  const arc = network.arcs[index]!;
  const at = network.arcs.map((one) => one.value);
  let room = 0;
  while (room < limit && canMove(arc, at[index]!, by)) {
    const walk = cheapestWalk(network, at, index, by);
    if (walk === null || walk.cost > 0) break;
    for (const step of walk.steps) at[step.arc]! += step.by;
    at[index]! += by;
    room += 1;
  }
  return { room, at };
}

/** Forget bounds that rest on figures that are no longer printed. */
export function forgetBounds(network: Network): void {
  for (const arc of network.arcs) arc.bounds = null;
}

/**
 * Hides what is cheapest to hide so that a figure gains one more possible value, and gives the numbers of the arcs
 * it changed. Empty where the figure has enough other values, or has one and only a widening would give it more.
 */
export function giveRoom(network: Network, index: number, enough: number): number[] {
  const ways: { cost: number; steps: Step[] }[] = [];
  let room = 0;
  for (const by of [1, -1] as const) {
    const moved = moveAsFarAs(network, index, by, enough);
    room += moved.room;
    const own = costOfMove(network, network.arcs[index]!, moved.at[index]!, by);
    const walk = own === null ? null : cheapestWalk(network, moved.at, index, by);
    if (own === null || walk === null) continue;
    ways.push({ cost: own + walk.cost, steps: [{ arc: index, by, cost: own }, ...walk.steps] });
  }
  const best = ways.toSorted((a, b) => a.cost - b.cost)[0];
  if (room >= enough || best === undefined || (room > 0 && best.cost >= WIDENING_COST)) return [];
  const changed = best.steps.filter((step) => step.cost > 0);
  for (const step of changed) open(network, network.arcs[step.arc]!);
  return changed.map((step) => step.arc);
}

function open(network: Network, arc: Arc): void {
  if (arc.state === 'unpublished') forgetBounds(network);
  else arc.state = arc.state === 'small' ? 'widened' : 'protects';
}
