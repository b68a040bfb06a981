import type { Strip } from '../../shared/courses/strip.ts';
import type { DrawnStrip } from './stripColumns.ts';

/** The months in drawn columns, both ends within. Those that begin inside the bar are one: "Jan–Jun". */
export function monthsOnRuler(strip: Strip, drawn: DrawnStrip): Strip['months'] {
  const folded = strip.months.filter(({ from }) => drawn.isFolded(from));
  const first = folded[0];
  const last = folded.at(-1);
  const placed = strip.months
    .filter(({ from }) => !drawn.isFolded(from))
    .map(({ label, from, to }, index) => ({
      // Over the last column alone there is no room for a year.
      label: from === strip.columns ? (label.split(' ')[0] ?? label) : label,
      // The first begins with the strip, before the handle too.
      from: index === 0 && folded.length === 0 ? 1 : drawn.place(from),
      to: drawn.place(to),
    }));
  if (first === undefined || last === undefined) return placed;
  const label = first === last ? first.label : `${first.label}–${last.label}`;
  return [{ label, from: 1, to: drawn.place(last.to) }, ...placed];
}
