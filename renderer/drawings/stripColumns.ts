import type { CourseStripModel, StripBlock } from './stripModel.ts';

/** What stands in one column of the drawn grid. */
export type DrawnColumn =
  | { kind: 'session' | 'review'; column: number }
  /** A folded run: one bar in place of its columns. */
  | { kind: 'bar'; block: StripBlock }
  /** The narrow place before an opened run where it can be folded again. */
  | { kind: 'refold'; block: StripBlock };

export type DrawnStrip = {
  readonly columns: readonly DrawnColumn[];
  /** The grid line number (from 1) of a column of the model; inside a bar, that of the bar. */
  readonly place: (column: number) => number;
  readonly folded: (column: number) => boolean;
};

/** The columns as they are drawn when the blocks in `open` (by their first column) are unfolded. */
export function drawColumns(model: CourseStripModel, open: ReadonlySet<number>): DrawnStrip {
  const columns: DrawnColumn[] = [];
  const places = new Map<number, number>();
  const hidden = new Set<number>();
  model.columns.forEach((kind, index) => {
    const column = index + 1;
    const block = model.blocks.find(({ from, to }) => from <= column && column <= to);
    if (block !== undefined && column === block.from) {
      columns.push({ kind: open.has(block.from) ? 'refold' : 'bar', block });
    }
    if (block === undefined || open.has(block.from)) columns.push({ kind, column });
    else hidden.add(column);
    places.set(column, columns.length);
  });
  return {
    columns,
    place: (column) => places.get(column) ?? Math.max(columns.length, 1),
    folded: (column) => hidden.has(column),
  };
}

const widths = {
  session: 'var(--strip-session)',
  review: 'var(--strip-review)',
  bar: '8.5rem',
  refold: '2rem',
} as const satisfies Record<DrawnColumn['kind'], string>;

/** The value of grid-template-columns. */
export function gridColumns(drawn: DrawnStrip): string {
  return drawn.columns.map(({ kind }) => widths[kind]).join(' ');
}
