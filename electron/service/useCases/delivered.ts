import type { ProtocolId } from '../../../shared/protocols/types.ts';
import { whyNotOffered } from '../../../shared/protocols/delivered.ts';
import type { Settings } from '../../../shared/service/settings.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import * as catalogue from '../store/catalogue.ts';

/** Refuses a therapy that this service does not deliver, beside its field. What was accepted before goes on: it is not asked. */
export async function assertDelivered(
  ctx: Ctx,
  inForce: Settings,
  protocolId: ProtocolId,
  field = 'protocolId',
): Promise<void> {
  const therapies = await catalogue.load(ctx.db);
  if (therapies.all.every(({ id }) => id !== protocolId)) throw new Refused('not_found');
  const why = whyNotOffered(protocolId, inForce, therapies);
  if (why !== null) throw Refused.beside(field, why, {});
}
