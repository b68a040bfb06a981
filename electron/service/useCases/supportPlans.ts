import * as z from 'zod';
import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import { dateOrNull, localDate } from '../../../shared/dates.ts';
import type { SupportPlanView } from '../../../shared/holdingSupport/contract.ts';
import { PLAN_FIELD_OF, whatPlanLacks } from '../../../shared/holdingSupport/plan.ts';
import { refusalMessage } from '../../../shared/refusals.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import * as plans from '../store/supportPlans.ts';
import { assertInUse } from './holdingSupport.ts';
import { openReferral } from './openReferral.ts';

const Codes = z.array(z.string());

/** Makes a plan of holding support, or puts a changed one in the place of the one that was read; that is kept. */
export async function save(
  ctx: Ctx,
  input: ParsedInputOf<'supportPlan.save'>,
): Promise<OutputOf<'supportPlan.save'>> {
  const { referralId, replacesId, need, kinds, givenBy, untilOn, reviewOn } = input;
  const referral = await openReferral(ctx, referralId);
  const current = await plans.currentOf(ctx.db, referralId);
  if ((current?.id ?? null) !== replacesId)
    throw new Refused('conflict', { detail: { theirs: current === null ? null : viewOf(current) } });
  const lacks = whatPlanLacks(input, dateOrNull(referral.started_on), ctx.today);
  const [first] = lacks;
  if (first !== undefined) {
    const fields = lacks.map((code) => [PLAN_FIELD_OF[code], refusalMessage(code)]);
    throw new Refused(first, { fields: Object.fromEntries(fields) });
  }
  await assertInUse(ctx, 'kinds', kinds, current === null ? [] : viewOf(current).kinds);
  const planId = ctx.newId();
  await plans.replace(ctx.db, {
    id: planId,
    child_id: referral.child_id,
    referral_id: referralId,
    need,
    kinds: JSON.stringify(kinds),
    given_by: givenBy,
    until_on: untilOn,
    review_on: reviewOn,
    made_on: ctx.today,
    made_by: ctx.actor.accountId,
    is_current: 1,
  });
  return { planId };
}

/** The plan of each of a child's referrals, by referral. */
export async function plansOf(ctx: Ctx, childId: string): Promise<Map<string, SupportPlanView>> {
  const rows = await plans.currentOfChild(ctx.db, childId);
  return new Map(rows.map((row) => [row.referral_id, viewOf(row)]));
}

function viewOf(row: plans.SupportPlanRow): SupportPlanView {
  return {
    id: row.id,
    need: row.need,
    kinds: Codes.parse(JSON.parse(row.kinds)),
    givenBy: row.given_by,
    untilOn: dateOrNull(row.until_on),
    reviewOn: localDate(row.review_on),
    madeOn: localDate(row.made_on),
    by: row.by,
  };
}
