import type { ReactNode } from 'react';
import { classes } from '../ui/classes.ts';
import { Figure, type OpenCell } from './Figure.tsx';
import type { ReturnCell } from './HiddenFigure.tsx';

export type { OpenCell, ReturnCell };

export type FigureRow = {
  readonly key: string;
  readonly label: string;
  /** "58 of 66 children" */
  readonly detail?: string | undefined;
  readonly value: OpenCell;
  /** The same figure in the period compared with. */
  readonly before?: ReturnCell | undefined;
  readonly definition: ReactNode;
  readonly total?: boolean;
};

export type FigureTableProps = {
  readonly caption: string;
  readonly period: string;
  readonly beforePeriod?: string | undefined;
  readonly rows: readonly FigureRow[];
};

/** Figures of a return, each in line with how it is counted. */
export function FigureTable({ caption, period, beforePeriod, rows }: FigureTableProps) {
  return (
    <table className="figures">
      <caption className="vh">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="vh">Figure</span>
          </th>
          <th scope="col" className="num">
            {period}
          </th>
          {beforePeriod === undefined ? null : (
            <th scope="col" className="num">
              {beforePeriod}
            </th>
          )}
          <th scope="col" className="def">
            How it is counted
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, label, detail, value, before, definition, total = false }) => (
          <tr key={key} className={total ? 'total' : undefined}>
            <th scope="row">
              {label}
              {detail === undefined ? null : <span className="line-2">{detail}</span>}
            </th>
            <FigureCell cell={value} name={label} />
            {beforePeriod === undefined ? null : before === undefined ? (
              <td className="num last">–</td>
            ) : (
              <FigureCell cell={before} name={label} className="last" />
            )}
            <td className="def">{definition}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export type CrossRow = {
  readonly key: string;
  readonly label: string;
  /** One for each column, in order. */
  readonly cells: readonly OpenCell[];
  readonly total?: boolean;
};

export type CrossTableProps = {
  readonly caption: string;
  /** "Age on 30 Sep" */
  readonly rowHead: string;
  readonly columns: readonly string[];
  readonly rows: readonly CrossRow[];
};

/** A table of counts by two things; what is not shown sits on sunk ground. */
export function CrossTable({ caption, rowHead, columns, rows }: CrossTableProps) {
  return (
    <table className="cross">
      <caption className="vh">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{rowHead}</th>
          {columns.map((column) => (
            <th key={column} scope="col" className="num">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, label, cells, total = false }) => (
          <tr key={key} className={total ? 'total' : undefined}>
            <th scope="row">{label}</th>
            {columns.map((column, index) => {
              const cell = cells[index];
              return cell === undefined ? (
                <td key={column}>–</td>
              ) : (
                <FigureCell key={column} cell={cell} name={`${label}, ${column}`} />
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type FigureCellProps = { readonly cell: OpenCell; readonly name: string; readonly className?: string };

function FigureCell({ cell, name, className }: FigureCellProps) {
  const isHidden = cell.why !== null && cell.why !== undefined;
  return (
    <td className={classes('num', isHidden && 'hid', className)}>
      <Figure cell={cell} name={name} />
    </td>
  );
}

/** Figures at the left, and in the margin what they mean. */
export function WithNote({ note, children }: { readonly note: ReactNode; readonly children: ReactNode }) {
  return (
    <div className="with-note">
      <div>{children}</div>
      <div className="margin-note">{note}</div>
    </div>
  );
}
