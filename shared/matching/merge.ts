// Two records that turn out to be about one child. Which details stand, and whether two referrals were one told twice.
import type { ChildFields } from '../children/contract.ts';
import { earlierOf, type LocalDate } from '../dates.ts';
import { allowed, type Decision, notAllowed } from '../decision.ts';

/** Whose detail stands where the two records differ: the record that stays, or the one that goes into it. */
export type Side = 'kept' | 'other';
export type DetailChoices = Partial<Record<keyof ChildFields, Side>>;

const NOTHING_SAID: readonly (string | null)[] = [null, '', 'not_asked', 'not_known'];

/** The details that both records have and that differ: a person says which of the two stands. */
export function detailsThatDiffer(kept: ChildFields, other: ChildFields): (keyof ChildFields)[] {
  const keys = Object.keys(kept) as (keyof ChildFields)[];
  return keys.filter((key) => {
    const [one, two] = [kept[key], other[key]];
    return !NOTHING_SAID.includes(one) && !NOTHING_SAID.includes(two) && one !== two;
  });
}

export type DetailsRefusal = 'merge_choose_details';

/** The details of the one child: what only one record says stands, and where both do, what was chosen. */
export function mergedDetails(
  kept: ChildFields,
  other: ChildFields,
  chosen: DetailChoices,
): Decision<ChildFields, DetailsRefusal> {
  const differ = detailsThatDiffer(kept, other);
  if (differ.some((key) => chosen[key] === undefined)) return notAllowed('merge_choose_details');
  const merged = { ...kept };
  for (const key of Object.keys(kept) as (keyof ChildFields)[]) {
    const isOther = differ.includes(key)
      ? chosen[key] === 'other'
      : NOTHING_SAID.includes(kept[key]) && !NOTHING_SAID.includes(other[key]);
    if (isOther) Object.assign(merged, { [key]: other[key] });
  }
  return allowed(merged);
}

/** What tells whether two referrals may be one that came twice. */
export type ToldReferral = {
  id: string;
  receivedOn: LocalDate;
  acceptedOn: LocalDate | null;
  closedOn: LocalDate | null;
  /** 1 is the most urgent. */
  band: number | null;
  /** How often a check-in is due, where that was set for this child; and how often it is due as things stand. */
  ownWeeks: number | null;
  weeks: number;
  /** Whether nobody has read for safety what it says, or what it said when it came once more. */
  isUnread: boolean;
  /** Whether it has an assessment, an offer or a course: such work stays with its own referral. */
  hasWork: boolean;
};

/** Which of the two goes on, and which is closed as the same one; what the one that goes on takes over. */
export type ToldTwice = {
  goesOn: string;
  closes: string;
  receivedOn: LocalDate;
  takesBandOf: string | null;
  takesRhythmOf: string | null;
};
export type ToldTwiceRefusal = 'told_twice_closed' | 'told_twice_unread' | 'told_twice_work';

/**
 * One referral told twice, as by two agencies: the earliest received date stands (the rule for duplicates). The one
 * that is further on goes on, so that nothing done has to be done again: the one with an assessment, an offer or a
 * course, then an accepted one, then the one received first. The more urgent band stands, and
 * the shorter rhythm that was set for the child. Two that both have such work are
 * two pieces of work, and stay two referrals; and what nobody has read for safety is not put away unread.
 */
export function decideToldTwice(a: ToldReferral, b: ToldReferral): Decision<ToldTwice, ToldTwiceRefusal> {
  if (a.closedOn !== null || b.closedOn !== null) return notAllowed('told_twice_closed');
  if (a.isUnread || b.isUnread) return notAllowed('told_twice_unread');
  if (a.hasWork && b.hasWork) return notAllowed('told_twice_work');
  const [on, off] = isFurther(b, a) ? [b, a] : [a, b];
  const isMoreUrgent = off.band !== null && (on.band === null || off.band < on.band);
  return allowed({
    goesOn: on.id,
    closes: off.id,
    receivedOn: earlierOf(on.receivedOn, off.receivedOn),
    takesBandOf: isMoreUrgent ? off.id : null,
    takesRhythmOf: off.ownWeeks !== null && off.ownWeeks < on.weeks ? off.id : null,
  });
}

function isFurther(one: ToldReferral, other: ToldReferral): boolean {
  const steps = (each: ToldReferral) => [each.hasWork, each.acceptedOn !== null];
  const [mine, theirs] = [steps(one), steps(other)];
  const at = mine.findIndex((step, index) => step !== theirs[index]);
  return at === -1 ? one.receivedOn < other.receivedOn : mine[at] === true;
}
