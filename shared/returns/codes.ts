import type { SuppressionMode } from './suppression.ts';

export const RETURN_MODES = [
  'for_publication',
  'exact_under_contract',
] as const satisfies readonly SuppressionMode[];
export const RETURN_MODE_LABELS: Record<SuppressionMode, string> = {
  for_publication: 'For publication',
  exact_under_contract: 'Exact, under contract',
};

export const RETURN_FORMATS = ['pdf', 'xlsx', 'csv'] as const;
export type ReturnFormat = (typeof RETURN_FORMATS)[number];
export const RETURN_FORMAT_LABELS: Record<ReturnFormat, string> = { pdf: 'PDF', xlsx: 'XLSX', csv: 'CSV' };

/** Sections whose figures open the children behind them. */
export const SECTIONS_WITH_RECORDS = [
  'referrals_by_source',
  'waiting_by_band',
  'referrals_by_age_and_sex',
  'waiting_by_age_and_sex',
] as const;
export type SectionWithRecords = (typeof SECTIONS_WITH_RECORDS)[number];
