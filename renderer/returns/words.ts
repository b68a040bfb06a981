import { type FinancialQuarter, formatDate, monthName, partsOf } from '../../shared/dates.ts';
import type { PublishedReturn } from '../../shared/returns/suppression.ts';

/** 'October to December 2026' */
export function quarterInWords({ startsOn, endsOn }: FinancialQuarter): string {
  return `${monthName(startsOn)} to ${monthName(endsOn)} ${partsOf(endsOn).year}`;
}

/** 'Oct to Dec', for the head of a column. */
export function quarterInShort({ startsOn, endsOn }: FinancialQuarter): string {
  return `${monthName(startsOn).slice(0, 3)} to ${monthName(endsOn).slice(0, 3)}`;
}

/** How far a quarter that is still running is counted; null for one that has ended. */
export function countedTo({ period, asAt }: PublishedReturn): string | null {
  return asAt < period.endsOn
    ? `Counted to ${formatDate(asAt)}: the quarter runs to ${formatDate(period.endsOn)}.`
    : null;
}

/** The id of a section of the page, for the list of contents. */
export const sectionAnchor = (id: string): string => `return-${id}`;
