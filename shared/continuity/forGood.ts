import type { ChangeScope } from '../diary/change.ts';

/**
 * Whether a strand goes from whoever holds it to somebody else for good, which is a handover with its reason (QS179 2(b)).
 * To be given to its first practitioner is none.
 */
export function isHandedOn(holderId: string | null, to: string | null): boolean {
  return holderId !== null && to !== null && to !== holderId;
}

/** The same where dates change: with one date alone nobody takes over, nor where that date is theirs already. */
export function handsOn({
  scope,
  was,
  holderId,
  to,
}: {
  scope: ChangeScope;
  /** Who has the date that is changed. */
  was: string | null;
  holderId: string | null;
  to: string | null;
}): boolean {
  return scope === 'this_and_later' && to !== was && isHandedOn(holderId, to);
}
