import * as z from 'zod';
import { addWeeks, type LocalDate, workingDayUpTo } from '../dates.ts';
import type { PriorityBand } from '../waitingList/rules.ts';

/** How often, in weeks, and why. */
export const Rhythm = z.strictObject({
  everyWeeks: z.int().min(1),
  because: z.enum(['band_1', 'open_proceedings', 'rhythm']),
});
export type Rhythm = z.infer<typeof Rhythm>;

/** How often a child is checked in with, and why (our own defaults, settings of the service). */
export function rhythmOf(
  facts: { band: PriorityBand | null; hasOpenProceedings: boolean },
  settings: { everyWeeks: number; everyWeeksHigherNeed: number },
): Rhythm {
  if (facts.hasOpenProceedings)
    return { everyWeeks: settings.everyWeeksHigherNeed, because: 'open_proceedings' };
  if (facts.band === 1) return { everyWeeks: settings.everyWeeksHigherNeed, because: 'band_1' };
  return { everyWeeks: settings.everyWeeks, because: 'rhythm' };
}

/**
 * The next date that a check-in done on a day leads to: that many weeks on, or the working day before where nobody
 * works on it. It is never made later (our own default).
 */
export function proposedNext(
  heldOn: LocalDate,
  { everyWeeks }: Pick<Rhythm, 'everyWeeks'>,
  isHoliday: (date: LocalDate) => boolean,
): LocalDate {
  return workingDayUpTo(addWeeks(heldOn, everyWeeks), { after: heldOn, isHoliday });
}
