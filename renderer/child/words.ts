import { CHECK_IN_OUTCOME_LABELS, type CheckInOutcome } from '../../shared/checkIns/rules.ts';
import type { ContactView } from '../../shared/children/overview.ts';
import {
  ageInYearsAndMonths,
  formatDate,
  formatDayMonth,
  type LocalDate,
  partsOf,
} from '../../shared/dates.ts';
import { kindName, type SupportKind } from '../../shared/holdingSupport/rules.ts';
import { LETTER_KIND_LABELS } from '../../shared/letters/codes.ts';

const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** "256 days", "1 day" */
export const daysWords = (days: number) => plural(days, 'day');

/** "12 years 9 months"; under one year only the months. */
export function ageWords(birthDate: LocalDate, today: LocalDate): string {
  const { years, months } = ageInYearsAndMonths(birthDate, today);
  if (years === 0) return plural(months, 'month');
  return months === 0 ? plural(years, 'year') : `${plural(years, 'year')} ${plural(months, 'month')}`;
}

/** "20 Nov" this year, "9 Jan 2024" otherwise. */
export function shortDate(date: LocalDate, today: LocalDate): string {
  return partsOf(date).year === partsOf(today).year ? formatDayMonth(date) : formatDate(date);
}

/** "Reached", "Support call"; kinds of holding support are the service's own. */
export function contactWords(
  kind: ContactView['kind'],
  what: string,
  supportKinds: readonly SupportKind[],
): string {
  if (kind === 'holding_support') return kindName(supportKinds, what);
  const labels: Record<Exclude<ContactView['kind'], 'holding_support'>, Partial<Record<string, string>>> = {
    check_in: CHECK_IN_OUTCOME_LABELS satisfies Record<CheckInOutcome, string>,
    letter: LETTER_KIND_LABELS,
  };
  return labels[kind][what] ?? what;
}
