import type { OutputOf } from '../../../shared/contract.ts';
import type { Ctx } from '../context.ts';
import * as lists from '../store/serviceLists.ts';

export async function getLists(ctx: Ctx): Promise<OutputOf<'service.lists'>> {
  return {
    practitioners: await lists.practitioners(ctx.db),
    rooms: await lists.rooms(ctx.db),
    funders: await lists.funders(ctx.db),
  };
}
