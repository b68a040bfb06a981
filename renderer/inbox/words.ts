import { daysBetween, formatDay, formatDayMonth, type LocalDate } from '../../shared/dates.ts';
import { THIS_WEEK_DAYS } from '../../shared/checkIns/nearness.ts';
import type { InboxState } from '../../shared/triage/rules.ts';
import type { Due } from '../ui/marks/DueMark.tsx';

/** How near the day is by which a referral is read or answered, as a mark and its words. */
export function inboxDue(dueOn: LocalDate, today: LocalDate): { due: Due; words: string } {
  const ahead = daysBetween(today, dueOn);
  if (ahead < 0) return { due: 'overdue', words: ahead === -1 ? '1 day over' : `${-ahead} days over` };
  if (ahead === 0) return { due: 'today', words: 'Today' };
  return ahead <= THIS_WEEK_DAYS
    ? { due: 'week', words: formatDay(dueOn) }
    : { due: 'later', words: formatDayMonth(dueOn) };
}

/** What is to be done next, in the list. */
export const NEXT_STEP: Record<InboxState, string> = {
  to_read: 'Read for safety',
  to_decide: 'Answer it',
  asked: 'Look again: more was asked for',
};

/** "today", "1 day ago", "12 days ago" */
export function agoWords(days: number): string {
  if (days === 0) return 'today';
  return days === 1 ? '1 day ago' : `${days} days ago`;
}
