import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import { formatDate, localDate } from '../../../shared/dates.ts';
import { refusalMessage } from '../../../shared/refusals.ts';
import type { ReferralSaid } from '../../../shared/referrals/details.ts';
import { assertMaySee } from '../caseload.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import * as children from '../store/children.ts';
import { refreshReferral } from '../store/derived.ts';
import * as people from '../store/people.ts';
import * as referrals from '../store/referrals.ts';
import * as settings from '../store/settings.ts';
import { assertDates } from './referralDetails.ts';

/**
 * Notes that a referral held already came once more, as from a second agency, and keeps what it said that time beside what
 * was said before. The earliest received date stands (the rule for duplicates): where this one was received before, the wait
 * is counted from then. It stands on Today until somebody has read for safety what it said this time. Contacts checked
 * before it came are to be checked again.
 */
export async function cameAgain(
  ctx: Ctx,
  { referralId, receivedOn, details, carer }: ParsedInputOf<'referral.cameAgain'>,
): Promise<OutputOf<'referral.cameAgain'>> {
  const row = await referrals.load(ctx.db, referralId);
  if (row === null) throw new Refused('not_found');
  await assertMaySee(ctx, row.child_id);
  if (row.closed_on !== null)
    throw new Refused('came_again_closed', { parts: { closedOn: formatDate(localDate(row.closed_on)) } });
  if (receivedOn > ctx.today) {
    throw new Refused('future_date', { fields: { receivedOn: refusalMessage('future_date') } });
  }
  const birthDate = (await children.load(ctx.db, row.child_id))?.fields.birthDate ?? null;
  if (birthDate !== null && birthDate > receivedOn) {
    throw new Refused('birth_after_received', {
      fields: { receivedOn: refusalMessage('birth_after_received') },
    });
  }
  assertDates(ctx, details, birthDate);
  await referrals.insertAgain(ctx.db, {
    id: ctx.newId(),
    referral_id: referralId,
    received_on: receivedOn,
    said: JSON.stringify({ details, carer } satisfies ReferralSaid),
    made_by: ctx.actor.accountId,
    made_at: ctx.now,
  });
  await people.askToCheckAgain(ctx.db, row.child_id, receivedOn);
  ctx.auditDetail({ receivedAgainOn: receivedOn });
  if (receivedOn >= row.received_on) {
    return { childId: row.child_id, referralId, receivedOn: localDate(row.received_on) };
  }
  ctx.auditDetail({ wasReceivedOn: row.received_on });
  await referrals.save(ctx.db, referralId, row.version, { received_on: receivedOn });
  await refreshReferral(ctx.db, referralId, ctx.today, await settings.load(ctx.db));
  return { childId: row.child_id, referralId, receivedOn };
}
