import { calledName } from '../../../shared/children/names.ts';
import type { Booking } from '../../../shared/diary/clashes.ts';
import { isOutsideCaseload } from '../caseload.ts';
import type { Ctx } from '../context.ts';
import * as children from '../store/children.ts';
import * as groups from '../store/groups.ts';

/** The names of children of some bookings, as they are called, or of groups; null of those this account may not see. */
export async function namesToSay(ctx: Ctx, taken: readonly Booking[]) {
  const ids = [...new Set(taken.flatMap(({ childId }) => childId ?? []))];
  const names = new Map<string, string>();
  for (const childId of ids) {
    const child = await children.load(ctx.db, childId);
    const maySee = ctx.vault.openedOutside.has(childId) || !(await isOutsideCaseload(ctx, childId));
    if (child !== null && maySee) names.set(childId, calledName(child.fields));
  }
  for (const { groupId, childId } of taken) {
    if (groupId === null || childId !== null) continue;
    const group = await groups.load(ctx.db, groupId);
    if (group !== null) names.set(groupId, group.name);
  }
  return ({ childId, groupId }: Booking) => names.get(childId ?? groupId ?? '') ?? null;
}
