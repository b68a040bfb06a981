import type { ReadOptions } from './pace.ts';

/**
 * Runs pure work that stops itself every so often, and lets other calls through at each stop.
 * @throws the signal's reason when asked to stop
 */
export async function inSteps<Result>(
  work: Generator<number, Result>,
  { signal, onProgress }: Omit<ReadOptions, 'onProgress'> & { onProgress?: (done: number) => void } = {},
): Promise<Result> {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    onProgress?.(step.value);
    await new Promise((resolve) => setImmediate(resolve));
    signal?.throwIfAborted();
  }
}
