import { LEAST_BASE } from './definition.ts';
import type { ArcState } from './flow.ts';
import { heldBackBy } from './earlier.ts';
import { definitionOf, statesOf, valuesOf } from './groups.ts';
import { placeOf, WAITS } from './places.ts';
import type { ReturnCell, ReturnSection, ReturnView } from './view.ts';

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
  protects: 'Held back so that a hidden figure cannot be worked out from the totals or an earlier release.',
  base: `Not given, because the number it rests on is hidden or under ${LEAST_BASE}.`,
};

/**
 * The return as it may leave the service. For publication every count of 1 to 4 is printed '<5', and further
 * figures '[c]' until no hidden count can be worked out from the rest of the return and these rules (`protect`).
 * Zero is printed as zero. Percentages and waits are given where the counts they rest on are shown and at least
 * LEAST_BASE; they never tell more than what is shown. `releases` are those of the same quarter for publication that are
 * out already: nothing may be worked out by comparing with them either (`heldBackBy`).
 */
export function publishReturn(
  view: ReturnView,
  mode: SuppressionMode,
  releases: readonly PublishedReturn[] = [],
): PublishedReturn {
  const { definition, title, period, asAt, sections } = view;
  const states =
    mode === 'exact_under_contract' ? new Map<string, ArcState>() : statesOf(view, heldBackBy(releases));
  const published = sections.map((section) => publishSection(section, mode, states));
  const hiddenCount = published.flatMap((section) => section.cells).filter((cell) => cell.hidden).length;
  const summary = summaryOf(mode, hiddenCount);
  return { definition, title, period, asAt, mode, sections: published, hiddenCount, summary };
}

function summaryOf(mode: SuppressionMode, hiddenCount: number): string {
  if (mode === 'exact_under_contract')
    return 'Every figure is exact. Children may be recognised in small ones.';
  if (hiddenCount === 0) return 'No figure is hidden: none is from 1 to 4.';
  return hiddenCount === 1
    ? '1 figure is hidden. It cannot be worked out from this return.'
    : `${hiddenCount} figures are hidden. None can be worked out from this return.`;
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
