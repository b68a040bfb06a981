import { LEAST_BASE, QUARTERLY_SERVICE_RETURN, type SectionDefinition } from './definition.ts';
import { type ArcState, type Bounds } from './flow.ts';
import { type CountTable, protect } from './protect.ts';
import type { ReturnCell, ReturnSection, ReturnView } from './rules.ts';

/** `exact_under_contract` prints every figure; whoever chooses it records why. */
export type SuppressionMode = 'for_publication' | 'exact_under_contract';

export type HiddenBecause = 'small' | 'protects' | 'base';
export type PublishedCell = {
  row: string;
  column: string;
  kind: ReturnCell['kind'];
  /** Null where it is hidden and where there is nothing to measure. */
  value: number | null;
  /** As printed: '12', '45.5', '34%', '<5', '[c]', or '[z]' where there is nothing to measure. */
  text: string;
  hidden: HiddenBecause | null;
  /** Why it is hidden, in a sentence. */
  why: string | null;
};
export type PublishedSection = Omit<ReturnSection, 'cells'> & { cells: PublishedCell[] };
export type PublishedReturn = Omit<ReturnView, 'sections' | 'waitRanks'> & {
  mode: SuppressionMode;
  sections: PublishedSection[];
  hiddenCount: number;
  /** For the foot of the page: how many figures are hidden, and that none can be worked out. */
  summary: string;
};

const WHY: Record<HiddenBecause, string> = {
  small: 'From 1 to 4, so that nobody can be recognised.',
  protects: 'Held back so that a hidden figure cannot be worked out from the totals.',
  base: `Not given, because the number it rests on is hidden or under ${LEAST_BASE}.`,
};

const WAITS = 'waits';

/**
 * The return as it may leave the service. For publication every count of 1 to 4 is printed '<5', and further
 * figures '[c]' until no hidden count can be worked out from the rest of the return and these rules (`protect`).
 * Zero is printed as zero. Percentages and waits are given where the counts they rest on are shown and at least
 * LEAST_BASE; they never tell more than what is shown.
 */
export function publishReturn(view: ReturnView, mode: SuppressionMode): PublishedReturn {
  const { sections, waitRanks, ...head } = view;
  const states = mode === 'exact_under_contract' ? new Map<string, ArcState>() : statesOf(view);
  const published = sections.map((section) => publishSection(section, mode, states));
  const hiddenCount = published.flatMap((section) => section.cells).filter((cell) => cell.hidden).length;
  return { ...head, mode, sections: published, hiddenCount, summary: summaryOf(mode, hiddenCount) };
}

function summaryOf(mode: SuppressionMode, hiddenCount: number): string {
  if (mode === 'exact_under_contract')
    return 'Every figure is exact. Children may be recognised in small ones.';
  if (hiddenCount === 0) return 'No figure is hidden: none is from 1 to 4.';
  return hiddenCount === 1
    ? '1 figure is hidden. It cannot be worked out from this return.'
    : `${hiddenCount} figures are hidden. None can be worked out from this return.`;
}

/** What becomes of every count; `WAITS` stands for the typical waits of those still waiting. */
function statesOf(view: ReturnView): Map<string, ArcState> {
  const states = new Map<string, ArcState>();
  for (const group of groupsOf(view)) {
    const found = protect({
      total: group.total,
      printsTotal: true,
      tables: group.parts.map((part) => part.table),
    });
    for (const place of group.totalPlaces) states.set(place, found.total);
    group.parts.forEach(({ section, definition, rows, columns }, index) => {
      const table = found.tables[index]!;
      rows.forEach((row, r) => {
        columns.forEach((column, c) => states.set(placeOf(section, row, column), table.cells[r]![c]!));
        if (definition.totalColumn)
          states.set(placeOf(section, row, definition.totalColumn.id), table.rowTotals[r]!);
      });
      if (definition.totalRow && columns.length > 1) {
        const total = definition.totalRow.id;
        columns.forEach((column, c) => states.set(placeOf(section, total, column), table.columnTotals[c]!));
      }
    });
    if (!found.keepsRunningSums) states.set(WAITS, 'protects');
  }
  return states;
}

type Part = {
  section: string;
  definition: SectionDefinition;
  rows: string[];
  columns: string[];
  table: CountTable;
};
type Group = { total: number; totalPlaces: string[]; parts: Part[] };

