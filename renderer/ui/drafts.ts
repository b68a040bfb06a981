import { useEffect, useEffectEvent } from 'react';

const DRAFT_AFTER_MS = 1000;
const unsaved = new Set<() => Promise<void>>();

/** Saves every draft that is still waiting for its second to pass. Called before the window locks. */
export async function flushDrafts(): Promise<void> {
  await Promise.all([...unsaved].map((save) => save()));
}

/** Keeps what was typed, one second after the last key. Nothing is kept while `value` is what it began as. */
export function useDraft<T>(
  value: T,
  isDirty: boolean,
  save: ((value: T) => Promise<void>) | undefined,
): void {
  const keep = useEffectEvent(async () => save?.(value));

  useEffect(() => {
    if (!isDirty) return undefined;
    const write = async () => {
      stop();
      await keep();
    };
    const timer = window.setTimeout(() => void write(), DRAFT_AFTER_MS);
    const stop = () => {
      window.clearTimeout(timer);
      unsaved.delete(write);
    };
    unsaved.add(write);
    return stop;
  }, [value, isDirty]);
}
