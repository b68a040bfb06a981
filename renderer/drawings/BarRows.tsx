import { Figure, type OpenCell } from './Figure.tsx';

export type BarRow = {
  readonly key: string;
  readonly label: string;
  /** The count; null where it is not shown. */
  readonly value: number | null;
  /** How it is shown. */
  readonly cell: OpenCell;
};

export type BarRowsProps = {
  /** "43 children waiting on 30 September, by weeks" */
  readonly label: string;
  readonly rows: readonly BarRow[];
};

/** Counts as bars on one scale, each with its figure. */
export function BarRows({ label, rows }: BarRowsProps) {
  const most = Math.max(1, ...rows.map(({ value }) => value ?? 0));
  return (
    <dl className="bars" aria-label={label}>
      {rows.map(({ key, label: rowLabel, value, cell }) => (
        <div key={key}>
          <dt>{rowLabel}</dt>
          <dd>
            {value === null ? null : (
              <span className="bar" style={{ width: `${((value / most) * 86).toFixed(2)}%` }} />
            )}
            <span className={cell.why === null || cell.why === undefined ? undefined : 'hid'}>
              <Figure cell={cell} name={rowLabel} />
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
