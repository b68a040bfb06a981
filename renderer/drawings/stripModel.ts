import type { LocalDate } from '../../shared/dates.ts';
import type { MarkState } from '../ui/marks/words.ts';

export type SlotState = Exclude<MarkState, 'review_held' | 'review_due' | 'review_overdue'>;
export type StripTry = { readonly date: LocalDate | null; readonly state: SlotState };
export type StripSlot = {
  /** From 1. */
  readonly column: number;
  readonly number: number;
  readonly sessionId: string | null;
  readonly date: LocalDate | null;
  readonly state: SlotState;
  readonly tries: readonly StripTry[];
};
export type StripReview = {
  readonly column: number;
  readonly number: number;
  readonly state: 'held' | 'due' | 'overdue';
  readonly date: LocalDate | null;
  readonly afterSession: number;
};
/** A run of columns, both ends within. */
export type StripZone = {
  readonly kind: 'range' | 'asked' | 'agreed' | 'possible';
  readonly from: number;
  readonly to: number;
  readonly label: string;
};
export type StripBlock = {
  readonly from: number;
  readonly to: number;
  readonly firstNumber: number;
  readonly lastNumber: number;
  readonly attended: number;
  readonly tries: number;
};
export type CourseStripModel = {
  readonly size: 'short' | 'long';
  readonly columns: readonly ('session' | 'review')[];
  readonly child: readonly StripSlot[];
  readonly carer: readonly StripSlot[];
  readonly reviews: readonly StripReview[];
  readonly zones: readonly StripZone[];
  /** The line stands at the end of this column; 0 before the first; null without a line. */
  readonly todayAfter: number | null;
  /** Runs that fold, only in a course of more than 30. */
  readonly blocks: readonly StripBlock[];
};