/** Every count of the return, in groups that share a total; groups have nothing in common that could be subtracted. */
function groupsOf(view: ReturnView): Group[] {
  const groups = new Map<string, Group>();
  const join = (key: string, total: number, place: string, part: Part | null) => {
    const group = groups.get(key) ?? { total, totalPlaces: [], parts: [] };
    groups.set(key, group);
    group.totalPlaces.push(place);
    if (part) group.parts.push(part);
  };
  for (const section of view.sections) {
    const definition = definitionOf(section.id);
    const valueAt = valuesOf(section);
    if (section.id === WAITS) {
      join('started', valueAt('started', 'count'), placeOf(WAITS, 'started', 'count'), null);
      join('waiting', valueAt('still_waiting', 'count'), placeOf(WAITS, 'still_waiting', 'count'), null);
      continue;
    }
    const totalRow = definition.totalRow?.id ?? '';
    const rows = section.rows
      .filter((row) => !row.isTotal && row.id !== definition.share?.id)
      .map((row) => row.id);
    const columns = section.columns.filter((column) => !column.isTotal).map((column) => column.id);
    const part = (of: string[]): Part => ({
      section: section.id,
      definition,
      rows,
      columns: of,
      table: {
        cells: rows.map((row) => of.map((column) => valueAt(row, column))),
        printsRowTotals: definition.totalColumn !== null,
        printsColumnTotals: of.length > 1,
        ...(section.id === 'waiting_by_band' ? { runningSums: runningSums(view, rows.length) } : {}),
      },
    });
    if (definition.totalColumn) {
      const total = definition.totalColumn.id;
      const key = definition.sharedTotal ?? section.id;
      join(key, valueAt(totalRow, total), placeOf(section.id, totalRow, total), part(columns));
    } else {
      // Columns that are not added together are tables of their own.
      for (const column of columns) {
        const key = definition.sharedTotal ?? `${section.id} ${column}`;
        join(key, valueAt(totalRow, column), placeOf(section.id, totalRow, column), part([column]));
      }
    }
  }
  return [...groups.values()];
}

/**
 * What the printed median, 75th percentile and longest wait tell of the bands: the wait of a known rank lies in a
 * known band, so that many waits lie in it or below, and fewer below it.
 */
function runningSums(view: ReturnView, bands: number): (Bounds | null)[] {
  const total = view.waitRanks.at(-1)?.rank ?? 0;
  if (total < LEAST_BASE) return Array.from({ length: bands }, () => null);
  return Array.from({ length: bands }, (_, band) => ({
    least: Math.max(0, ...view.waitRanks.filter((one) => one.band <= band).map((one) => one.rank)),
    most: Math.min(total, ...view.waitRanks.filter((one) => one.band > band).map((one) => one.rank - 1)),
  }));
}

function publishSection(
  section: ReturnSection,
  mode: SuppressionMode,
  states: Map<string, ArcState>,
): PublishedSection {
  const { share, totalRow } = definitionOf(section.id);
  const valueAt = valuesOf(section);
  const isShown = (row: string, column: string) => {
    const state = states.get(placeOf(section.id, row, column)) ?? 'shown';
    return state === 'shown';
  };
  const mayBeGiven = ({ row, column }: ReturnCell): boolean => {
    if (mode === 'exact_under_contract') return true;
    if (share && totalRow) {
      const base = valueAt(totalRow.id, column);
      return base >= LEAST_BASE && isShown(totalRow.id, column) && isShown(share.of, column);
    }
    const isHeldBack = row === 'still_waiting' && states.has(WAITS);
    return valueAt(row, 'count') >= LEAST_BASE && isShown(row, 'count') && !isHeldBack;
  };
  return {
    ...section,
    cells: section.cells.map((cell) => {
      if (cell.value === null) return printed(cell, null);
      if (cell.kind !== 'count') return printed(cell, mayBeGiven(cell) ? null : 'base');
      const state = states.get(placeOf(section.id, cell.row, cell.column)) ?? 'shown';
      return printed(cell, state === 'shown' ? null : state === 'small' ? 'small' : 'protects');
    }),
  };
}

function printed({ row, column, kind, value }: ReturnCell, hidden: HiddenBecause | null): PublishedCell {
  if (hidden === null) {
    const text = value === null ? '[z]' : kind === 'percent' ? `${value}%` : String(value);
    return { row, column, kind, value, text, hidden, why: null };
  }
  return {
    row,
    column,
    kind,
    value: null,
    text: hidden === 'small' ? '<5' : '[c]',
    hidden,
    why: WHY[hidden],
  };
}

function definitionOf(section: string): SectionDefinition {
  const found = QUARTERLY_SERVICE_RETURN.sections.find((one) => one.id === section);
  if (found === undefined) throw new RangeError(`The return has no section ${section}`);
  return found;
}

function valuesOf(section: ReturnSection): (row: string, column: string) => number {
  const values = new Map(section.cells.map((cell) => [`${cell.row} ${cell.column}`, cell.value ?? 0]));
  return (row, column) => values.get(`${row} ${column}`) ?? 0;
}

function placeOf(section: string, row: string, column: string): string {
  return `${section} ${row} ${column}`;
}
