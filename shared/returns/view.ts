import type { FinancialQuarter, LocalDate } from '../dates.ts';
import type { CellKind, ReturnDefinition } from './definition.ts';

export type ReturnLine = { id: string; label: string; definition: string; isTotal: boolean };
/** `value` is null where there is nothing to measure: the median of no one, a share of none. */
export type ReturnCell = { row: string; column: string; kind: CellKind; value: number | null };

export type ReturnSection = {
  id: string;
  title: string;
  shortTitle: string;
  definition: string;
  rowHeading: string;
  rows: ReturnLine[];
  columns: ReturnLine[];
  cells: ReturnCell[];
};

/** A return with every figure exact. What may be printed of it is decided by `publishReturn`. */
export type ReturnView = {
  definition: ReturnDefinition['id'];
  title: string;
  period: FinancialQuarter;
  asAt: LocalDate;
  sections: ReturnSection[];
  /** For each wait of those still waiting that the median, 75th percentile or longest is made of: its rank, its band. */
  waitRanks: { rank: number; band: number }[];
};
