// The order of the waiting list. It is total and stable: every order ends in the id, so that two rows are never level and
// a page never gives a child twice or passes one over.
import type { LocalDate } from '../dates.ts';
import type { WaitingListSort } from './contract.ts';
import type { PriorityBand } from './rules.ts';

/** What rows are told apart by, one after the other; the store has one expression for each. */
export const SORT_KEYS = [
  'band',
  'received',
  'received_latest_first',
  'next_check_in',
  'name',
  'id',
] as const;
export type SortKey = (typeof SORT_KEYS)[number];

/** Band, then longest wait, is the order of the list; the others end in it (our own default). */
export const KEYS_OF_SORT: Record<WaitingListSort, readonly SortKey[]> = {
  band: ['band', 'received', 'id'],
  longest_wait: ['received', 'id'],
  shortest_wait: ['received_latest_first', 'id'],
  next_check_in: ['next_check_in', 'band', 'received', 'id'],
  name: ['name', 'band', 'received', 'id'],
};

export type OrderedRow = {
  id: string;
  name: string;
  band: PriorityBand | null;
  receivedOn: LocalDate;
  nextCheckInOn: LocalDate | null;
};

/** Below zero where `a` stands before `b`. No band, and no check-in due, stand last. */
export function compareRows(sort: WaitingListSort, a: OrderedRow, b: OrderedRow): number {
  for (const key of KEYS_OF_SORT[sort]) {
    const found = COMPARE[key](a, b);
    if (found !== 0) return found;
  }
  return 0;
}

const NO_BAND = 9;

const COMPARE: Record<SortKey, (a: OrderedRow, b: OrderedRow) => number> = {
  band: (a, b) => (a.band ?? NO_BAND) - (b.band ?? NO_BAND),
  received: (a, b) => compareTexts(a.receivedOn, b.receivedOn),
  received_latest_first: (a, b) => compareTexts(b.receivedOn, a.receivedOn),
  next_check_in: (a, b) => compareTexts(a.nextCheckInOn ?? '9999', b.nextCheckInOn ?? '9999'),
  name: (a, b) => compareTexts(a.name, b.name),
  id: (a, b) => compareTexts(a.id, b.id),
};

/** By code points, as both engines compare bytes of UTF-8: the same on every computer, whatever its language. */
function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  const [as, bs] = [Array.from(a), Array.from(b)];
  for (let at = 0; at < Math.min(as.length, bs.length); at += 1) {
    const difference = (as[at]?.codePointAt(0) ?? 0) - (bs[at]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return as.length - bs.length;
}
