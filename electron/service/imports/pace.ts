import { MOST_CELLS, MOST_PLACES, MOST_ROWS, MOST_UNPACKED_BYTES, ROWS_BETWEEN_PAUSES } from './limits.ts';
import { ReadRefused } from './refused.ts';

/** How far a reading has come: `done` from 0 to 1, and the rows met so far. */
export type Progress = { done: number; rows: number };
export type ReadOptions = { signal?: AbortSignal; onProgress?: (progress: Progress) => void };

/** Counts what is read against the limits, lets other work through, and stops when asked. */
export type Pace = {
  /** Adds to the bytes that `readBytes` will count, for the share done. */
  expectBytes: (count: number) => void;
  readBytes: (count: number) => void;
  /** @param places the row and the empty ones passed over since the row before */
  readRow: (places: number) => void;
  readCells: (count: number) => void;
  stopIfAsked: () => void;
  /** Call often: it pauses once every 500 rows. */
  pause: () => Promise<void>;
};

export function startPace({ signal, onProgress }: ReadOptions): Pace {
  let expected = 0;
  let bytes = 0;
  let rows = 0;
  let places = 0;
  let cells = 0;
  let rowsAtPause = 0;
  const stopIfAsked = (): void => {
    if (signal?.aborted) throw new ReadRefused('import_stopped');
  };
  return {
    stopIfAsked,
    expectBytes: (count) => {
      expected += count;
    },
    readBytes: (count) => {
      bytes += count;
      if (bytes > MOST_UNPACKED_BYTES) throw new ReadRefused('import_expands');
    },
    readRow: (passed) => {
      rows += 1;
      places += passed;
      if (rows > MOST_ROWS || places > MOST_PLACES) throw new ReadRefused('import_too_many_rows');
    },
    readCells: (count) => {
      cells += count;
      if (cells > MOST_CELLS) throw new ReadRefused('import_too_many_rows');
    },
    pause: async () => {
      if (rows - rowsAtPause < ROWS_BETWEEN_PAUSES) return;
      rowsAtPause = rows;
      onProgress?.({ done: Math.min(1, bytes / Math.max(1, expected)), rows });
      await new Promise((resolve) => setImmediate(resolve));
      stopIfAsked();
    },
  };
}
