import { monthName, partsOf, type LocalDate } from '../../shared/dates.ts';
import type { DrawnStrip } from './stripColumns.ts';
import type { CourseStripModel } from './stripModel.ts';

export type MonthOnRuler = { readonly from: number; readonly to: number; readonly label: string };

/**
 * The one ruler of months under a long strip, in drawn columns, both ends within. A month begins where its first
 * dated session stands and runs to the next; a bar tells the months it holds; January tells its year.
 */
export function monthsOnRuler(model: CourseStripModel, drawn: DrawnStrip): readonly MonthOnRuler[] {
  const starts: { from: number; label: string; month: string }[] = [];
  let year: number | null = null;
  for (const { column, date } of model.child) {
    if (date === null) continue;
    const month = date.slice(0, 7);
    const last = starts.at(-1);
    if (last?.month === month) continue;
    const label = year === null || year === partsOf(date).year ? shortMonth(date) : withYear(date);
    year = partsOf(date).year;
    const place = drawn.place(column);
    if (last !== undefined && last.from === place && drawn.folded(column)) {
      last.label = `${last.label.replace(/–.*/, '')}–${label}`;
      last.month = month;
    } else {
      starts.push({ from: starts.length === 0 ? 1 : place, label, month });
    }
  }
  return starts.map(({ from, label }, index) => ({
    from,
    to: (starts[index + 1]?.from ?? drawn.columns.length + 1) - 1,
    label,
  }));
}

const shortMonth = (date: LocalDate): string => monthName(date).slice(0, 3);
const withYear = (date: LocalDate): string => `${shortMonth(date)} ${partsOf(date).year}`;
