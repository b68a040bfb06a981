// Who holds a session on a day: the strand's own practitioner, or whoever is to take over or stands in by what is planned
// and not yet settled. New dates are theirs, and dates given back go to them.
import { compareDates, type LocalDate } from '../dates.ts';

/** A handover or cover that nobody has settled; `untilOn` is the last day of cover, null where it is open or for good. */
export type OpenTaking = { to: string; startsOn: LocalDate; untilOn: LocalDate | null };

/** A handover for good that is settled, perhaps for a day that is still to come. */
export type SettledTaking = { from: string | null; startsOn: LocalDate };

/**
 * Whose a strand is on a day: its practitioner's, and before the day of a handover that is settled whoever held it until
 * then. "This and later" settles one for a day to come.
 */
export function leadOn(
  holderId: string | null,
  settled: readonly SettledTaking[],
  on: LocalDate,
): string | null {
  const [next] = settled
    .filter(({ startsOn }) => on < startsOn)
    .toSorted((a, b) => compareDates(a.startsOn, b.startsOn));
  return next?.from ?? holderId;
}

/** Who holds a strand's session on a day. `open` in the order in which it was planned: what was said last stands. */
export function holderOn(holderId: string | null, open: readonly OpenTaking[], on: LocalDate): string | null {
  const taking = open.findLast(
    ({ startsOn, untilOn }) => startsOn <= on && (untilOn === null || on <= untilOn),
  );
  return taking?.to ?? holderId;
}
