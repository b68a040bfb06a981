import { startTransition, useEffect, useState } from 'react';

/** What waits is drawn by then, however busy the window is. */
const AT_MOST_MS = 300;

/**
 * False while a screen is first drawn, true once that was painted and the window has nothing else to do: for what lies
 * below the window or asks questions of its own, so that nobody waits for it to begin.
 */
export function useAfterPaint(): boolean {
  const [isPainted, setPainted] = useState(false);
  useEffect(() => {
    let idle: number | undefined;
    const frame = requestAnimationFrame(() => {
      idle = requestIdleCallback(() => startTransition(() => setPainted(true)), { timeout: AT_MOST_MS });
    });
    return () => {
      cancelAnimationFrame(frame);
      if (idle !== undefined) cancelIdleCallback(idle);
    };
  }, []);
  return isPainted;
}
