import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { makeProfile, nobody, TODAY } from './data.ts';
import { type Figure, inTurn, median, ms } from './figures.ts';
import { unlock } from './unlocking.ts';
import { type OpenWindow, startWindow } from './windows.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const BARE = join(import.meta.dirname, 'bare');
const SETTLE_MS = 3_000;
const MEMORY_ROUNDS = 3;
const MEGABYTE = 1024;

/** Cold start to a field that can be typed into, and memory at rest, against a window with nothing in it. */
export async function measureStarting(folder: string, rounds: number): Promise<Figure[]> {
  const profile = join(folder, 'starting');
  await makeProfile(profile, { ...nobody, waiting: 40, received: 5 });
  const holdfast = () => startWindow(ROOT, profile, [`--today=${TODAY}`]);
  const bare = () => startWindow(BARE, join(folder, 'bare'));
  const started = async (start: () => Promise<OpenWindow>) => {
    const window = await start();
    await window.close();
    return window.readyAfter;
  };
  const taken = await inTurn(rounds, { holdfast: () => started(holdfast), bare: () => started(bare) });
  const starting: Figure = {
    name: 'Cold start to the enabled unlock field',
    value: taken.holdfast / taken.bare,
    goal: 1.3,
    detail: `${ms(taken.holdfast)} against ${ms(taken.bare)} for a bare window`,
  };
  return [starting, ...(await measureMemory(holdfast, bare))];
}

async function measureMemory(
  holdfast: () => Promise<OpenWindow>,
  bare: () => Promise<OpenWindow>,
): Promise<Figure[]> {
  if (process.platform !== 'linux') return [];
  const taken = { locked: [] as number[], unlocked: [] as number[], bare: [] as number[] };
  for (let round = 0; round < MEMORY_ROUNDS; round += 1) {
    const floor = await bare();
    taken.bare.push(await restingMemory(floor));
    await floor.close();
    const window = await holdfast();
    taken.locked.push(await restingMemory(window));
    await unlock(window);
    taken.unlocked.push(await restingMemory(window));
    await window.close();
  }
  const floor = median(taken.bare);
  return (['locked', 'unlocked'] as const).map((state) => ({
    name: `Memory at rest, ${state}`,
    value: median(taken[state]) / floor,
    goal: 1.6,
    detail: `${median(taken[state]).toFixed(0)} MB against ${floor.toFixed(0)} MB for a bare window (PSS)`,
  }));
}

/** The memory of a process and all it started, each shared page counted once among its sharers, in MB. */
async function restingMemory({ pid }: OpenWindow): Promise<number> {
  await wait(SETTLE_MS);
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((each) => /^\d+$/.test(each))) {
    const parent = /^PPid:\s*(\d+)$/m.exec(readIfThere(`/proc/${name}/status`))?.[1];
    if (parent !== undefined) parents.set(Number(name), Number(parent));
  }
  const isOurs = (one: number): boolean => one === pid || (parents.has(one) && isOurs(parents.get(one) ?? 0));
  const kilobytes = [...parents.keys()]
    .filter(isOurs)
    .map((one) => Number(/^Pss:\s*(\d+) kB$/m.exec(readIfThere(`/proc/${one}/smaps_rollup`))?.[1] ?? 0));
  return kilobytes.reduce((sum, one) => sum + one, 0) / MEGABYTE;
}

/** Empty for a process that has ended meanwhile. */
function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH'))
      return '';
    throw error;
  }
}
