import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { formatLongDay, formatTime, minutesOf } from '../../shared/dates.ts';
import { timeOf } from '../../shared/diary/change.ts';
import { type Lane, type Span, toQuarter, type WeekDay } from '../../shared/diary/week.ts';
import type { WeekBlock } from '../../shared/diary/weekContract.ts';

/** A block that is picked up: where it would be put down. */
export type Held = { readonly block: WeekBlock; readonly row: number; readonly from: number };
export type Row = { readonly day: WeekDay; readonly lane: Lane };

const STEP_MINUTES = 15;
/** How far a pointer goes before it drags and no longer presses. */
const DRAG_AFTER_PX = 5;

/** Picks a session up, carries it over the grid by keys or by pointer, and puts it down. Nothing is saved by that. */
export function useHeld(
  rows: readonly Row[],
  hours: Span,
  onPutDown: (block: WeekBlock, row: Row, from: number) => void,
) {
  const [held, setHeld] = useState<Held | null>(null);
  const [said, setSaid] = useState('');
  const drag = useRef<{ x: number; y: number; grabbed: number; isDragging: boolean } | null>(null);
  const wasDragged = useRef(false);

  function moveTo(next: Held) {
    setHeld(next);
    setSaid(positionWords(rows[next.row], next.from));
  }
  function pickUp(block: WeekBlock) {
    const row = rows.findIndex(({ lane }) => lane.blocks.includes(block));
    if (row === -1) return;
    setHeld({ block, row, from: minutesOf(block.time) });
    setSaid(`Picked up. ${positionWords(rows[row], minutesOf(block.time))}. Arrows move it.`);
  }
  function putBack() {
    if (held !== null) setSaid('Put back where it was.');
    setHeld(null);
    drag.current = null;
  }
  function putDown(at: Held | null = held) {
    setHeld(null);
    drag.current = null;
    const row = at === null ? undefined : rows[at.row];
    if (at === null || row === undefined) return;
    setSaid(`Put down. ${positionWords(row, at.from)}. Not saved yet.`);
    onPutDown(at.block, row, at.from);
  }

  function onKeyDown(event: KeyboardEvent, block: WeekBlock) {
    if (held === null) {
      if (event.key === ' ') {
        event.preventDefault();
        pickUp(block);
      }
      return;
    }
    const step = { ArrowLeft: -STEP_MINUTES, ArrowRight: STEP_MINUTES }[event.key];
    const rowStep = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (step !== undefined)
      moveTo({ ...held, from: toQuarter(held.from + step, block.lengthMinutes, hours) });
    else if (rowStep !== undefined)
      moveTo({ ...held, row: Math.max(0, Math.min(rows.length - 1, held.row + rowStep)) });
    else if (event.key === 'Enter') putDown();
    else if (event.key === 'Escape') putBack();
    else if (event.key === 'Tab') return putBack();
    else if (event.key !== ' ') return;
    event.preventDefault();
    event.stopPropagation();
  }

  const pointer = (block: WeekBlock) => ({
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      wasDragged.current = false;
      if (event.button !== 0) return;
      const { left } = event.currentTarget.getBoundingClientRect();
      drag.current = { x: event.clientX, y: event.clientY, grabbed: event.clientX - left, isDragging: false };
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const at = drag.current;
      if (at === null) return;
      const went = Math.hypot(event.clientX - at.x, event.clientY - at.y);
      if (!at.isDragging && went < DRAG_AFTER_PX) return;
      if (!at.isDragging) event.currentTarget.setPointerCapture(event.pointerId);
      at.isDragging = true;
      wasDragged.current = true;
      const over = laneAt(event.clientX, event.clientY);
      if (over === null) return;
      const { left, width } = over.element.getBoundingClientRect();
      const minutes = hours.from + ((event.clientX - at.grabbed - left) / width) * (hours.to - hours.from);
      moveTo({ block, row: over.row, from: toQuarter(minutes, block.lengthMinutes, hours) });
    },
    onPointerUp: () => {
      if (drag.current?.isDragging === true) putDown();
      drag.current = null;
    },
    onPointerCancel: putBack,
  });
  return {
    held,
    said,
    pickUp,
    putBack,
    pointer,
    onKeyDown,
    /** Whether this press ends a drag: then it opens nothing. One by keys, which counts no clicks, never does. */
    endsDrag: (clicks: number) => {
      const isEnd = clicks > 0 && wasDragged.current;
      wasDragged.current = false;
      return isEnd;
    },
  };
}

function laneAt(x: number, y: number): { element: Element; row: number } | null {
  const element = document
    .elementsFromPoint(x, y)
    .find((each) => each instanceof HTMLElement && each.dataset.row !== undefined);
  return element instanceof HTMLElement ? { element, row: Number(element.dataset.row) } : null;
}

function positionWords(row: Row | undefined, from: number): string {
  if (row === undefined) return '';
  return `${formatLongDay(row.day.on)}, ${formatTime(timeOf(from))}, ${row.lane.name}`;
}
