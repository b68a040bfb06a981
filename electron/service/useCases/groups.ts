import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import { wasHeld } from '../../../shared/courses/sessions.ts';
import type { LocalDate } from '../../../shared/dates.ts';
import { formatDate, localDate } from '../../../shared/dates.ts';
import {
  type Coming,
  datesOfStandIn,
  isHeldBy,
  isHeldInGroups,
  isInGroup,
  membersApart,
} from '../../../shared/groups/rules.ts';
import { caseloadOf } from '../caseload.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import * as catalogue from '../store/catalogue.ts';
import * as courses from '../store/courses.ts';
import * as store from '../store/groups.ts';
import * as keepApart from '../store/keepApart.ts';
import * as sessions from '../store/sessions.ts';
import * as settings from '../store/settings.ts';
import { assertDelivered } from './delivered.ts';
import { reasonsFor } from './diaryFacts.ts';
import { bookingsOfDate, comingOf } from './groupBookings.ts';
import { assertWorksHere } from './worksHere.ts';

export async function list(ctx: Ctx): Promise<OutputOf<'group.list'>> {
  return { groups: await store.list(ctx.db, caseloadOf(ctx), ctx.today) };
}

/** One group; for somebody who only stands in for dates of it those alone, with whom they concern. */
export async function get(ctx: Ctx, { groupId }: ParsedInputOf<'group.get'>): Promise<OutputOf<'group.get'>> {
  const line = (await store.list(ctx.db, caseloadOf(ctx), ctx.today)).find(({ id }) => id === groupId);
  const row = await store.load(ctx.db, groupId);
  if (line === undefined || row === null) throw new Refused('not_found');
  const { isStandIn } = line;
  const inside = await store.inside(ctx.db, groupId);
  const dates = isStandIn ? datesOfStandIn(inside.dates, ctx.actor.practitionerId, ctx.today) : inside.dates;
  const concerned = new Set(dates.flatMap(({ entries }) => entries.map(({ memberId }) => memberId)));
  const people = inside.people.filter(({ memberId }) => !isStandIn || concerned.has(memberId));
  const inIt = people.filter(isInGroup).map(comingOf);
  return {
    ...line,
    practitionerId: row.practitioner_id,
    secondPractitionerId: row.second_practitioner_id,
    roomId: row.room_id,
    place: row.place,
    lengthMinutes: row.length_minutes,
    dates,
    people: people.map(({ strandId: _strand, holderId: _holder, ...person }) => person),
    apart: line.endedOn === null ? await apartIn(ctx, groupId, inIt) : [],
  };
}

/** Members who must not meet, two and two, with what was decided. */
async function apartIn(ctx: Ctx, groupId: string, inIt: readonly Coming[]) {
  const pairs = await keepApart.listPairs(ctx.db);
  const settled = await keepApart.listSettled(ctx.db);
  return pairs.flatMap((pair) =>
    membersApart(inIt, [pair]).map((both) => {
      const said = settled.find((each) => each.pairId === pair.id && each.groupId === groupId);
      return {
        ...both,
        settled: said === undefined ? null : { words: said.words, on: said.on, by: said.by },
      };
    }),
  );
}

export async function plan(ctx: Ctx, input: ParsedInputOf<'group.plan'>): Promise<OutputOf<'group.plan'>> {
  const { protocolId, dates, practitionerId, secondPractitionerId, roomId, lengthMinutes } = input;
  await assertDelivered(ctx, await settings.load(ctx.db), protocolId);
  if (!isHeldInGroups((await catalogue.load(ctx.db)).byId(protocolId)))
    throw Refused.beside('protocolId', 'group_not_a_group', {});
  assertTwo(input);
  // One that is entered late may have been with somebody who has left since.
  if (dates.some(({ on }) => on >= ctx.today)) await assertHoldersWorkHere(ctx, input, []);
  if (new Set(dates.map(({ on }) => on)).size !== dates.length) throw new Refused('date_twice');
  const groupId = ctx.newId();
  const place = input.place === '' ? null : input.place;
  const as = { practitionerId, secondPractitionerId, roomId, place, lengthMinutes };
  const ids = dates.map(() => ctx.newId());
  const bookings = dates.map((date, at) => bookingsOfDate(groupId, { ...as, ...date, id: ids[at] ?? '' }));
  const reasons = await reasonsFor(ctx, bookings.flat(), input.clashReason);
  const reasonOf = bookings.map((each) => reasons.splice(0, each.length).find((one) => one !== null) ?? null);
  await store.insert(ctx.db, {
    id: groupId,
    name: input.name,
    protocol_id: protocolId,
    ...columnsOf(as),
    length_minutes: lengthMinutes,
    places: input.places,
    ended_on: null,
    made_by: ctx.actor.accountId,
    made_at: ctx.now,
    version: 1,
  });
  await store.insertDates(
    ctx.db,
    dates.map(({ on, time }, at) => ({
      id: ids[at] ?? '',
      group_id: groupId,
      planned_on: on,
      starts_at: time,
      ...columnsOf(as),
      length_minutes: lengthMinutes,
      clash_reason: reasonOf[at] ?? null,
    })),
  );
  ctx.auditDetail({ groupId, protocolId, dates: dates.length, places: input.places });
  return { groupId, version: 1 };
}

