import type { LocalDate } from '../../../shared/dates.ts';
import type { StatedProtocolId } from '../../../shared/protocols/types.ts';
import { ago, type World } from './world.ts';

/** Since when the example holds one therapy otherwise than its source says, in days before today. */
const SINCE_DAYS = 130;
const HELD_OTHERWISE: StatedProtocolId = 'green_house_creative';

/** One therapy that the service holds by a range of its own. */
export function addLocalVersion(world: World): void {
  world.rows.protocol_version.push({
    id: world.newId(),
    protocol_id: HELD_OTHERWISE,
    bounds: JSON.stringify({ min: 6, max: 24, extendTo: null, openExtension: false, unit: 'session' }),
    reviews: null,
    ages: null,
    reason: 'Agreed by the team: a course that ends before its first review at six asks why.',
    said_at: `${ago(world, SINCE_DAYS)}T10:30:00.000Z`,
    said_by: world.managerId,
  });
}

/** The version a course that began on a day was begun with; null: as its source says. */
export function versionOn(
  { rows, today }: World,
  protocolId: StatedProtocolId,
  on: LocalDate,
): string | null {
  const version = rows.protocol_version.find((each) => each.protocol_id === protocolId);
  return version === undefined || on < ago({ today }, SINCE_DAYS) ? null : version.id;
}

/** A therapy that the example service describes itself. */
export function addOwnTherapy(world: World): void {
  const { rows, newId } = world;
  const id = `own_${newId()}`;
  rows.own_therapy.push({
    id,
    name: 'Garden mornings',
    basis:
      'Made by the team after a summer pilot: planting, telling and resting, one child and one therapist.',
    kind: 'child',
    age_from: 7,
    age_through: 12,
    has_carer_strand: 1,
    carer_max: 4,
    is_offered: 1,
    version: 1,
  });
  rows.protocol_version.push({
    id: newId(),
    protocol_id: id,
    bounds: JSON.stringify({ min: 6, max: 10, extendTo: 14, openExtension: false, unit: 'session' }),
    reviews: JSON.stringify({ by: 'session', every: 5 }),
    ages: null,
    reason: 'As in the pilot.',
    said_at: `${ago(world, SINCE_DAYS)}T11:00:00.000Z`,
    said_by: world.managerId,
  });
}
