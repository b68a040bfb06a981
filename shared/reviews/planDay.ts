import { type Decision, allowed, notAllowed } from '../decision.ts';
import { addDays, addMonths, earlierOf, type LocalDate } from '../dates.ts';
import { REVIEW_OVERDUE_AFTER_DAYS } from './rules.ts';

/** The most months ahead for which a review is planned: a day further off is a slip in the year (our own default). */
const PLANNED_AT_MOST_MONTHS = 6;
/** Days after its point up to which a planned day says by when a review is to be held (our own default: six weekly sessions). */
const PLANNED_COUNTS_DAYS = 42;

/** The day for which a review may be planned: today or one to come, in the next six months. */
export function reviewDay(
  on: LocalDate,
  today: LocalDate,
): Decision<LocalDate, 'review_day_past' | 'review_day_far'> {
  if (on < today) return notAllowed('review_day_past');
  if (on > addMonths(today, PLANNED_AT_MOST_MONTHS)) return notAllowed('review_day_far');
  return allowed(on);
}

/**
 * By when a review that is due is to be held: the day it is planned for, else two weeks after its point. A plan puts it
 * off by at most six weeks after the point: from then on it is overdue, however far off it was planned.
 */
export function reviewDueBy(dueSince: LocalDate, plannedOn: LocalDate | null): LocalDate {
  if (plannedOn === null) return addDays(dueSince, REVIEW_OVERDUE_AFTER_DAYS);
  return earlierOf(plannedOn, addDays(dueSince, PLANNED_COUNTS_DAYS));
}
