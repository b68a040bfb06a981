import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import type { HandoverReason } from '../../../shared/continuity/codes.ts';
import type { LocalDate } from '../../../shared/dates.ts';
import { changePlanned, FIELD_REFUSED, type PlannedTry } from '../../../shared/diary/change.ts';
import type { Booking } from '../../../shared/diary/clashes.ts';
import { goesAlong, isInGroup, isStillPlanned } from '../../../shared/groups/rules.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import * as store from '../store/groups.ts';
import * as sessions from '../store/sessions.ts';
import { reasonsFor } from './diaryFacts.ts';
import { giveForGood } from './forGood.ts';
import { bookingsOfDate, type DateOfGroup, inTheWay } from './groupBookings.ts';
import { assertHoldersWorkHere, assertTwo, columnsOf, mine, open, takeVersion } from './groups.ts';
import { insertTry, leaveAsMoved, memberBooking, ofMember, updateInPlace } from './groupTries.ts';

export async function preview(
  ctx: Ctx,
  { groupId, ...change }: ParsedInputOf<'group.changePreview'>,
): Promise<OutputOf<'group.changePreview'>> {
  await mine(ctx, groupId);
  const inside = await store.inside(ctx.db, groupId);
  // Saved or begun meanwhile, by this window or another: then there is nothing to look ahead to.
  if (!inside.dates.some((each) => each.id === change.dateId && isStillPlanned(each, ctx.today)))
    return { dates: [] };
  const changed = changedBy(inside.dates, change, ctx.today);
  return { dates: await inTheWayOf(ctx, groupId, { ...inside, changed }) };
}

type WithChanged = store.Inside & { changed: readonly DateOfGroup[] };

/** What is in the way of dates as they would be, the sessions they have now left aside. */
export async function inTheWayOf(ctx: Ctx, groupId: string, { dates, people, changed }: WithChanged) {
  const before = new Map(dates.map((each) => [each.id, each]));
  return inTheWay(ctx, groupId, {
    dates: changed,
    people,
    tryOf: (member, { id }) =>
      before.get(id ?? '')?.entries.find(({ memberId }) => memberId === member.memberId)?.tryId ?? null,
  });
}

/**
 * Changes dates for every member. One that moves by itself stays in each course as moved, with a new date for its number:
 * the families were told of it. This and later are planned anew, in place, and whoever holds them is the group's from then on.
 */
export async function changeDates(
  ctx: Ctx,
  input: ParsedInputOf<'group.changeDates'>,
): Promise<OutputOf<'group.changeDates'>> {
  const { groupId, version, scope, to } = input;
  const group = await open(ctx, groupId);
  assertTwo(to);
  const { dates, people } = await store.inside(ctx.db, groupId);
  const changed = changedBy(dates, input, ctx.today);
  const before = dates.filter(({ id }) => changed.some((each) => each.id === id));
  const had = before.flatMap((date) => [date.practitionerId, date.secondPractitionerId]);
  await assertHoldersWorkHere(ctx, to, had);
  const days = [...dates.filter(({ id }) => !changed.some((each) => each.id === id)), ...changed].map(
    ({ on }) => on,
  );
  if (new Set(days).size !== days.length) throw Refused.beside('on', 'group_date_there', {});
  const later = scope === 'this_and_later';
  await takeVersion(ctx, groupId, version, later ? columnsOf(placeOf(to)) : {});
  const { clashReason, handoverReason: reason } = input;
  const holder =
    later && group.practitioner_id !== to.practitionerId
      ? { to: to.practitionerId, startsOn: to.on, reason }
      : null;
  const how = { inPlace: later, holder, clashReason };
  const courseIds = await carryOut(ctx, groupId, { dates, people, changed }, how);
  ctx.auditDetail({ scope, changed: changed.length, courseIds });
  return { groupId, version: version + 1, changed: changed.length };
}

type How = {
  /** Whether the dates are planned anew, or those that move stay on record as moved. */
  inPlace: boolean;
  /** Who holds the members' strands from then on, where that changes. */
  holder: { to: string; startsOn: LocalDate; reason: HandoverReason | null } | null;
  clashReason: string | null;
};

/**
 * Saves dates as they are to be, each with the sessions of its members: also of those who left since, as long as theirs is
 * still to be said. What was said of one in advance stays. Gives the courses that changed.
 */
