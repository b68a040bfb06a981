import { useEffect, useEffectEvent, useId, useRef, useSyncExternalStore } from 'react';

const DRAFT_AFTER_MS = 1000;
const unsaved = new Set<() => Promise<void>>();

const dirty = new Set<string>();
const listeners = new Set<() => void>();
const tell = () => {
  for (const listener of listeners) listener();
};

/** Whether any form in the window holds something that is not in the records. */
export function useIsAnyFormUnsaved(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => dirty.size > 0,
  );
}

/** Counts a form among those that hold something unsaved, as long as it does and stands in the window. */
export function useUnsaved(isUnsaved: boolean): void {
  const id = useId();
  useEffect(() => {
    if (!isUnsaved) return undefined;
    dirty.add(id);
    tell();
    return () => {
      dirty.delete(id);
      tell();
    };
  }, [id, isUnsaved]);
}

/** Saves every draft that is still waiting for its second to pass. Called before the window locks. */
export async function flushDrafts(): Promise<void> {
  await Promise.all([...unsaved].map((save) => save()));
}

/**
 * Keeps what was typed, one second after the last key, or at once when the form is closed. Nothing is kept while
 * `value` is what it began as.
 */
export function useDraft<T>(
  value: T,
  isDirty: boolean,
  save: ((value: T) => Promise<void>) | undefined,
): void {
  const keep = useEffectEvent(async () => save?.(value));
  const waiting = useRef<(() => Promise<void>) | null>(null);

  // Before the effect below, whose own end forgets what waits.
  useEffect(() => () => void waiting.current?.(), []);
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
      waiting.current = null;
    };
    unsaved.add(write);
    waiting.current = write;
    return stop;
  }, [value, isDirty]);
}
