import type { FinancialQuarter, LocalDate } from '../dates.ts';
import { QUARTERLY_SERVICE_RETURN } from './definition.ts';
import type { SectionWithRecords } from './codes.ts';
import { placeOf } from './rules.ts';

/** One referral, or one child who waits with the referral they wait from. */
export type ReturnRecord = {
  receivedOn: LocalDate;
  source: string;
  sex: string;
  ageAtReferral: number | null;
};

/** Whether a record is one of those that a figure counts. Totals count every row or column. */
export function isBehind(
  figure: { section: SectionWithRecords; row: string; column: string },
  record: ReturnRecord,
  counted: { period: FinancialQuarter; asAt: LocalDate },
): boolean {
  const section = QUARTERLY_SERVICE_RETURN.sections.find((one) => one.id === figure.section);
  if (section === undefined) return false;
  const place = placeOf(section, record, counted);
  return (
    place !== null &&
    (figure.row === section.totalRow?.id || figure.row === place.row) &&
    (figure.column === section.totalColumn?.id || figure.column === place.column)
  );
}