export async function carryOut(
  ctx: Ctx,
  groupId: string,
  { dates, people, changed }: WithChanged,
  { inPlace, holder, clashReason }: How,
): Promise<string[]> {
  const inIt = new Map(people.map((each) => [each.memberId, each]));
  const moves = changed.map((after) => {
    const before = dates.find(({ id }) => id === after.id);
    const members = (before?.entries ?? []).flatMap(({ memberId, tryId, sessionId, status }) => {
      const member = inIt.get(memberId);
      return member === undefined || status !== 'planned' ? [] : [{ member, tryId, sessionId }];
    });
    const isMoved = before?.on !== after.on || before.time !== after.time;
    const own = bookingsOfDate(groupId, after);
    const ofMembers = members.map(({ member, tryId }) => memberBooking(groupId, after, member, tryId));
    return { after, members, isMoved, own, ofMembers };
  });
  const all = moves.flatMap(({ own, ofMembers }) => [...own, ...ofMembers.flat()]);
  const reasons = await reasonsFor(ctx, all, clashReason);
  const reasonFor = (bookings: readonly Booking[]) =>
    bookings.map((each) => reasons[all.indexOf(each)] ?? null).find((each) => each !== null) ?? null;
  for (const { after, own } of moves)
    await store.updateDate(ctx.db, after.id ?? '', {
      planned_on: after.on,
      starts_at: after.time,
      ...columnsOf(after),
      clash_reason: reasonFor(own),
    });
  const courseIds: string[] = [];
  for (const member of people) {
    const own = moves.flatMap(({ after, members, isMoved, ofMembers }) =>
      members.flatMap(({ member: each, tryId, sessionId }, at) =>
        each === member ? [{ after, isMoved, tryId, sessionId, clash: reasonFor(ofMembers[at] ?? []) }] : [],
      ),
    );
    const givenOver = holder !== null && isInGroup(member);
    if (own.length === 0 && !givenOver) continue;
    courseIds.push(member.courseId);
    await ofMember(ctx, member, async () => {
      for (const { after, isMoved, tryId, sessionId, clash } of own) {
        if (!goesAlong(member, after.on)) await sessions.releaseTry(ctx.db, member.courseId, tryId);
        else if (inPlace || !isMoved) await updateInPlace(ctx, tryId, { after, isMoved, clash });
        else {
          await leaveAsMoved(ctx, tryId);
          await insertTry(ctx, member, { sessionId, date: after, clash });
        }
      }
      if (givenOver) await giveForGood(ctx, { ...member, ...holder });
    });
  }
  return courseIds;
}

const placeOf = <T extends { place: string | null }>(to: T): T => ({
  ...to,
  place: to.place === '' ? null : to.place,
});

/** The dates a change makes other, as they would be. Those whose register was begun stay. */
function changedBy(
  dates: store.Inside['dates'],
  { dateId, scope, to }: Omit<ParsedInputOf<'group.changePreview'>, 'groupId'>,
  today: LocalDate,
): DateOfGroup[] {
  const chosen = dates.find(({ id }) => id === dateId);
  if (chosen === undefined) throw new Refused('not_found');
  if (!isStillPlanned(chosen, today)) throw new Refused('group_date_begun');
  const open = dates.filter((each) => isStillPlanned(each, today));
  const planned = open.map((date, at): PlannedTry => ({
    ...date,
    tryId: date.id,
    strandId: '',
    number: at + 1,
  }));
  const { secondPractitionerId, ...first } = placeOf(to);
  const decided = changePlanned(planned, { tryId: dateId, scope, to: first });
  if (!decided.ok) throw Refused.beside(FIELD_REFUSED[decided.code], decided.code, decided.detail);
  const changed = new Map(decided.value.map(({ after }) => [after.tryId, after]));
  return open.flatMap(({ entries: _entries, ...date }) => {
    const after = changed.get(date.id);
    const isChosen = date.id === dateId || (scope === 'this_and_later' && date.on >= chosen.on);
    const second =
      isChosen && date.secondPractitionerId === chosen.secondPractitionerId
        ? secondPractitionerId
        : date.secondPractitionerId;
    if (after === undefined && second === date.secondPractitionerId) return [];
    const { on, time, roomId, place } = after ?? date;
    const practitionerId = after?.practitionerId ?? date.practitionerId;
    return [{ ...date, on, time, roomId, place, practitionerId, secondPractitionerId: second }];
  });
}