/**
 * Ends a group, not before a day on which it met. Every later date leaves the diary, with the sessions that members were to
 * have on it; what was said in advance stays.
 */
export async function end(
  ctx: Ctx,
  { groupId, version, endedOn }: ParsedInputOf<'group.end'>,
): Promise<OutputOf<'group.end'>> {
  await open(ctx, groupId);
  if (endedOn > ctx.today) throw Refused.beside('endedOn', 'future_date', {});
  const { dates, people } = await store.inside(ctx.db, groupId);
  const later = dates.filter(({ on }) => on > endedOn);
  const held = later.findLast(({ entries }) => entries.some(({ status }) => wasHeld(status)));
  if (held !== undefined) throw Refused.beside('endedOn', 'group_met_after', { on: formatDate(held.on) });
  await takeVersion(ctx, groupId, version, { ended_on: endedOn });
  const inForce = await settings.load(ctx.db);
  // Whoever left after that day has dates up to theirs.
  const isLeft = ({ memberId }: (typeof people)[number]) =>
    later.some(({ entries }) =>
      entries.some((each) => each.memberId === memberId && each.status === 'planned'),
    );
  const inIt = people.filter((each) => isInGroup(each) || isLeft(each));
  for (const { courseId, courseVersion, strandId } of inIt) {
    if (!(await courses.save(ctx.db, courseId, courseVersion))) throw new Refused('conflict');
    await sessions.releasePlanned(ctx.db, courseId, endedOn, strandId);
    await courses.refreshCourse(ctx.db, courseId, ctx.today, inForce);
  }
  await store.removeDates(
    ctx.db,
    later.map(({ id }) => id),
  );
  ctx.auditDetail({
    endedOn,
    datesReleased: later.length,
    courseIds: inIt.map(({ courseId }) => courseId),
  });
  return { groupId, version: version + 1, datesReleased: later.length };
}

type Place = {
  practitionerId: string;
  secondPractitionerId: string | null;
  roomId: string | null;
  place: string | null;
};

/** Who holds it and where, as columns of a group and of its dates. */
export function columnsOf({ practitionerId, secondPractitionerId, roomId, place }: Place) {
  return {
    practitioner_id: practitionerId,
    second_practitioner_id: secondPractitionerId,
    room_id: roomId,
    place,
  };
}

/** Refuses one practitioner named twice. */
export function assertTwo({ practitionerId, secondPractitionerId }: Omit<Place, 'roomId' | 'place'>): void {
  if (secondPractitionerId === practitionerId)
    throw Refused.beside('secondPractitionerId', 'group_same_practitioner', {});
}

/** Refuses dates of a group to somebody who works here no longer, but for those they had. */
export async function assertHoldersWorkHere(
  ctx: Ctx,
  { practitionerId, secondPractitionerId }: Omit<Place, 'roomId' | 'place'>,
  had: readonly (string | null)[],
): Promise<void> {
  if (!had.includes(practitionerId)) await assertWorksHere(ctx, practitionerId, 'practitionerId');
  if (secondPractitionerId !== null && !had.includes(secondPractitionerId))
    await assertWorksHere(ctx, secondPractitionerId, 'secondPractitionerId');
}

/** A group that one holds, or any for those who work with every child. Whoever stands in for a date takes its register. */
export async function mine(ctx: Ctx, groupId: string): Promise<store.GroupRow> {
  const row = await store.load(ctx.db, groupId);
  const of = caseloadOf(ctx);
  if (row === null) throw new Refused('not_found');
  if (of === 'all' || isHeldBy(store.holdersOf(row), of)) return row;
  const lines = await store.list(ctx.db, of, ctx.today);
  throw new Refused(lines.some(({ id }) => id === groupId) ? 'group_stand_in' : 'not_found');
}

/** The same, while it runs. */
export async function open(ctx: Ctx, groupId: string): Promise<store.GroupRow> {
  const row = await mine(ctx, groupId);
  if (row.ended_on !== null) throw new Refused('group_ended', { parts: { on: localDate(row.ended_on) } });
  return row;
}

/** Takes the group's next version, or refuses one that was saved meanwhile. */
export async function takeVersion(
  ctx: Ctx,
  groupId: string,
  version: number,
  changes: { ended_on?: LocalDate } & Partial<ReturnType<typeof columnsOf>> = {},
): Promise<void> {
  if (!(await store.save(ctx.db, groupId, version, changes))) throw new Refused('conflict');
}
