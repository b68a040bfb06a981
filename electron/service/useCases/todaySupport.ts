import { holdsOneOf } from '../../../shared/roles.ts';
import type { TodayJob } from '../../../shared/today/contract.ts';
import { NO_FILTER, type WaitingListFilter } from '../../../shared/waitingList/contract.ts';
import { WAITING_LIST_STAGES } from '../../../shared/waitingList/rules.ts';
import type { Ctx } from '../context.ts';
import { countRows } from '../store/waitingList.ts';
import { scopeOf } from './waitingList.ts';

/** The gap that no due date brings up: children who wait with no plan of holding support, and plans to look at again. */
export async function supportPlansJob(ctx: Ctx): Promise<TodayJob[]> {
  const withoutPlan = await byStage(ctx, { support: ['no_plan'] });
  const toReview = await byStage(ctx, { support: ['to_review'] });
  if (withoutPlan.length === 0 && toReview.length === 0) return [];
  const key = 'support_plans';
  // Coordinators keep holding support; managers see the gap without its being theirs.
  const isMine = holdsOneOf(ctx.actor.roles, ['coordinator']);
  return [{ kind: key, key, dueOn: ctx.today, group: 'this_week', isMine, withoutPlan, toReview }];
}

/**
 * The other gap that no due date brings up: children who were accepted and have no band, so that they stand below everybody
 * who has one until somebody looks at their priority.
 */
export async function noBandJob(ctx: Ctx): Promise<TodayJob[]> {
  const found = await byStage(ctx, { bands: ['none'] });
  if (found.length === 0) return [];
  const isMine = holdsOneOf(ctx.actor.roles, ['coordinator']);
  return [{ kind: 'no_band', key: 'no_band', dueOn: ctx.today, group: 'this_week', isMine, byStage: found }];
}

/** The fullest tab first: it is the one that is opened. */
async function byStage(ctx: Ctx, narrowed: Partial<WaitingListFilter>) {
  const found: { stage: (typeof WAITING_LIST_STAGES)[number]; children: number }[] = [];
  for (const stage of WAITING_LIST_STAGES) {
    const children = await countRows(ctx.db, await scopeOf(ctx, stage), { ...NO_FILTER, ...narrowed });
    if (children > 0) found.push({ stage, children });
  }
  return found.toSorted((a, b) => b.children - a.children);
}
