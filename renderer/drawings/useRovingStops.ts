import { useRef, useState, type FocusEvent, type KeyboardEvent } from 'react';

/** A place the arrow keys can go: which lane it is in, and where along it. */
export type Stop = { readonly key: string; readonly lane: number; readonly column: number };

/**
 * One tab stop for many marks: left and right walk along a lane, up and down go to the nearest mark of the other
 * lane, Home and End to the ends. `preferred` holds the tab stop until somebody has moved it.
 */
export function useRovingStops(stops: readonly Stop[], preferred: string | undefined) {
  const frame = useRef<HTMLDivElement>(null);
  const [moved, setMoved] = useState<string | null>(null);
  const known = (key: string | null | undefined) => stops.some((stop) => stop.key === key);
  const current = known(moved) ? moved : known(preferred) ? preferred : stops[0]?.key;

  const onFocus = (event: FocusEvent) => {
    const key = event.target.closest('[data-stop]')?.getAttribute('data-stop');
    if (key !== null && key !== undefined) setMoved(key);
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
    frame: { ref: frame, onFocus, onKeyDown },
    stopProps: (key: string) => ({ 'data-stop': key, tabIndex: key === current ? 0 : -1 }),
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
      const next = from.lane + (pressed === 'ArrowDown' ? 1 : -1);
      return stops
        .filter((stop) => stop.lane === next)
        .toSorted((a, b) => Math.abs(a.column - from.column) - Math.abs(b.column - from.column))[0];
    }
    default:
      return undefined;
  }
}
