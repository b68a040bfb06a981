import { COUNT_POLICY_LABELS, type CountPolicy } from '../../../shared/courses/counting.ts';
import { formatDate, type LocalDate } from '../../../shared/dates.ts';
import { RETURN_MODE_LABELS } from '../../../shared/returns/codes.ts';
import type { PublishedReturn } from '../../../shared/returns/suppression.ts';

/** What a file says of itself. `modeReason` is why exact figures were chosen; null for publication. */
export type ReturnMeta = {
  serviceName: string;
  /** What counts towards the range of a therapy. */
  counts: CountPolicy;
  madeOn: LocalDate;
  madeBy: string;
  modeReason: string | null;
};

/** The same facts in every file: whose return it is, of when, how its figures may be used, and who made it. */
export function factsOf(published: PublishedReturn, meta: ReturnMeta): [name: string, value: string][] {
  const { period, asAt } = published;
  return [
    ['Service', meta.serviceName],
    ['Return', published.title],
    ['Period', `${period.label}, ${formatDate(period.startsOn)} to ${formatDate(period.endsOn)}`],
    ['Last day counted', formatDate(asAt) + (asAt < period.endsOn ? ' (the period is still running)' : '')],
    ['Figures', RETURN_MODE_LABELS[published.mode]],
    ...(meta.modeReason === null ? [] : [['Reason', meta.modeReason] satisfies [string, string]]),
    ['Counts towards a range', COUNT_POLICY_LABELS[meta.counts]],
    ['Hidden', published.summary],
    ['Made on', formatDate(meta.madeOn)],
    ['Made by', meta.madeBy],
  ];
}
