import type { DrawnStrip } from './stripColumns.ts';

export type StripThreadProps = {
  readonly drawn: DrawnStrip;
  /** Columns of the strip in which the lane has marks, in order. */
  readonly columns: readonly number[];
  /** The last of them that has happened; 0 where none has. */
  readonly lastDone: number;
  readonly gridRow: number;
  readonly small: boolean;
};

/** The line through the marks of a lane: solid behind, dotted ahead. It ends in the middle of the outer marks. */
export function StripThread({ drawn, columns, lastDone, gridRow, small }: StripThreadProps) {
  const first = columns[0];
  const last = columns.at(-1);
  if (first === undefined || last === undefined) return null;
  const bend = Math.min(Math.max(lastDone, first), last);
  const size = small ? ' small' : '';
  const pieces = [
    ...piecesBetween(drawn.place(first), drawn.place(bend), `thread${size}`),
    ...piecesBetween(drawn.place(bend), drawn.place(last), `thread${size} ahead-of`),
  ];
  return pieces.map(({ className, gridColumn }) => (
    <div key={`${className} ${gridColumn}`} className={className} style={{ gridColumn, gridRow }} />
  ));
}

function piecesBetween(from: number, to: number, name: string) {
  if (from >= to) return [];
  return [
    { className: `${name} from-middle`, gridColumn: `${from}` },
    ...(to - from > 1 ? [{ className: name, gridColumn: `${from + 1} / ${to}` }] : []),
    { className: `${name} to-middle`, gridColumn: `${to}` },
  ];
}
