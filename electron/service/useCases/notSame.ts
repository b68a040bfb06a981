import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import { assertMaySee } from '../caseload.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import * as children from '../store/children.ts';
import * as notSame from '../store/notSame.ts';

/** Says that two records are of two children, and why where somebody says so. */
export async function say(
  ctx: Ctx,
  { childId, otherId, reason }: ParsedInputOf<'notSame.say'>,
): Promise<OutputOf<'notSame.say'>> {
  await sayNotSame(ctx, childId, otherId, reason === null || reason.trim() === '' ? null : reason.trim());
  return { childId, otherId };
}

/** The same of two children who are held and may be seen. */
export async function sayNotSame(
  ctx: Ctx,
  childId: string,
  otherId: string,
  reason: string | null,
): Promise<void> {
  if (childId === otherId) throw new Refused('not_same_itself');
  for (const id of [childId, otherId]) {
    if ((await children.load(ctx.db, id)) === null) throw new Refused('not_found');
    await assertMaySee(ctx, id);
  }
  await notSame.say(ctx.db, {
    id: ctx.newId(),
    childIds: [childId, otherId],
    reason,
    on: ctx.today,
    accountId: ctx.actor.accountId,
  });
}

/** Takes it back: the two are asked about again. */
export async function takeBack(
  ctx: Ctx,
  { childId, otherId }: ParsedInputOf<'notSame.takeBack'>,
): Promise<OutputOf<'notSame.takeBack'>> {
  await assertMaySee(ctx, childId);
  if (!(await notSame.takeBack(ctx.db, childId, otherId))) throw new Refused('not_found');
  return { childId, otherId };
}
