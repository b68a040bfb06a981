import type { ProtocolId } from '../../../shared/protocols/types.ts';
import type { Settings } from '../../../shared/service/settings.ts';
import { Refused } from '../refused.ts';

/** Refuses a therapy that this service does not deliver, beside its field. What was accepted before goes on: it is not asked. */
export function assertDelivered({ therapiesDelivered }: Settings, protocolId: ProtocolId): void {
  if (!therapiesDelivered.includes(protocolId)) throw Refused.beside('protocolId', 'not_delivered', {});
}
