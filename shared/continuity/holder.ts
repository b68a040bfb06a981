// Who holds a session on a day: the strand's own practitioner, or whoever is to take over or stands in by what is planned
// and not yet settled. New dates are theirs, and dates given back go to them.
import type { LocalDate } from '../dates.ts';

/** A handover or cover that nobody has settled; `untilOn` is the last day of cover, null where it is open or for good. */
export type OpenTaking = { to: string; startsOn: LocalDate; untilOn: LocalDate | null };

/** Who holds a strand's session on a day. `open` in the order in which it was planned: what was said last stands. */
export function holderOn(holderId: string | null, open: readonly OpenTaking[], on: LocalDate): string | null {
  const taking = open.findLast(
    ({ startsOn, untilOn }) => startsOn <= on && (untilOn === null || on <= untilOn),
  );
  return taking?.to ?? holderId;
}
