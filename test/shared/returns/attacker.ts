/**
 * Someone who reads a published group of tables and tries every table that fits it. Written apart from the code
 * under test and by plain search: shown figures are fixed, '<5' is 1 to 4, '[c]' is 5 or more (1 or more where a
 * figure of 1 to 4 is printed so), rows, columns and shared totals add up, and the wait of a printed rank lies in its band.
 */
import type { ArcState } from '../../../shared/returns/flow.ts';
import type { GroupStates, TableGroup } from '../../../shared/returns/protect.ts';
import type { WithPart } from '../../../shared/returns/protectPart.ts';

type Sum = { cells: number[]; least: number; most: number };
type Puzzle = { least: number[]; most: number[]; sums: Sum[] };

/** How far above its true value a '[c]' is tried: enough to find a second value, and keeps the search small. */
const TRIED_ABOVE = 6;

function rangeOf(value: number, state: ArcState): { least: number; most: number } {
  if (state === 'shown') return { least: value, most: value };
  if (state === 'small') return { least: 1, most: 4 };
  if (state === 'unpublished') return { least: 0, most: value + 2 * TRIED_ABOVE };
  return { least: state === 'widened' ? 1 : 5, most: value + TRIED_ABOVE };
}

function addUp(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** Every hidden figure that has one possible value only, as 'table 0 row 1 column 2', 'table 0 row total 1', 'total'. */
export function workedOut(group: TableGroup, states: GroupStates): string[] {
  const puzzle: Puzzle = { least: [], most: [], sums: [] };
  const hidden: { name: string; cells: number[]; value: number }[] = [];
  const totals: number[][] = [];
  group.tables.forEach((table, t) => {
    const state = states.tables[t]!;
    const rows = table.cells.map((line, r) =>
      line.map((value, c) => {
        const { least, most } = rangeOf(value, state.cells[r]![c]!);
        puzzle.least.push(least);
        puzzle.most.push(most);
        const index = puzzle.least.length - 1;
        if (least < most) hidden.push({ name: `table ${t} row ${r} column ${c}`, cells: [index], value });
        return index;
      }),
    );
    const addSum = (name: string, cells: number[], value: number, of: ArcState) => {
      const range = rangeOf(value, of);
      puzzle.sums.push({ cells, ...range });
      if (range.least < range.most && of !== 'unpublished') hidden.push({ name, cells, value });
    };
    table.cells.forEach((line, r) => {
      if (table.printsRowTotals)
        addSum(`table ${t} row total ${r}`, rows[r]!, addUp(line), state.rowTotals[r]!);
    });
    (table.cells[0] ?? []).forEach((_, c) => {
      const column = addUp(table.cells.map((line) => line[c]!));
      const cells = rows.map((row) => row[c]!);
      if (table.printsColumnTotals)
        addSum(`table ${t} column total ${c}`, cells, column, state.columnTotals[c]!);
    });
    table.runningSums?.forEach((known, r) => {
      const cells = rows.slice(0, r + 1).flat();
      if (known && states.keepsRunningSums) puzzle.sums.push({ cells, ...known });
    });
    totals.push(rows.flat());
  });
  const range = rangeOf(group.total, states.total);
  const possibleTotals = Array.from({ length: range.most - range.least + 1 }, (_, i) => range.least + i);
  const withTotal = (total: number): Puzzle => ({
    ...puzzle,
    sums: [...puzzle.sums, ...totals.map((cells) => ({ cells, least: total, most: total }))],
  });
  const canBe = (cells: number[], value: number) =>
    possibleTotals.some((total) => {
      const tried = withTotal(total);
      return isPossible({ ...tried, sums: [...tried.sums, { cells, least: value, most: value }] });
    });
  const found = hidden
    .filter(({ cells, value }) => {
      const others = Array.from({ length: value + TRIED_ABOVE + 1 }, (_, other) => other);
      return !others.filter((other) => other !== value).some((other) => canBe(cells, other));
    })
    .map(({ name }) => name);
  if (states.total !== 'shown' && states.total !== 'unpublished') {
    const others = possibleTotals.filter((total) => total !== group.total);
    if (!others.some((total) => isPossible(withTotal(total)))) found.push('total');
  }
  return found;
}

/** Whether whole numbers fit: narrows by the sums, then tries the values of the cell with fewest left. */
function isPossible(puzzle: Puzzle): boolean {
  const least = [...puzzle.least];
  const most = [...puzzle.most];
  for (let changed = true; changed;) {
    changed = false;
    for (const sum of puzzle.sums) {
      const low = addUp(sum.cells.map((cell) => least[cell]!));
      const high = addUp(sum.cells.map((cell) => most[cell]!));
      if (low > sum.most || high < sum.least) return false;
      for (const cell of sum.cells) {
        const newMost = Math.min(most[cell]!, sum.most - (low - least[cell]!));
        const newLeast = Math.max(least[cell]!, sum.least - (high - most[cell]!));
        if (newLeast > newMost) return false;
        // Only one bound of one cell at a time, as `low` and `high` then no longer hold.
        if (newMost < most[cell]! || newLeast > least[cell]!) {
          most[cell] = newMost;
          least[cell] = newLeast;
          changed = true;
          break;
        }
      }
    }
  }
  let open = -1;
  for (let cell = 0; cell < least.length; cell += 1) {
    const left = most[cell]! - least[cell]!;
    if (left > 0 && (open === -1 || left < most[open]! - least[open]!)) open = cell;
  }
  if (open === -1) return true;
  for (let value = least[open]!; value <= most[open]!; value += 1) {
    const next = { least: least.with(open, value), most: most.with(open, value), sums: puzzle.sums };
    if (isPossible(next)) return true;
  }
  return false;
}

/**
 * The same of two tables of which one counts a part of the other: of every printed figure of both, and of what is left of
 * each column of the whole beside its part, where that is 1 to 4.
 */
export function workedOutWithPart(
  { whole, part, columnOf }: WithPart,
  states: { whole: GroupStates; part: GroupStates },
): string[] {
  const base: Puzzle = { least: [], most: [], sums: [] };
  const hidden: { name: string; cells: number[]; value: number }[] = [];
  const variable = (name: string | null, value: number, { least, most }: { least: number; most: number }) => {
    base.least.push(least);
    base.most.push(most);
    const index = base.least.length - 1;
    if (name !== null && least < most) hidden.push({ name, cells: [index], value });
    return index;
  };
  const columnsOf = (prefix: string, group: TableGroup, state: GroupStates) => {
    const [table, printed] = [group.tables[0]!, state.tables[0]!];
    const rows = table.cells.map((line, r) =>
      line.map((value, c) =>
        variable(`${prefix} row ${r} column ${c}`, value, rangeOf(value, printed.cells[r]![c]!)),
      ),
    );
    const say = (name: string, cells: number[], value: number, of: ArcState) => {
      const range = rangeOf(value, of);
      base.sums.push({ cells, ...range });
      if (range.least < range.most) hidden.push({ name: `${prefix} ${name}`, cells, value });
    };
    table.cells.forEach((line, r) => say(`row ${r}`, rows[r]!, addUp(line), printed.rowTotals[r]!));
    const columns = (table.cells[0] ?? []).map((_, c) => rows.map((row) => row[c]!));
    const sums = columns.map((_, c) => addUp(table.cells.map((line) => line[c]!)));
    columns.forEach((cells, c) => say(`column ${c}`, cells, sums[c]!, printed.columnTotals[c]!));
    say('total', rows.flat(), group.total, state.total);
    return { columns, sums };
  };
  const [ofWhole, ofPart] = [columnsOf('whole', whole, states.whole), columnsOf('part', part, states.part)];
  const left = ofWhole.columns.map((_, column) => {
    const own = columnOf.flatMap((of, at) => (of === column ? [at] : []));
    const value = ofWhole.sums[column]! - addUp(own.map((at) => ofPart.sums[at]!));
    const index = variable(null, value, { least: 0, most: value + TRIED_ABOVE });
    if (value >= 1 && value <= 4) hidden.push({ name: `left of column ${column}`, cells: [index], value });
    return { value, index, cells: own.flatMap((at) => ofPart.columns[at]!) };
  });
  const leftOver = addUp(left.map(({ value }) => value));
  if (leftOver >= 1 && leftOver <= 4)
    hidden.push({ name: 'left of the total', cells: left.map(({ index }) => index), value: leftOver });
  // What runs into a column of the whole is its part and what is left: both sides are tried at each value.
  const possible = (also: Sum | null): boolean => {
    const tryFrom = (column: number, sums: readonly Sum[]): boolean => {
      if (column === left.length) return isPossible({ ...base, sums: [...base.sums, ...sums] });
      const { cells, index } = left[column]!;
      const most = addUp(ofWhole.columns[column]!.map((cell) => base.most[cell]!));
      const least = addUp(ofWhole.columns[column]!.map((cell) => base.least[cell]!));
      for (let value = least; value <= most; value += 1) {
        const both = [
          { cells: ofWhole.columns[column]!, least: value, most: value },
          { cells: [...cells, index], least: value, most: value },
        ];
        if (
          isPossible({ ...base, sums: [...base.sums, ...sums, ...both] }) &&
          tryFrom(column + 1, [...sums, ...both])
        )
          return true;
      }
      return false;
    };
    return tryFrom(0, also === null ? [] : [also]);
  };
  return hidden
    .filter(({ cells, value }) => {
      const others = Array.from({ length: value + TRIED_ABOVE + 1 }, (_, other) => other);
      return !others.some((other) => other !== value && possible({ cells, least: other, most: other }));
    })
    .map(({ name }) => name);
}
