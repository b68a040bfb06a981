import { type Arc, type ArcState, networkOf } from './flow.ts';
import {
  cellCost,
  type CountTable,
  firstState,
  giveEnough,
  type GroupStates,
  LINE_TOTAL_COST,
  protect,
  sum,
  type TableGroup,
  TOTAL_COST,
} from './protect.ts';

/**
 * A table that counts a part of what another one counts, as the courses that ended in a quarter are a part of those that
 * ended in a year. `columnOf` says of each column of the part in which column of the whole it lies; null where in none.
 */
export type WithPart = { whole: TableGroup; part: TableGroup; columnOf: readonly (number | null)[] };

/**
 * Decides which figures of both are hidden, so that none can be worked out from the other: a part is never more than its
 * whole, and what is left of the whole beside it is a figure too. Nobody prints that one, so it is never hidden itself;
 * where it is 1 to 4, what it would be subtracted from is. Both are one flow (see `flow.ts`): the whole runs into its
 * columns, from these into the columns of the part and into what is left, and from there back.
 */
export function protectWithPart({ whole, part, columnOf }: WithPart): {
  whole: GroupStates;
  part: GroupStates;
} {
  const [all, some] = [whole.tables[0]!, part.tables[0]!];
  const columns = all.cells[0]?.length ?? 0;
  const left = Array.from(
    { length: columns },
    (_, column) =>
      columnSum(all, column) - sum(columnOf.map((of, at) => (of === column ? columnSum(some, at) : 0))),
  );
  // Not a part after all: then nothing can be subtracted.
  if (left.some((value) => value < 0)) return { whole: protect(whole), part: protect(part) };

  const arcs: Arc[] = [];
  const add = (
    from: number,
    to: number,
    value: number,
    cost: number | null,
    isHeldBack: boolean | undefined = false,
  ) => {
    const state = cost === null ? 'unpublished' : firstState(value, isHeldBack);
    arcs.push({ from, to, value, state, cost: cost ?? 0, bounds: null });
    return arcs.length - 1;
  };
  let nodes = 0;
  const node = () => nodes++;
  const list = (length: number) => Array.from({ length }, node);
  const [outside, start, end, rest] = [node(), node(), node(), node()];
  const ofWhole = { rows: list(all.cells.length), columns: list(columns) };
  const hubs = list(columns);
  const ofPart = { rows: list(some.cells.length), columns: list(columnOf.length) };

  const wholeTotal = add(outside, start, whole.total, TOTAL_COST, whole.holdsTotalBack);
  const wholeArcs = {
    rowTotals: ofWhole.rows.map((to, row) => add(start, to, ...lineTotal(all, 'row', row))),
    cells: cellArcs(all, (row, column) => [ofWhole.rows[row]!, ofWhole.columns[column]!]),
    columnTotals: ofWhole.columns.map((from, column) =>
      add(from, hubs[column]!, ...lineTotal(all, 'column', column)),
    ),
  };
  const leftArcs = left.map((value, column) => add(hubs[column]!, rest, value, null));
  leftArcs.push(add(rest, outside, sum(left), null));
  const partArcs = {
    columnTotals: ofPart.columns.map((to, column) => {
      const of = columnOf[column] ?? null;
      return add(of === null ? outside : hubs[of]!, to, ...lineTotal(some, 'column', column));
    }),
    cells: cellArcs(some, (row, column) => [ofPart.columns[column]!, ofPart.rows[row]!]),
    rowTotals: ofPart.rows.map((from, row) => add(from, end, ...lineTotal(some, 'row', row))),
  };
  const partTotal = add(end, outside, part.total, TOTAL_COST, part.holdsTotalBack);

  giveEnough(networkOf(nodes, arcs, 0), [
    ...[...arcs.keys()].filter((index) => !['shown', 'unpublished'].includes(arcs[index]!.state)),
    ...leftArcs.filter((index) => arcs[index]!.value >= 1 && arcs[index]!.value <= 4),
  ]);
  const stateOf = (index: number): ArcState => arcs[index]!.state;
  const statesOf = (total: number, own: typeof wholeArcs): GroupStates => ({
    total: stateOf(total),
    tables: [
      {
        cells: own.cells.map((line) => line.map(stateOf)),
        rowTotals: own.rowTotals.map(stateOf),
        columnTotals: own.columnTotals.map(stateOf),
      },
    ],
    keepsRunningSums: true,
  });
  return { whole: statesOf(wholeTotal, wholeArcs), part: statesOf(partTotal, partArcs) };

  function cellArcs(table: CountTable, between: (row: number, column: number) => [number, number]) {
    return table.cells.map((line, row) =>
      line.map((value, column) =>
        add(
          ...between(row, column),
          value,
          cellCost(table, row, column),
          table.heldBack?.cells[row]?.[column],
        ),
      ),
    );
  }
}

const columnSum = ({ cells }: CountTable, column: number) => sum(cells.map((line) => line[column] ?? 0));

/** The value of a printed total, what hiding it costs, and whether an earlier release holds it back. */
function lineTotal(
  table: CountTable,
  of: 'row' | 'column',
  at: number,
): [number, number, boolean | undefined] {
  if (of === 'row')
    return [sum(table.cells[at]!), LINE_TOTAL_COST + table.cells.length - at, table.heldBack?.rowTotals[at]];
  const width = table.cells[0]?.length ?? 0;
  return [columnSum(table, at), LINE_TOTAL_COST + width - at, table.heldBack?.columnTotals[at]];
}
