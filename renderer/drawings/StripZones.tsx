import { classes } from '../ui/classes.ts';
import type { DrawnStrip } from './stripColumns.ts';
import type { CourseStripModel, StripZone } from './stripModel.ts';

const grounds = {
  range: 'range',
  asked: 'asking',
  agreed: 'agreed',
  possible: 'ext',
} as const satisfies Record<StripZone['kind'], string>;

type Props = { readonly model: CourseStripModel; readonly drawn: DrawnStrip };

/** The grounds under both lanes: the protocol's range, an extension asked for, agreed or still possible. */
export function StripZones({ model, drawn }: Props) {
  const lastPlace = drawn.columns.length;
  return model.zones.map(({ kind, from, to, label }) => {
    const end = drawn.place(to);
    return (
      <div
        key={`${kind} ${from}`}
        className={classes('zone', grounds[kind], end === lastPlace && 'at-end')}
        style={{ gridColumn: `${drawn.place(from)} / ${end + 1}` }}
      >
        <span>{label}</span>
      </div>
    );
  });
}

/** Where the word "Today" goes so that it covers no zone's label: right of its line, left of it, or a row of its own. */
export type TodaySide = 'right' | 'left' | 'above';

export function todaySide(model: CourseStripModel, drawn: DrawnStrip): TodaySide {
  if (model.todayAfter === null) return 'right';
  if (model.size === 'long') return 'above';
  const line = model.todayAfter === 0 ? 0 : drawn.place(model.todayAfter);
  // A label of a zone reaches over about three columns, the word "Today" over one.
  const labels = model.zones.map(({ from }) => ({ from: drawn.place(from), to: drawn.place(from) + 3 }));
  const free = (from: number, to: number) => labels.every((label) => to < label.from || from > label.to);
  if (line < drawn.columns.length && free(line + 1, line + 1)) return 'right';
  return line >= 1 && free(line, line) ? 'left' : 'above';
}

/** The line between what is behind and what is ahead. In a long strip it leaves the row of labels free. */
export function TodayLine({ model, drawn, side }: Props & { readonly side: TodaySide }) {
  if (model.todayAfter === null) return null;
  const gridColumn = model.todayAfter === 0 ? 1 : drawn.place(model.todayAfter);
  const place = model.todayAfter === 0 ? 'today-line at-start' : 'today-line';
  if (side !== 'above') {
    return (
      <div className={`${place} ${side}`} style={{ gridColumn }}>
        <span>Today</span>
      </div>
    );
  }
  const label = gridColumn >= drawn.columns.length - 1 ? 'left' : 'right';
  return (
    <>
      <div className={`${place} ${label}`} style={{ gridColumn, gridRow: 1 }}>
        <span>Today</span>
      </div>
      <div className={place} style={{ gridColumn, gridRow: '3 / -1' }} />
    </>
  );
}
