import type { LocalDate } from '../../../shared/dates.ts';
import type { ProtocolId } from '../../../shared/protocols/types.ts';
import { ago, type World } from './world.ts';

/** Since when the example holds one therapy otherwise than its source says, in days before today. */
const SINCE_DAYS = 130;
const HELD_OTHERWISE: ProtocolId = 'green_house_creative';

/** One therapy that the service holds by a range of its own. */
export function addLocalVersion(world: World): void {
  world.rows.protocol_version.push({
    id: world.newId(),
    protocol_id: HELD_OTHERWISE,
    bounds: JSON.stringify({ min: 6, max: 24, extendTo: null, openExtension: false, unit: 'session' }),
    reviews: null,
    reason: 'Agreed by the team: a course that ends before its first review at six asks why.',
    said_at: `${ago(world, SINCE_DAYS)}T10:30:00.000Z`,
    said_by: world.managerId,
  });
}

/** The version a course that began on a day was begun with; null: as its source says. */
export function versionOn({ rows, today }: World, protocolId: ProtocolId, on: LocalDate): string | null {
  const version = rows.protocol_version.find((each) => each.protocol_id === protocolId);
  return version === undefined || on < ago({ today }, SINCE_DAYS) ? null : version.id;
}
