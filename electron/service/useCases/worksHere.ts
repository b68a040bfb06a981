import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import * as serviceLists from '../store/serviceLists.ts';

/** Refuses to give dates or a strand to somebody who works here no longer; beside the field that names them. */
export async function assertWorksHere(ctx: Ctx, practitionerId: string, field: string): Promise<void> {
  const one = (await serviceLists.practitioners(ctx.db)).find(({ id }) => id === practitionerId);
  if (one === undefined) throw new Refused('not_found');
  if (!one.isActive) throw Refused.beside(field, 'handover_left', {});
}
