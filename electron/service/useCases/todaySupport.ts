import { holdsOneOf } from '../../../shared/roles.ts';
import type { TodayJob } from '../../../shared/today/contract.ts';
import { NO_FILTER, type SupportFilter } from '../../../shared/waitingList/contract.ts';
import { WAITING_LIST_STAGES } from '../../../shared/waitingList/rules.ts';
import type { Ctx } from '../context.ts';
import { countRows } from '../store/waitingList.ts';
import { scopeOf } from './waitingList.ts';

/** The gap that no due date brings up: children who wait with no plan of holding support, and plans to look at again. */
export async function supportPlansJob(ctx: Ctx): Promise<TodayJob[]> {
  const withoutPlan = await byStage(ctx, 'no_plan');
  const toReview = await byStage(ctx, 'to_review');
  if (withoutPlan.length === 0 && toReview.length === 0) return [];
  const key = 'support_plans';
  // Coordinators keep holding support; managers see the gap without its being theirs.
  const isMine = holdsOneOf(ctx.actor.roles, ['coordinator']);
  return [{ kind: key, key, dueOn: ctx.today, group: 'this_week', isMine, withoutPlan, toReview }];
}

/** The fullest tab first: it is the one that is opened. */
async function byStage(ctx: Ctx, support: SupportFilter) {
  const found: { stage: (typeof WAITING_LIST_STAGES)[number]; children: number }[] = [];
  for (const stage of WAITING_LIST_STAGES) {
    const children = await countRows(ctx.db, await scopeOf(ctx, stage), { ...NO_FILTER, support: [support] });
    if (children > 0) found.push({ stage, children });
  }
  return found.toSorted((a, b) => b.children - a.children);
}
