/** Numbers that look like chance and are the same every time. Never for keys. */
export type Chance = {
  /** At least 0, below 1. */
  next: () => number;
  /** A whole number from `from` to `to`, both included. */
  int: (from: number, to: number) => number;
  is: (share: number) => boolean;
  pick: <T>(items: readonly T[]) => T;
  /** One of the items by weight. */
  weighted: <T>(items: readonly (readonly [T, number])[]) => T;
  /** A new source that does not disturb this one: what one child is like does not depend on the child before. */
  fork: (label: string) => Chance;
};

/** A source of chance from a seed (sfc32, 128 bits of state). */
export function seeded(seed: string): Chance {
  const next = sfc32(seed);
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    int,
    is: (share) => next() < share,
    pick: (items) => one(items, int(0, items.length - 1)),
    weighted: (items) => {
      let left = next() * items.reduce((sum, [, weight]) => sum + weight, 0);
      const found = items.find(([, weight]) => {
        left -= weight;
        return left < 0;
      });
      return (found ?? one(items, items.length - 1))[0];
    },
    fork: (label) => seeded(`${seed}/${label}`),
  };
}

/** Ids shaped as UUIDv7 that are the same every time, in the order they are asked for. */
export function seededIds(chance: Chance, startMillis: number): () => string {
  let count = 0;
  return () => {
    const time = (startMillis + Math.floor(count / 0x1000)).toString(16).padStart(12, '0');
    const order = (count % 0x1000).toString(16).padStart(3, '0');
    count += 1;
    const variant = (8 + chance.int(0, 3)).toString(16);
    const rest = `${variant}${hex(chance, 3)}-${hex(chance, 6)}${hex(chance, 6)}`;
    return `${time.slice(0, 8)}-${time.slice(8)}-7${order}-${rest}`;
  };
}

function hex(chance: Chance, digits: number): string {
  return chance
    .int(0, 16 ** digits - 1)
    .toString(16)
    .padStart(digits, '0');
}

function one<T>(items: readonly T[], at: number): T {
  const item = items[at];
  if (item === undefined) throw new Error('Nothing to choose from');
  return item;
}

function sfc32(seed: string): () => number {
  let [a, b, c, d] = [0x9e3779b9, 0x243f6a88, 0xb7e15162, 1];
  const step = () => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return (t >>> 0) / 0x100000000;
  };
  for (const letter of seed) {
    a = (a ^ (letter.codePointAt(0) ?? 0)) | 0;
    step();
  }
  for (let round = 0; round < 16; round += 1) step();
  return step;
}
