import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import { assertMaySee, isOutsideCaseload } from '../caseload.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import { refreshOfChild } from './childEvents.ts';
import * as children from '../store/children.ts';
import * as outsideAccess from '../store/outsideAccess.ts';

/**
 * Opens a child's record: audited, and outside the caseload only with a reason, which the safeguarding lead sees. One
 * that was merged opens the record it went into.
 */
export async function open(ctx: Ctx, input: ParsedInputOf<'child.open'>): Promise<OutputOf<'child.open'>> {
  const { reason } = input;
  const childId = (await children.mergedInto(ctx.db, input.childId)) ?? input.childId;
  if ((await children.load(ctx.db, childId)) === null) throw new Refused('not_found');
  if (await isOutsideCaseload(ctx, childId)) {
    if (!ctx.vault.openedOutside.has(childId)) {
      if (reason === null || reason === '') throw new Refused('reason_needed');
      const access = { id: ctx.newId(), accountId: ctx.actor.accountId, childId, openedAt: ctx.now, reason };
      await outsideAccess.insert(ctx.db, access);
      ctx.afterCommit(() => {
        ctx.vault.openedOutside.add(childId);
      });
    }
    ctx.auditDetail({ outsideCaseload: true });
  }
  return { childId };
}

export async function get(ctx: Ctx, input: ParsedInputOf<'child.get'>): Promise<OutputOf<'child.get'>> {
  await assertMaySee(ctx, input.childId);
  const child = await children.load(ctx.db, input.childId);
  if (child === null) throw new Refused('not_found');
  return { ...child, isOutsideCaseload: await isOutsideCaseload(ctx, input.childId) };
}

export async function search(
  ctx: Ctx,
  input: ParsedInputOf<'child.search'>,
): Promise<OutputOf<'child.search'>> {
  return { rows: await children.search(ctx.db, input.text, input.limit) };
}

export async function save(ctx: Ctx, input: ParsedInputOf<'child.save'>): Promise<OutputOf<'child.save'>> {
  const { childId, version, fields } = input;
  await assertMaySee(ctx, childId);
  if (fields.birthDate !== null && fields.birthDate > ctx.today) {
    throw new Refused('future_date', {
      fields: { 'fields.birthDate': 'Enter a date that is not in the future' },
    });
  }
  if (!(await children.save(ctx.db, childId, version, fields))) {
    throw new Refused('conflict', { detail: { theirs: await children.load(ctx.db, childId) } });
  }
  // Turning 16, and 17 and a half, ask for a check-in of their own.
  await refreshOfChild(ctx, childId);
  return { childId, version: version + 1 };
}
