import type { LocalDate } from '../dates.ts';
import { allowed, type Decision, notAllowed } from '../decision.ts';
import type { ClosingReason } from './codes.ts';
import type { ReferralDetails } from './details.ts';

export type PastReferral = {
  receivedOn: LocalDate;
  /** Null where the service never took it on. */
  acceptedOn: LocalDate | null;
  /** Whether its therapy has ended, closed or not. */
  isEnded: boolean;
  closedOn: LocalDate | null;
  closingReason: ClosingReason | null;
};

/** Closed so, a referral was no time of this child's here. */
const NO_TIME_HERE: readonly ClosingReason[] = ['told_twice', 'added_by_mistake'];
const wasHere = ({ closingReason }: PastReferral): boolean =>
  closingReason === null || !NO_TIME_HERE.includes(closingReason);

export type ComeBackRefusal = 'not_over_yet' | 'never_accepted';

/**
 * Whether a child can come back: everything is over, and was accepted at least once. A referral that waits or runs is gone
 * on with instead, so that nobody waits twice. Whoever was never accepted did not leave: a new referral goes through the
 * inbox. One that was told twice, or added by mistake, is not asked: the others count. All of it is our own rule.
 */
export function decideComeBack(referrals: readonly PastReferral[]): Decision<null, ComeBackRefusal> {
  const own = referrals.filter(wasHere);
  const isOver =
    own.length > 0 &&
    own.every(
      ({ closedOn, isEnded, closingReason }) => (closedOn !== null || isEnded) && closingReason !== 'died',
    );
  if (!isOver) return notAllowed('not_over_yet');
  return own.some(({ acceptedOn }) => acceptedOn !== null) ? allowed(null) : notAllowed('never_accepted');
}

/** The last time a child was here: whose story a return goes on with. */
export function lastTime<R extends PastReferral>(referrals: readonly R[]): R | undefined {
  return referrals
    .filter(wasHere)
    .toSorted((a, b) => (a.receivedOn < b.receivedOn ? -1 : 1))
    .at(-1);
}

/**
 * What a new referral says of a child who comes back: what was told before, so that it is told once. Who asked this
 * time, who pays and what was consented to is asked anew.
 */
export function detailsOnReturn(before: ReferralDetails): ReferralDetails {
  return {
    ...before,
    source: 'not_known',
    referredBy: null,
    referrerContact: null,
    funderId: null,
    fundedUntil: null,
    serviceConsent: null,
  };
}
