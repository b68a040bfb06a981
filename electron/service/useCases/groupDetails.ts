import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import { canHavePlaces, countComing, isInGroup, isStillPlanned } from '../../../shared/groups/rules.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import * as store from '../store/groups.ts';
import { comingOf, type DateOfGroup } from './groupBookings.ts';
import { carryOut, inTheWayOf } from './groupChanges.ts';
import { mine, open } from './groups.ts';

type Where = { roomId: string | null; place: string | null };

/** What is in the way of the dates that would go with the group to another place. Nothing is saved. */
export async function placePreview(
  ctx: Ctx,
  { groupId, ...to }: ParsedInputOf<'group.placePreview'>,
): Promise<OutputOf<'group.placePreview'>> {
  const group = await mine(ctx, groupId);
  const inside = await store.inside(ctx.db, groupId);
  return { dates: await inTheWayOf(ctx, groupId, { ...inside, changed: movedBy(ctx, group, inside, to) }) };
}

/**
 * Another name, number of places or place. The dates from today on that are where the group usually is go with it, with the
 * session of every member; one that was put somewhere else by itself stays there, and so does what was logged.
 */
export async function saveDetails(
  ctx: Ctx,
  input: ParsedInputOf<'group.saveDetails'>,
): Promise<OutputOf<'group.saveDetails'>> {
  const { groupId, version, name, places } = input;
  const group = await open(ctx, groupId);
  const inside = await store.inside(ctx.db, groupId);
  const members = countComing(inside.people.filter(isInGroup).map(comingOf));
  const where = placeOf(input);
  const saved = await store.save(ctx.db, groupId, version, {
    name,
    places,
    room_id: where.roomId,
    place: where.place,
  });
  if (!saved) {
    const { room_id: roomId, place } = group;
    const theirs = { version: group.version, name: group.name, places: group.places, roomId, place };
    throw new Refused('conflict', { detail: { theirs } });
  }
  if (!canHavePlaces(places, { places: group.places, members }))
    throw Refused.beside('places', 'group_places_few', { members });
  const changed = movedBy(ctx, group, inside, input);
  const how = { inPlace: true, holder: null, clashReason: input.clashReason };
  const courseIds = await carryOut(ctx, groupId, { ...inside, changed }, how);
  ctx.auditDetail({
    isRenamed: name !== group.name,
    ...(places !== group.places && { places: { from: group.places, to: places } }),
    isElsewhere: !isThere(group, where),
    changed: changed.length,
    courseIds,
  });
  return { groupId, version: version + 1, changed: changed.length };
}

const placeOf = ({ roomId, place }: Where): Where => ({
  roomId,
  place: roomId !== null || place === '' ? null : place,
});
const isThere = (group: Pick<store.GroupRow, 'room_id' | 'place'>, { roomId, place }: Where) =>
  group.room_id === roomId && group.place === place;

/** The dates ahead that go with the group to another place, as they would be; none where it stays. */
function movedBy({ today }: Ctx, group: store.GroupRow, { dates }: store.Inside, to: Where): DateOfGroup[] {
  const where = placeOf(to);
  if (isThere(group, where)) return [];
  return dates
    .filter((date) => date.on >= today && isStillPlanned(date, today) && isThere(group, date))
    .map(({ entries: _entries, ...date }) => ({ ...date, ...where }));
}
