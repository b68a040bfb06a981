import { formatDate, localDate, type LocalDate } from '../../../shared/dates.ts';
import { refusalMessage } from '../../../shared/refusals.ts';
import { assertMaySee } from '../caseload.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import * as referrals from '../store/referrals.ts';

/** A referral that may be added to: seen by this account and not closed. */
export async function openReferral(ctx: Ctx, referralId: string): Promise<referrals.ReferralRow> {
  const referral = await referrals.load(ctx.db, referralId);
  if (referral === null) throw new Refused('not_found');
  await assertMaySee(ctx, referral.child_id);
  if (referral.closed_on !== null) {
    throw new Refused('referral_closed', { parts: { closedOn: formatDate(localDate(referral.closed_on)) } });
  }
  return referral;
}

/** The same, and accepted: what is offered follows from an answer of triage. */
export async function acceptedReferral(ctx: Ctx, referralId: string): Promise<referrals.ReferralRow> {
  const referral = await openReferral(ctx, referralId);
  if (referral.accepted_on === null) throw new Refused('not_accepted_yet');
  return referral;
}

/** Refuses a date before the referral was received or after today, with the sentence beside its field. */
export function assertDatedWithin(
  ctx: Ctx,
  referral: { received_on: string },
  field: string,
  date: LocalDate,
): void {
  if (date > ctx.today) {
    throw new Refused('future_date', { fields: { [field]: refusalMessage('future_date') } });
  }
  if (date < referral.received_on) {
    const parts = { receivedOn: formatDate(localDate(referral.received_on)) };
    throw new Refused('before_received', {
      parts,
      fields: { [field]: refusalMessage('before_received', parts) },
    });
  }
}
