import type { ProtocolId } from '../../../shared/protocols/types.ts';
import { whyNotOffered } from '../../../shared/protocols/delivered.ts';
import type { Settings } from '../../../shared/service/settings.ts';
import { Refused } from '../refused.ts';

/** Refuses a therapy that this service does not deliver, beside its field. What was accepted before goes on: it is not asked. */
export function assertDelivered(inForce: Settings, protocolId: ProtocolId, field = 'protocolId'): void {
  const why = whyNotOffered(protocolId, inForce);
  if (why !== null) throw Refused.beside(field, why, {});
}
