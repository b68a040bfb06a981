import type { LocalDate } from '../dates.ts';
import type { ClosingReason } from './codes.ts';
import type { ReferralDetails } from './details.ts';

export type PastReferral = {
  receivedOn: LocalDate;
  /** Whether its therapy has ended, closed or not. */
  isEnded: boolean;
  closedOn: LocalDate | null;
  closingReason: ClosingReason | null;
};

/** After these no child comes back. */
const NEVER: readonly ClosingReason[] = ['died', 'added_by_mistake'];

/**
 * Whether a child can come back: everything is over. A referral that waits or runs is gone on with instead, so that nobody
 * waits twice (our own rule). Of one that was told twice the other one counts.
 */
export function canComeBack(referrals: readonly PastReferral[]): boolean {
  const own = referrals.filter(({ closingReason }) => closingReason !== 'told_twice');
  if (own.length === 0) return false;
  if (own.some(({ closingReason }) => closingReason !== null && NEVER.includes(closingReason))) return false;
  return own.every(({ closedOn, isEnded }) => closedOn !== null || isEnded);
}

/** The last time a child was here: whose story a return goes on with. */
export function lastTime<R extends PastReferral>(referrals: readonly R[]): R | undefined {
  return referrals
    .filter(({ closingReason }) => closingReason !== 'told_twice')
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
