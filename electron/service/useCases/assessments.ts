import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import { refusalMessage } from '../../../shared/refusals.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import * as choices from '../store/choices.ts';
import { refreshReferral } from '../store/derived.ts';
import * as settings from '../store/settings.ts';
import { assertDatedWithin, openReferral } from './openReferral.ts';

/** Records a completed assessment. One accepted from another service may be older than the referral. */
export async function record(
  ctx: Ctx,
  input: ParsedInputOf<'assessment.record'>,
): Promise<OutputOf<'assessment.record'>> {
  const { referralId, kind, completedOn, needs, heldBy } = input;
  const referral = await openReferral(ctx, referralId);
  if (kind === 'detailed') assertDatedWithin(ctx, referral, 'completedOn', completedOn);
  else if (completedOn > ctx.today) {
    throw new Refused('future_date', { fields: { completedOn: refusalMessage('future_date') } });
  }
  const id = ctx.newId();
  const childId = referral.child_id;
  const madeBy = ctx.actor.accountId;
  await choices.insertAssessment(ctx.db, {
    id,
    childId,
    referralId,
    kind,
    completedOn,
    needs,
    heldBy,
    madeBy,
  });
  ctx.auditDetail({ kind, needs: needs.length });
  await refreshReferral(ctx.db, referralId, ctx.today, await settings.load(ctx.db));
  return { assessmentId: id, version: 1 };
}
