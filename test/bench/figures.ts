/** One measured ratio beside its goal (docs/performance.md says what each is measured against). */
export type Figure = {
  name: string;
  value: number;
  /** The most it may be; `null` where it only explains another figure. */
  goal: number | null;
  unit?: 'x' | 'frames' | 'same';
  /** What was compared, in the words and units of the machine it ran on. */
  detail: string;
};

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  if (low === undefined || high === undefined) throw new Error('Nothing was measured');
  return (low + high) / 2;
}

/** Runs both in turn, so that what else the machine does falls on both alike. The first round is thrown away. */
export async function inTurn<Name extends string>(
  rounds: number,
  measured: Record<Name, () => number | Promise<number>>,
): Promise<Record<Name, number>> {
  const names = Object.keys(measured) as Name[];
  const taken = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = 0; round <= rounds; round += 1) {
    for (const name of names) {
      const value = await measured[name]();
      if (round > 0) taken[name].push(value);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(taken[name])])) as Record<Name, number>;
}

/** Milliseconds that something takes. */
export async function timed(act: () => unknown): Promise<number> {
  const began = performance.now();
  await act();
  return performance.now() - began;
}

export const ms = (value: number): string => `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`;

const WIDTH = 66;

export function lineOf({ name, value, goal, unit = 'x', detail }: Figure): string {
  const shown = unit === 'frames' ? `${value.toFixed(2)} frames` : `${value.toFixed(2)}x`;
  const verdict = goal === null ? '' : isMet({ value, goal }) ? 'met' : 'NOT MET';
  const aim = goal === null ? '' : `goal ${goal}${unit === 'frames' ? ' frames' : 'x'}`;
  return `${name.padEnd(WIDTH)} ${shown.padStart(12)}  ${aim.padEnd(14)} ${verdict.padEnd(8)} ${detail}`;
}

/** Rounded as it is printed, so that what reads as the goal meets it. */
export function isMet({ value, goal }: { value: number; goal: number }): boolean {
  return Number(value.toFixed(2)) <= goal;
}
