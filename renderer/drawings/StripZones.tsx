import { classes } from '../ui/classes.ts';
import type { DrawnStrip } from './stripColumns.ts';
import type { DrawnZone } from './zones.ts';

const grounds = {
  range: 'range',
  asked: 'asking',
  agreed: 'agreed',
  possible: 'ext',
} as const satisfies Record<DrawnZone['kind'], string>;

type ZonesProps = { readonly zones: readonly DrawnZone[]; readonly drawn: DrawnStrip };

/** The grounds under both lanes: the protocol's range, an extension asked for, agreed or still possible. */
export function StripZones({ zones, drawn }: ZonesProps) {
  return zones.map(({ kind, from, to, label }) => {
    // The bar stands on the ground of its first session: a zone that begins within it is seen from its end.
    const isCut = from > 1 && drawn.isFolded(from);
    if (isCut && drawn.isFolded(to)) return null;
    const gridColumn = `${isCut ? 2 : drawn.place(from)} / ${drawn.place(to) + 1}`;
    return (
      <div key={kind} className={classes('zone', grounds[kind])} style={{ gridColumn }}>
        <span>{label}</span>
      </div>
    );
  });
}

/** Where the word "Today" stands so that it covers no zone's label: beside its line, or in a row of its own. */
export type TodaySide = 'right' | 'left' | 'above';

/** `line` is the drawn column at whose end today lies, 0 before the first. */
export function todaySide(line: number, { zones, drawn }: ZonesProps): TodaySide {
  // A zone's label reaches over about three columns, the word "Today" over one.
  const labels = zones.map(({ from }) => drawn.place(from));
  const free = (column: number) => labels.every((from) => column < from || column > from + 3);
  if (line < drawn.columns.length && free(line + 1)) return 'right';
  return line >= 1 && free(line) ? 'left' : 'above';
}

type TodayProps = { readonly line: number; readonly drawn: DrawnStrip; readonly side: TodaySide };

/** The line between what is behind and what is ahead. With a row of its own it leaves the row of labels free. */
export function TodayLine({ line, drawn, side }: TodayProps) {
  const gridColumn = Math.max(1, line);
  const place = classes('today-line', line === 0 && 'at-start');
  if (side !== 'above') {
    return (
      <div className={classes(place, side)} style={{ gridColumn }}>
        <span>Today</span>
      </div>
    );
  }
  return (
    <>
      <div
        className={classes(place, line >= drawn.columns.length && 'left')}
        style={{ gridColumn, gridRow: 1 }}
      >
        <span>Today</span>
      </div>
      <div className={place} style={{ gridColumn, gridRow: '3 / -1' }} />
    </>
  );
}
