// An invented quarter, small enough to count by hand. Nobody in it exists.
import { financialQuarterOf, localDate } from '../../../shared/dates.ts';
import type { ReturnFacts } from '../../../shared/returns/facts.ts';
import { buildReturn } from '../../../shared/returns/rules.ts';
import type { ReturnView } from '../../../shared/returns/view.ts';
import type { PublishedCell, PublishedReturn } from '../../../shared/returns/suppression.ts';

export const NOTHING: ReturnFacts = {
  period: financialQuarterOf(localDate('2026-11-21')),
  asAt: localDate('2026-12-31'),
  referrals: [],
  waiting: [],
  started: [],
  checkIns: { onTime: 0, late: 0, notDone: 0 },
  holdingSupport: [],
  sessions: [],
  courses: [],
  protocols: [],
  reviews: { held: 0, notHeld: 0 },
  endings: [],
  pairs: [],
  continuity: { children: 0, changed: 0, changes: [] },
};

export function facts(some: Partial<ReturnFacts>): ReturnFacts {
  return { ...NOTHING, ...some };
}

/** Twelve referrals, eleven children waiting, two started; two protocols. */
export const EXAMPLE: ReturnFacts = facts({
  referrals: [
    { source: 'school', ageAtReferral: 9, sex: 'female', count: 3 },
    { source: 'school', ageAtReferral: 12, sex: 'male', count: 2 },
    { source: 'police', ageAtReferral: 15, sex: 'female', count: 4 },
    { source: 'family', ageAtReferral: 4, sex: 'male', count: 1 },
    { source: 'family', ageAtReferral: null, sex: 'not_asked', count: 1 },
    { source: 'family', ageAtReferral: 26, sex: 'prefer_not_to_say', count: 1 },
  ],
  // Days to 31 December 2026: 0, 34, 35, 90, 91, 132, 133, 188, 189, 370, 371.
  waiting: [
    { receivedOn: localDate('2026-12-31'), ageAtReferral: 5, sex: 'female', count: 1 },
    { receivedOn: localDate('2026-11-27'), ageAtReferral: 10, sex: 'female', count: 1 },
    { receivedOn: localDate('2026-11-26'), ageAtReferral: 11, sex: 'male', count: 1 },
    { receivedOn: localDate('2026-10-02'), ageAtReferral: 15, sex: 'male', count: 1 },
    { receivedOn: localDate('2026-10-01'), ageAtReferral: 16, sex: 'intersex', count: 1 },
    { receivedOn: localDate('2026-08-21'), ageAtReferral: 17, sex: 'female', count: 1 },
    { receivedOn: localDate('2026-08-20'), ageAtReferral: 18, sex: 'female', count: 1 },
    { receivedOn: localDate('2026-06-26'), ageAtReferral: 24, sex: 'female', count: 1 },
    { receivedOn: localDate('2026-06-25'), ageAtReferral: 25, sex: 'female', count: 1 },
    { receivedOn: localDate('2025-12-26'), ageAtReferral: 0, sex: 'female', count: 1 },
    { receivedOn: localDate('2025-12-25'), ageAtReferral: null, sex: 'male', count: 1 },
  ],
  // 100 and 45 days.
  started: [
    { receivedOn: localDate('2026-07-01'), startedOn: localDate('2026-10-09'), count: 1 },
    { receivedOn: localDate('2026-09-01'), startedOn: localDate('2026-10-16'), count: 1 },
  ],
  checkIns: { onTime: 13, late: 2, notDone: 5 },
  holdingSupport: [
    { kind: 'support_call', count: 7 },
    { kind: 'drop_in', count: 1 },
  ],
  sessions: [
    { strand: 'child', status: 'attended', count: 12 },
    { strand: 'child', status: 'was_not_brought', count: 1 },
    { strand: 'child', status: 'planned', count: 2 },
    { strand: 'child', status: 'moved', count: 9 },
    { strand: 'carer', status: 'attended', count: 5 },
  ],
  courses: [
    { protocolId: 'tf_cbt_csa', standing: 'under_way', count: 1 },
    { protocolId: 'tf_cbt_csa', standing: 'ended_within', count: 6 },
    { protocolId: 'ltfi_8_17', standing: 'under_way', count: 1 },
  ],
  protocols: [
    { id: 'tf_cbt_csa', name: 'TF-CBT' },
    { id: 'ltfi_8_17', name: 'Letting the Future In' },
  ],
  reviews: { held: 2, notHeld: 1 },
  endings: [
    { kind: 'planned', isBelow: false, count: 9 },
    { kind: 'unplanned', isBelow: true, count: 3 },
    { kind: 'unplanned', isBelow: false, count: 1 },
    { kind: null, isBelow: false, count: 5 },
  ],
  pairs: [
    { measure: 'wemwbs', informant: 'child', change: 'improved', count: 6 },
    { measure: 'wemwbs', informant: 'child', change: 'deteriorated', count: 1 },
    { measure: 'sdq', informant: 'carer', change: 'not_known', count: 8 },
  ],
  continuity: { children: 20, changed: 6, changes: [{ with: 'left', count: 7 }] },
});

/** Exact figures of a section as { row: { column: value } }, with nothing that is 0. */
export function exact(view: ReturnView, section: string): Record<string, Record<string, number | null>> {
  const found: Record<string, Record<string, number | null>> = {};
  for (const cell of view.sections.find((one) => one.id === section)!.cells) {
    if (cell.value !== 0) (found[cell.row] ??= {})[cell.column] = cell.value;
  }
  return found;
}

export function cellOf(
  published: PublishedReturn,
  section: string,
  row: string,
  column: string,
): PublishedCell {
  const cells = published.sections.find((one) => one.id === section)!.cells;
  return cells.find((cell) => cell.row === row && cell.column === column)!;
}

export const exampleReturn = (): ReturnView => buildReturn(EXAMPLE);
