import type { Strip } from '../../shared/courses/strip.ts';
import { monthsOnRuler } from './monthRuler.ts';
import type { DrawnStrip } from './stripColumns.ts';

type Props = { readonly strip: Strip; readonly drawn: DrawnStrip; readonly gridRow: number };

/** The one ruler of months that both lanes of a long strip share. Each mark tells its whole date by itself. */
export function StripMonths({ strip, drawn, gridRow }: Props) {
  return monthsOnRuler(strip, drawn).map(({ from, to, label }) => (
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
