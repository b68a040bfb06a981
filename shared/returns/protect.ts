import {
  type Arc,
  type ArcState,
  type Bounds,
  forgetBounds,
  giveRoom,
  type Network,
  networkOf,
} from './flow.ts';

/** A table of counts. Rows and columns add up to the total of the group it belongs to. */
export type CountTable = {
  cells: readonly (readonly number[])[];
  printsRowTotals: boolean;
  printsColumnTotals: boolean;
  /**
   * For a table of one column whose rows are in order: what other printed figures tell of the sum of the rows up to
   * each one, as the median tells that half lie at or below it. Null where nothing is known.
   */
  runningSums?: readonly (Bounds | null)[];
  /** Figures that are hidden for what was released before, whatever they are now (`earlier.ts`). */
  heldBack?: HeldBack;
};
export type HeldBack = { cells: boolean[][]; rowTotals: boolean[]; columnTotals: boolean[] };

/** Tables that have the same total. All of it is protected together: a total hidden in one is hidden in all. */
export type TableGroup = {
  total: number;
  printsTotal: boolean;
  holdsTotalBack?: boolean;
  tables: readonly CountTable[];
};

export type TableStates = { cells: ArcState[][]; rowTotals: ArcState[]; columnTotals: ArcState[] };
export type GroupStates = {
  total: ArcState;
  tables: TableStates[];
  /** Whether the figures that `runningSums` follow from may be printed. */
  keepsRunningSums: boolean;
};

/**
 * Other values that a hidden figure should be left with. One would do for it not to be exact. Two, because what is
 * hidden beyond the small figures also tells something: had 1 and 1 not added up to 2, less would have been hidden.
 */
const ENOUGH = 2;

// What hiding costs the reader. Later rows and columns go first (they hold 'other' and 'not known'), totals last.
// It rests on the place and never on the size of a figure: were the smallest hidden, its being hidden would bound it.
const CELL_COST = 1_000;
export const LINE_TOTAL_COST = 2_600;
const STATISTICS_COST = 9_000;
export const TOTAL_COST = 40_000;

/**
 * Decides which figures of a group of tables are hidden: every one of 1 to 4, every one held back, and as many more as
 * it takes until no hidden figure can be worked out from what is shown, the signs and the sums. Zero is never hidden.
 * Throws RangeError where a table does not add up to its group's total.
 */
export function protect(group: TableGroup): GroupStates {
  const arcs: Arc[] = [];
  const add = (
    from: number,
    to: number,
    value: number,
    cost: number | null,
    { bounds = null, isHeldBack = false }: { bounds?: Bounds | null; isHeldBack?: boolean | undefined } = {},
  ) => {
    const state = cost === null ? 'unpublished' : firstState(value, isHeldBack);
    arcs.push({ from, to, value, state, cost: cost ?? 0, bounds });
    return arcs.length - 1;
  };
  let nodes = 1;
  let at = 0;
  const placed = group.tables.map((table) => {
    const height = table.cells.length;
    const width = table.cells[0]?.length ?? 0;
    if (sum(table.cells.map(sum)) !== group.total)
      throw new RangeError('A table does not add up to its total');
    const isChain = table.runningSums !== undefined;
    const rowNodes = table.cells.map((_, row) =>
      isChain && row === 0 ? at : nodes + row - (isChain ? 1 : 0),
    );
    nodes += isChain ? height - 1 : height;
    const columnNodes = Array.from({ length: width }, (_, column) => nodes + column);
    nodes += width;
    const end = nodes;
    nodes += 1;
    const rowTotals = table.cells.map((cells, row) => {
      if (!isChain) {
        const cost = table.printsRowTotals ? LINE_TOTAL_COST + height - row : null;
        return add(at, rowNodes[row]!, sum(cells), cost, { isHeldBack: table.heldBack?.rowTotals[row] });
      }
      // The chain carries on what is left after the rows above.
      const left = group.total - sum(table.cells.slice(0, row).map(sum));
      const known = table.runningSums?.[row - 1];
      const bounds = known ? { least: group.total - known.most, most: group.total - known.least } : null;
      return row === 0 ? null : add(rowNodes[row - 1]!, rowNodes[row]!, left, null, { bounds });
    });
    const cells = table.cells.map((line, row) =>
      line.map((value, column) =>
        add(rowNodes[row]!, columnNodes[column]!, value, cellCost(table, row, column), {
          isHeldBack: table.heldBack?.cells[row]?.[column],
        }),
      ),
    );
    const columnTotals = columnNodes.map((node, column) =>
      add(
        node,
        end,
        sum(table.cells.map((line) => line[column] ?? 0)),
        table.printsColumnTotals ? LINE_TOTAL_COST + width - column : null,
        { isHeldBack: table.heldBack?.columnTotals[column] },
      ),
    );
    at = end;
    return { rowTotals, cells, columnTotals };
  });
  const total = add(at, 0, group.total, group.printsTotal ? TOTAL_COST : null, {
    isHeldBack: group.holdsTotalBack,
  });
  const network = networkOf(nodes, arcs, STATISTICS_COST);
  const hadBounds = arcs.some((arc) => arc.bounds !== null);

  const queue = arcs.flatMap((arc, index) =>
    arc.state === 'shown' || arc.state === 'unpublished' ? [] : [index],
  );
  giveEnough(network, queue, () => {
    if (arcs[total]!.state !== 'shown') forgetBounds(network);
  });

  const stateOf = (index: number | null) => (index === null ? 'unpublished' : arcs[index]!.state);
  return {
    total: stateOf(total),
    tables: placed.map((table) => ({
      cells: table.cells.map((line) => line.map(stateOf)),
      rowTotals: table.rowTotals.map(stateOf),
      columnTotals: table.columnTotals.map(stateOf),
    })),
    keepsRunningSums: !hadBounds || arcs.some((arc) => arc.bounds !== null),
  };
}

/** Hides more until each of some figures has enough other values, and so each that is hidden for it. */
export function giveEnough(network: Network, first: readonly number[], before: () => void = () => {}): void {
  const queue = [...first];
  for (let next = 0; next < queue.length;) {
    before();
    const changed = giveRoom(network, queue[next]!, ENOUGH);
    if (changed.length === 0) next += 1;
    else queue.push(...changed.filter((index) => network.arcs[index]!.state === 'protects'));
  }
}

export function cellCost({ cells }: CountTable, row: number, column: number): number {
  return CELL_COST + cells.length - row + (cells[0]?.length ?? 0) - column;
}

/** Before anything is worked out: what is held back is printed '[c]', whether it has become small or not. */
export function firstState(value: number, isHeldBack: boolean): ArcState {
  const isSmall = value >= 1 && value <= 4;
  if (isHeldBack && value > 0) return isSmall ? 'widened' : 'protects';
  return isSmall ? 'small' : 'shown';
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
