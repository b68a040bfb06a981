// What becomes of the pauses of a referral that was told twice: the one that goes on is paused on every day on which either was,
// each day once (our own rule; what a pause is: waitingList/rules.ts). Somebody ends a pause that no longer holds.
import { compareDates, earlierOf, laterOf, type LocalDate } from '../dates.ts';
import { overlaps } from '../referrals/rules.ts';
import type { Pause } from '../waitingList/rules.ts';

export type HeldPause = Pause & { id: string };

/** A pause as it will be: on the referral that goes on, or left with the one that is closed, within another’s days. */
export type PlacedPause = HeldPause & { isOnTheOneThatGoesOn: boolean };

/**
 * The pauses of both referrals as they will stand, none lost. Those that share days become one, from the first day of any to
 * the last: it is the one that lasts longest, so that its reason stands and its end is its own, and the referral’s own where
 * two last as long. The others stay as they were with the closed referral.
 */
export function mergePauses(goesOn: readonly HeldPause[], closes: readonly HeldPause[]): PlacedPause[] {
  const own = new Set(goesOn.map(({ id }) => id));
  const all = [...goesOn, ...closes].toSorted((a, b) => compareDates(a.from, b.from));
  const groups: HeldPause[][] = [];
  for (const pause of all) {
    const last = groups.findLast((group) => group.some((each) => overlaps(each, pause)));
    if (last === undefined) groups.push([pause]);
    else last.push(pause);
  }
  return groups.flatMap((group) => {
    const stands = group.reduce((best, each) => (lastsLonger(each, best, own) ? each : best));
    const from = group.map((each) => each.from).reduce(earlierOf);
    return group.map((each) =>
      each === stands
        ? { ...each, from, isOnTheOneThatGoesOn: true }
        : { ...each, isOnTheOneThatGoesOn: false },
    );
  });
}

function lastsLonger(one: HeldPause, other: HeldPause, own: ReadonlySet<string>): boolean {
  if (one.to === other.to) return own.has(one.id) && !own.has(other.id);
  return one.to === null || (other.to !== null && laterOf(one.to, other.to) === one.to);
}

/** Whether a pause lasts on a day or lies ahead of it: somebody should know that it goes on. */
export function isAheadOrLasts({ from, to }: Pause, today: LocalDate): boolean {
  return to === null || (to > today && to !== from);
}
