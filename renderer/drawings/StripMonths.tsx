import type { DrawnStrip } from './stripColumns.ts';
import { monthsOnRuler } from './monthRuler.ts';
import type { CourseStripModel } from './stripModel.ts';

type Props = { readonly model: CourseStripModel; readonly drawn: DrawnStrip; readonly gridRow: number };

/** The one ruler of months that both lanes of a long strip share. Each mark tells its whole date by itself. */
export function StripMonths({ model, drawn, gridRow }: Props) {
  return monthsOnRuler(model, drawn).map(({ from, to, label }) => (
    <div
      key={from}
      className="month"
      aria-hidden="true"
      style={{ gridColumn: `${from} / ${to + 1}`, gridRow }}
    >
      {label}
    </div>
  ));
}
