import { placeOf, WAITS } from './places.ts';
import { LEAST_BASE, QUARTERLY_SERVICE_RETURN, type SectionDefinition } from './definition.ts';
import type { ArcState, Bounds } from './flow.ts';
import { type CountTable, type GroupStates, protect, type TableGroup } from './protect.ts';
import { protectWithPart } from './protectPart.ts';
import type { Earlier } from './earlier.ts';
import type { ReturnSection, ReturnView } from './view.ts';

/**
 * What becomes of every count, by `placeOf`; `WAITS` stands for the typical waits of those still waiting. `earlier` says
 * what earlier releases keep hidden.
 */
export function statesOf(view: ReturnView, earlier: Earlier): Map<string, ArcState> {
  const states = new Map<string, ArcState>();
  for (const [group, found] of protectAll(groupsOf(view, earlier), earlier)) {
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
  if (earlier.holdsWaitsBack) states.set(WAITS, 'protects');
  return states;
}

/** Every group with what becomes of its figures; one that counts a part of what another counts, together with it. */
function protectAll(groups: readonly Group[], earlier: Earlier): Map<Group, GroupStates> {
  const found = new Map<Group, GroupStates>();
  const ofSection = (id: string) =>
    groups.find(({ parts }) => parts.length === 1 && parts[0]?.section === id);
  for (const group of groups) {
    const partOf = group.parts[0]?.definition.partOf ?? null;
    const whole = partOf === null ? undefined : ofSection(partOf.section);
    if (partOf === null || whole === undefined) continue;
    const columnOf = (group.parts[0]?.columns ?? []).map((column) => {
      const at = whole.parts[0]?.columns.indexOf(partOf.columns[column] ?? '') ?? -1;
      return at === -1 ? null : at;
    });
    const both = { whole: tablesOf(whole, earlier), part: tablesOf(group, earlier), columnOf };
    const states = protectWithPart(both);
    found.set(whole, states.whole).set(group, states.part);
  }
  for (const group of groups) if (!found.has(group)) found.set(group, protect(tablesOf(group, earlier)));
  return found;
}

function tablesOf({ total, totalPlaces, parts }: Group, earlier: Earlier): TableGroup {
  return {
    total,
    printsTotal: true,
    holdsTotalBack: totalPlaces.some((place) => earlier.holdsBack(place, total)),
    tables: parts.map((part) => part.table),
  };
}

type Part = {
  section: string;
  definition: SectionDefinition;
  rows: string[];
  columns: string[];
  table: CountTable;
};
type Group = { total: number; totalPlaces: string[]; parts: Part[] };

/** Every count of the return, in groups that share a total. Groups have nothing else in common that could be subtracted, but for a part and its whole. */
function groupsOf(view: ReturnView, earlier: Earlier): Group[] {
  const groups = new Map<string, Group>();
  const sumsOf = (bands: number) =>
    earlier.holdsWaitsBack ? Array.from({ length: bands }, () => null) : runningSums(view, bands);
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
    const holds = (row: string, column: string | undefined) =>
      column !== undefined && earlier.holdsBack(placeOf(section.id, row, column), valueAt(row, column));
    const part = (of: string[]): Part => ({
      section: section.id,
      definition,
      rows,
      columns: of,
      table: {
        cells: rows.map((row) => of.map((column) => valueAt(row, column))),
        printsRowTotals: definition.totalColumn !== null,
        printsColumnTotals: of.length > 1,
        ...(section.id === 'waiting_by_band' ? { runningSums: sumsOf(rows.length) } : {}),
        heldBack: {
          cells: rows.map((row) => of.map((column) => holds(row, column))),
          rowTotals: rows.map((row) => holds(row, definition.totalColumn?.id)),
          columnTotals: of.map((column) => holds(totalRow, column)),
        },
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

export function definitionOf(section: string): SectionDefinition {
  const found = QUARTERLY_SERVICE_RETURN.sections.find((one) => one.id === section);
  if (found === undefined) throw new RangeError(`The return has no section ${section}`);
  return found;
}

export function valuesOf(section: ReturnSection): (row: string, column: string) => number {
  const values = new Map(section.cells.map((cell) => [`${cell.row} ${cell.column}`, cell.value ?? 0]));
  return (row, column) => values.get(`${row} ${column}`) ?? 0;
}
