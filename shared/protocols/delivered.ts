import * as z from 'zod';
import { PROTOCOLS } from './catalogue.ts';
import type { Catalogue } from './serviceCatalogue.ts';
import { OwnProtocolId, PROTOCOL_IDS, type ProtocolId, StatedProtocolId } from './types.ts';

/**
 * Which therapies a service delivers: only those are offered, the rest can be looked up. All of them until somebody
 * says otherwise (our own default), so that no service finds an empty list. Two are never the same.
 */
export const DeliveredTherapies = z
  .array(StatedProtocolId)
  .min(1, 'Tick at least one therapy')
  .max(PROTOCOL_IDS.length)
  .refine((ids) => new Set(ids).size === ids.length, 'Tick each therapy once');

/** Therapies for which somebody must be reached at any hour (NG76 1.7.14). */
const NEED_ROUND_THE_CLOCK_COVER: readonly ProtocolId[] = ['mst_can_10_17'];

/** What stands in the way of offering a therapy here; null where nothing does. One of the service's own is offered until it says otherwise. */
export function whyNotOffered(
  id: ProtocolId,
  service: { therapiesDelivered: readonly ProtocolId[]; roundTheClockCover: 'no' | 'yes' },
  { closed }: Pick<Catalogue, 'closed'>,
): 'not_delivered' | 'no_round_the_clock_cover' | null {
  if (OwnProtocolId.safeParse(id).success) return closed.has(id) ? 'not_delivered' : null;
  if (!service.therapiesDelivered.includes(id)) return 'not_delivered';
  const lacksCover = service.roundTheClockCover === 'no' && NEED_ROUND_THE_CLOCK_COVER.includes(id);
  return lacksCover ? 'no_round_the_clock_cover' : null;
}

/** 'All 21 therapies', '4 of 21 therapies' */
export function deliveredWords(delivered: readonly ProtocolId[]): string {
  const all = PROTOCOLS.length;
  return delivered.length === all ? `All ${all} therapies` : `${delivered.length} of ${all} therapies`;
}

/** What a change of the list took up and gave up, in the order of the catalogue: for the log. */
export function deliveredChange(
  before: readonly ProtocolId[],
  after: readonly ProtocolId[],
): { added: ProtocolId[]; removed: ProtocolId[] } {
  const ids = PROTOCOLS.map(({ id }) => id);
  return {
    added: ids.filter((id) => after.includes(id) && !before.includes(id)),
    removed: ids.filter((id) => before.includes(id) && !after.includes(id)),
  };
}
