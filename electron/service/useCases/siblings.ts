import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import { assertMaySee } from '../caseload.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import * as children from '../store/children.ts';
import * as siblings from '../store/siblings.ts';

export async function list(
  ctx: Ctx,
  { childId }: ParsedInputOf<'child.siblings'>,
): Promise<OutputOf<'child.siblings'>> {
  await assertMaySee(ctx, childId);
  return { rows: await siblings.listOf(ctx.db, childId) };
}

export async function link(
  ctx: Ctx,
  { childId, siblingId }: ParsedInputOf<'sibling.link'>,
): Promise<OutputOf<'sibling.link'>> {
  await linkSibling(ctx, childId, siblingId);
  return { childId, siblingId };
}

/** Links two children who are held and may be seen. */
export async function linkSibling(ctx: Ctx, childId: string, siblingId: string): Promise<void> {
  if (childId === siblingId) throw new Refused('sibling_of_itself');
  for (const id of [childId, siblingId]) {
    if ((await children.load(ctx.db, id)) === null) throw new Refused('not_found');
    await assertMaySee(ctx, id);
  }
  await siblings.link(ctx.db, childId, siblingId, { on: ctx.today, accountId: ctx.actor.accountId });
}

export async function unlink(
  ctx: Ctx,
  { childId, siblingId }: ParsedInputOf<'sibling.unlink'>,
): Promise<OutputOf<'sibling.unlink'>> {
  await assertMaySee(ctx, childId);
  if (!(await siblings.unlink(ctx.db, childId, siblingId))) throw new Refused('not_found');
  return { childId, siblingId };
}
