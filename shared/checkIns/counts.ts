import type { LocalDate } from '../dates.ts';

/** On time is on or before the due date. */
export function wasOnTime(dueOn: LocalDate, doneOn: LocalDate): boolean {
  return doneOn <= dueOn;
}

/**
 * Check-ins that fell due in a period (both ends within it), and what came of them. `dueOn` of one that was done is
 * the date kept with it when it was saved, since bands and settings change; `doneOn` is null where it is still open.
 */
export function countCheckIns(
  checkIns: readonly { dueOn: LocalDate; doneOn: LocalDate | null }[],
  from: LocalDate,
  to: LocalDate,
): { due: number; onTime: number; late: number; notDone: number } {
  const counts = { due: 0, onTime: 0, late: 0, notDone: 0 };
  for (const { dueOn, doneOn } of checkIns) {
    if (dueOn < from || dueOn > to) continue;
    counts.due += 1;
    if (doneOn === null || doneOn > to) counts.notDone += 1;
    else if (wasOnTime(dueOn, doneOn)) counts.onTime += 1;
    else counts.late += 1;
  }
  return counts;
}
