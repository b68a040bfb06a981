import type { ImportFile, ImportRowView, RowAnswer } from '../../shared/imports/contract.ts';
import type { Check } from '../ui/marks/CheckMark.tsx';

export type RowStateWords = { readonly word: string; readonly check: Check | null };

/** The mark and the word of a row's state. */
export const ROW_STATES: Record<ImportRowView['state'], RowStateWords> = {
  ready: { word: 'Ready', check: 'met' },
  warning: { word: 'Warning', check: 'warning' },
  duplicate: { word: 'Same child?', check: 'same' },
  rejected: { word: 'Rejected', check: 'not_met' },
  already_in: { word: 'Already in', check: null },
  skipped: { word: 'Passed over', check: 'unknown' },
  unchecked: { word: 'Not checked', check: 'unknown' },
};

export const ANSWER_LABELS: Record<RowAnswer, string> = {
  new_referral: 'Same child, new referral',
  same_referral: 'Same referral',
  sibling: 'Brother or sister',
  somebody_else: 'Somebody else',
};

/** One sentence on what an answer does. */
export function whatItDoes(answer: RowAnswer, sameAs: NonNullable<ImportRowView['sameAs']>): string {
  if (answer === 'sibling') return 'Another child comes in, with a referral of their own.';
  if (answer === 'somebody_else') return 'Another child comes in; the two stay apart.';
  if (sameAs.kind === 'row' && sameAs.rejected) {
    return `Row ${sameAs.rowNumber} was rejected, so this row comes in instead.`;
  }
  if (answer === 'new_referral') return 'One child, with two referrals side by side.';
  return sameAs.kind === 'row'
    ? `Only row ${sameAs.rowNumber} comes in; this row adds nothing.`
    : 'This row adds nothing: the referral is in Holdfast already.';
}

/** Why a sheet of the file is left out. */
export const SHEET_WORDS: Record<Exclude<ImportFile['sheets'][number]['use'], 'taken'>, string> = {
  empty: 'empty',
  no_headings: 'no headings found in it',
  other_list: 'another list',
  hidden: 'hidden in the file',
};

export const SKIPPED_WORDS: Record<NonNullable<ImportRowView['skippedAs']>, string> = {
  blank: 'Nothing in it.',
  repeated_header: 'The headings once more.',
  total: 'A total, not a child.',
};

/** "1 row", "2 rows". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
