import { daysBetween, type LocalDate } from '../dates.ts';

/** Days ahead that lists call "this week" (our own default). */
export const THIS_WEEK_DAYS = 7;

export type CheckInState = { state: 'due_later' | 'this_week' | 'today' | 'overdue'; daysOver: number };

/** How near a due date is: within the next THIS_WEEK_DAYS days, today, or days over (0 unless overdue). */
export function checkInState(dueOn: LocalDate, today: LocalDate): CheckInState {
  const ahead = daysBetween(today, dueOn);
  if (ahead < 0) return { state: 'overdue', daysOver: -ahead };
  if (ahead === 0) return { state: 'today', daysOver: 0 };
  return { state: ahead <= THIS_WEEK_DAYS ? 'this_week' : 'due_later', daysOver: 0 };
}
