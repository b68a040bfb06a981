import { STRIP_FOLD_ABOVE, type Strip } from '../../shared/courses/strip.ts';

/** What stands in one column of the drawn grid: a bar takes the place of the folded columns, a handle folds them again. */
type Drawn = 'session' | 'review' | 'bar' | 'handle';

export type DrawnStrip = {
  readonly columns: readonly Drawn[];
  /** The grid column (from 1) in which a column of the strip is drawn; inside the bar, the bar's. */
  readonly place: (column: number) => number;
  readonly isFolded: (column: number) => boolean;
};

/** More columns than this are not pressed together: the strip scrolls sideways in its own frame. */
export const STRIP_WIDE_ABOVE = STRIP_FOLD_ABOVE + 6;

/** The columns as they are drawn, with the older part folded or opened. */
export function drawColumns(strip: Strip, isOpen: boolean): DrawnStrip {
  const reviews = new Set(strip.reviews.map(({ column }) => column));
  const foldTo = strip.fold?.toColumn ?? 0;
  const hidden = isOpen ? 0 : foldTo;
  const shown = Array.from({ length: Math.max(0, strip.columns - hidden) }, (_, index): Drawn =>
    reviews.has(hidden + index + 1) ? 'review' : 'session',
  );
  const extra = foldTo > 0 ? 1 : 0;
  return {
    columns: foldTo === 0 ? shown : [isOpen ? 'handle' : 'bar', ...shown],
    place: (column) => Math.max(1, column - hidden + extra),
    isFolded: (column) => column <= hidden,
  };
}

const widths = {
  session: 'var(--strip-session)',
  review: 'var(--strip-review)',
  bar: '8.5rem',
  handle: '2rem',
} as const satisfies Record<Drawn, string>;

/** The value of grid-template-columns. */
export function gridColumns(drawn: DrawnStrip): string {
  return drawn.columns.map((each) => widths[each]).join(' ');
}
