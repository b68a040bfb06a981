import { useRef, useState, type FocusEvent, type KeyboardEvent, type MouseEvent } from 'react';

/** A place the arrow keys can go: which lane it is in, and where along it. */
export type Stop = { readonly key: string; readonly lane: number; readonly column: number };

/**
 * One tab stop for many marks: left and right walk along a lane, up and down go to the nearest mark of the next
 * lane that has any, Home and End to the ends. `preferred` holds the tab stop until somebody has moved it. A press
 * on a stop is told by its key, so that the marks need no listeners of their own.
 */
export function useRovingStops(
  stops: readonly Stop[],
  preferred: string | undefined,
  onOpen: (key: string) => void,
) {
  const frame = useRef<HTMLDivElement>(null);
  const [moved, setMoved] = useState<string | null>(null);
  const known = (key: string | null | undefined) => stops.some((stop) => stop.key === key);
  const current = known(moved) ? moved : known(preferred) ? preferred : stops[0]?.key;

  const keyAt = (target: EventTarget) =>
    (target instanceof Element && target.closest('[data-stop]')?.getAttribute('data-stop')) || null;
  const onFocus = (event: FocusEvent) => {
    const key = keyAt(event.target);
    if (key !== null) setMoved(key);
  };
  // Each stop is a button: a press of Enter or the space bar comes as a click, too.
  const onClick = (event: MouseEvent) => {
    const key = keyAt(event.target);
    if (key !== null) onOpen(key);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const from = stops.find(({ key }) => key === current);
    const to = from === undefined ? undefined : stopFor(event.key, from, stops);
    if (to === undefined) return;
    event.preventDefault();
    const element = frame.current?.querySelector(`[data-stop="${to.key}"]`);
    if (element instanceof HTMLElement) element.focus();
  };

  return {
    frame: { ref: frame, onFocus, onKeyDown, onClick },
    /** The stop that Tab goes to; the others are reached from it. Each stop carries its key in `data-stop`. */
    current,
  };
}

/** Where a key leads from a stop; undefined where it leads nowhere. */
export function stopFor(pressed: string, from: Stop, stops: readonly Stop[]): Stop | undefined {
  const lane = stops.filter((stop) => stop.lane === from.lane).toSorted((a, b) => a.column - b.column);
  const at = lane.findIndex(({ key }) => key === from.key);
  switch (pressed) {
    case 'ArrowRight':
      return lane[at + 1];
    case 'ArrowLeft':
      return lane[at - 1];
    case 'Home':
      return lane[0];
    case 'End':
      return lane.at(-1);
    case 'ArrowDown':
    case 'ArrowUp': {
      const way = pressed === 'ArrowDown' ? 1 : -1;
      const [next] = stops
        .map((stop) => (stop.lane - from.lane) * way)
        .filter((away) => away > 0)
        .toSorted((a, b) => a - b);
      return stops
        .filter((stop) => (stop.lane - from.lane) * way === next)
        .toSorted((a, b) => Math.abs(a.column - from.column) - Math.abs(b.column - from.column))[0];
    }
    default:
      return undefined;
  }
}
