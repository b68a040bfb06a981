import type { KeyboardEvent } from 'react';

export type RowActs = {
  /** Enter on a row. */
  readonly open?: ((row: HTMLElement) => void) | undefined;
  /** A digit on a row: 1, 2, 3 set the outcome. */
  readonly digit?: ((row: HTMLElement, digit: number) => void) | undefined;
  /** Letters on a row, in lower case; those that answer false are left alone. */
  readonly letter?: ((row: HTMLElement, letter: string) => boolean) | undefined;
  /** An arrow past the first or the last row. */
  readonly past?: ((direction: 'up' | 'down') => void) | undefined;
};

/**
 * Keys of a list of rows marked with `data-row`: arrows, Home and End move between rows, Enter opens. For the
 * `onKeyDown` of the element around the rows; keys pressed in a control within a row are the control's own.
 */
export function onRowKeys(event: KeyboardEvent<HTMLElement>, acts: RowActs): void {
  if (!(event.target instanceof HTMLElement) || event.altKey || event.ctrlKey || event.metaKey) return;
  const row = event.target.closest<HTMLElement>('[data-row]');
  if (row === null) return;
  const onRow = event.target === row;
  if (!onRow && event.target.matches('input, select, textarea')) return;

  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')];
  const target = rowFor(event.key, rows, rows.indexOf(row));
  if (target === row && acts.past !== undefined && /^Arrow(Up|Down)$/.test(event.key)) {
    event.preventDefault();
    acts.past(event.key === 'ArrowUp' ? 'up' : 'down');
  } else if (target !== undefined) {
    event.preventDefault();
    target.focus();
  } else if (onRow && event.key === 'Enter' && acts.open !== undefined) {
    event.preventDefault();
    acts.open(row);
  } else if (onRow && /^[1-9]$/.test(event.key) && acts.digit !== undefined) {
    event.preventDefault();
    acts.digit(row, Number(event.key));
  } else if (onRow && /^[a-z]$/i.test(event.key) && acts.letter?.(row, event.key.toLowerCase()) === true) {
    event.preventDefault();
  }
}

function rowFor(key: string, rows: readonly HTMLElement[], at: number): HTMLElement | undefined {
  if (key === 'ArrowDown') return rows[Math.min(at + 1, rows.length - 1)];
  if (key === 'ArrowUp') return rows[Math.max(at - 1, 0)];
  if (key === 'Home') return rows[0];
  if (key === 'End') return rows.at(-1);
  return undefined;
}
