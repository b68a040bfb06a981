import { canSee } from '../../shared/roles.ts';
import type { Ctx } from './context.ts';
import { Refused } from './refused.ts';
import * as children from './store/children.ts';

/** Whether a child lies outside the actor's own caseload. */
export async function isOutsideCaseload(ctx: Ctx, childId: string): Promise<boolean> {
  if (canSee(ctx.actor, { practitionerIds: [] })) return false;
  return !canSee(ctx.actor, { practitionerIds: await children.practitionersOf(ctx.db, childId) });
}

/**
 * Refuses to read or change a child's records outside the caseload unless they were opened with a reason since
 * unlocking; and those of a record that was merged into another. Every use-case about one child asks this first.
 */
export async function assertMaySee(ctx: Ctx, childId: string): Promise<void> {
  if ((await children.mergedInto(ctx.db, childId)) !== null) throw new Refused('child_merged');
  if (ctx.vault.openedOutside.has(childId)) return;
  if (await isOutsideCaseload(ctx, childId)) throw new Refused('open_first');
}

/** Whose children lists show: everyone's, or those of the actor's own courses. */
export function caseloadOf({ actor }: Ctx): string | null | 'all' {
  return canSee(actor, { practitionerIds: [] }) ? 'all' : actor.practitionerId;
}
