import * as z from 'zod';
import { addWeeks, type LocalDate, workingDayUpTo, workingDaysAfter } from '../dates.ts';
import type { PriorityBand } from '../waitingList/rules.ts';
import { isSafetyOpen, type SafeNow } from './safeNow.ts';

/** How often, in weeks, and why. */
export const Rhythm = z.strictObject({
  everyWeeks: z.int().min(1),
  because: z.enum(['own', 'band_1', 'open_proceedings', 'quiet_course', 'rhythm']),
});
export type Rhythm = z.infer<typeof Rhythm>;

/** Weeks that a person may set for one child: longer than that is a pause, with a reason and an end of its own. */
export const OWN_WEEKS = { least: 1, most: 12 } as const;

/**
 * How often a child is checked in with, and why (our own defaults, settings of the service). What a person set for this
 * child while they wait, with a reason, stands before the rest; once therapy has begun it is the quiet course that asks.
 */
export function rhythmOf(
  facts: {
    ownWeeks: number | null;
    band: PriorityBand | null;
    hasOpenProceedings: boolean;
    therapyStartedOn: LocalDate | null;
  },
  settings: { everyWeeks: number; everyWeeksHigherNeed: number; quietCourseWeeks: number },
): Rhythm {
  if (facts.therapyStartedOn !== null)
    return { everyWeeks: settings.quietCourseWeeks, because: 'quiet_course' };
  if (facts.ownWeeks !== null) return { everyWeeks: facts.ownWeeks, because: 'own' };
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

/**
 * The next date offered after what was heard: where it is not sure that the child is safe, or they are not, within the
 * working days of another try, and never later than the rhythm (our own default). A person may agree another.
 */
export function proposedAfter(
  isSafe: SafeNow | null,
  heldOn: LocalDate,
  {
    rhythm,
    tryAgainWithinWorkingDays,
    isHoliday,
  }: {
    rhythm: Pick<Rhythm, 'everyWeeks'>;
    tryAgainWithinWorkingDays: number;
    isHoliday: (date: LocalDate) => boolean;
  },
): LocalDate {
  const inRhythm = proposedNext(heldOn, rhythm, isHoliday);
  if (!isSafetyOpen(isSafe)) return inRhythm;
  const soon = workingDaysAfter(heldOn, tryAgainWithinWorkingDays, isHoliday);
  return soon < inRhythm ? soon : inRhythm;
}
