import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import { proposeDates } from '../../../shared/courses/proposal.ts';
import { addWeeks, weekdayOf } from '../../../shared/dates.ts';
import { changePlanned, type PlannedTry } from '../../../shared/diary/change.ts';
import { type Booking, byDay, type Clash, clashesOf } from '../../../shared/diary/clashes.ts';
import { isInGroup, isStillPlanned } from '../../../shared/groups/rules.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import * as store from '../store/groups.ts';
import * as handovers from '../store/handovers.ts';
import { loadDiary, reasonsFor } from './diaryFacts.ts';
import { bookingsOfDate, type DateOfGroup, inTheWay } from './groupBookings.ts';
import { assertTwo, columnsOf, mine, open, takeVersion } from './groups.ts';
import {
  insertTry,
  leaveAsMoved,
  memberBooking,
  ofMember,
  sessionToHold,
  updateInPlace,
} from './groupTries.ts';

/** Weeks looked ahead for days off, beyond the dates asked for. */
const SPARE_WEEKS = 30;
/** What is in the way of the second who holds a group, and is not said of the first already. */
const OF_ONE_PERSON: ReadonlySet<Clash['with']> = new Set([
  'practitioner',
  'leave',
  'hours',
  'daily_most',
  'travel',
]);

/** Lists the weekly dates of a new group with what is in the way of both who hold it and the room. Nothing is saved. */
export async function propose(
  ctx: Ctx,
  input: ParsedInputOf<'group.proposeDates'>,
): Promise<OutputOf<'group.proposeDates'>> {
  const { startsOn, time, count, practitionerId, secondPractitionerId, roomId, lengthMinutes } = input;
  const place = input.place === '' ? null : input.place;
  const until = addWeeks(startsOn, count + SPARE_WEEKS);
  const { facts, bookings } = await loadDiary(ctx, { from: startsOn, to: until });
  const slot = { time, lengthMinutes, roomId, place, ...NOBODY };
  const dates = proposeDates({
    startsOn,
    weekday: weekdayOf(startsOn),
    count,
    slot: { ...slot, practitionerId },
    carer: null,
    leftOut: input.leftOut,
    moves: [],
    facts,
    diary: bookings,
  });
  if (secondPractitionerId === null) return { dates };
  const ofDay = byDay(bookings);
  return {
    dates: dates.map((date) => {
      if (date.skipped !== null) return date;
      const second: Booking = {
        ...slot,
        practitionerId: secondPractitionerId,
        on: date.on,
        tryId: null,
        courseId: null,
      };
      const theirs = clashesOf(second, ofDay(date.on), facts);
      return {
        ...date,
        clashes: [...date.clashes, ...theirs.filter((each) => OF_ONE_PERSON.has(each.with))],
      };
    }),
  };
}
const NOBODY = { childId: null, groupId: null, personId: null, isCarers: false };

export async function addPreview(
  ctx: Ctx,
  { groupId, on, time }: ParsedInputOf<'group.addPreview'>,
): Promise<OutputOf<'group.addPreview'>> {
  const group = await mine(ctx, groupId);
  const { people } = await store.inside(ctx.db, groupId);
  const date = { ...usual(group), id: null, on, time };
  return { dates: await inTheWay(ctx, groupId, { dates: [date], people, tryOf: () => null }) };
}

/** One more date, with a session for every member who is in the group then: the first that waits for a date, or one more. */
export async function addDate(
  ctx: Ctx,
  { groupId, version, on, time, clashReason }: ParsedInputOf<'group.addDate'>,
): Promise<OutputOf<'group.addDate'>> {
  const group = await open(ctx, groupId);
  const { dates, people } = await store.inside(ctx.db, groupId);
  if (dates.some((each) => each.on === on)) throw Refused.beside('on', 'group_date_there', {});
  await takeVersion(ctx, groupId, version);
  const date: DateOfGroup = { ...usual(group), id: ctx.newId(), on, time };
  const taking = people.filter((each) => isInGroup(each) && each.joinedOn <= on);
  const own = bookingsOfDate(groupId, date);
  const ofMembers = taking.map((member) => memberBooking(groupId, date, member, null));
  const reasons = await reasonsFor(ctx, [...own, ...ofMembers.flat()], clashReason);
  const ownReason = reasons.splice(0, own.length).find((each) => each !== null) ?? null;
  await store.insertDates(ctx.db, [
    {
      id: date.id ?? '',
      group_id: groupId,
      planned_on: on,
      starts_at: time,
      ...columnsOf(date),
      length_minutes: date.lengthMinutes,
      clash_reason: ownReason,
    },
  ]);
  for (const member of taking) {
    await ofMember(ctx, member, async () => {
      const sessionId = await sessionToHold(ctx, member);
      const clash = time === null ? null : (reasons.shift() ?? null);
      await insertTry(ctx, member, { sessionId, date, clash });
    });
  }
  ctx.auditDetail({ on, courseIds: taking.map(({ courseId }) => courseId) });
  return { groupId, version: version + 1 };
}

export async function preview(
  ctx: Ctx,
  { groupId, ...change }: ParsedInputOf<'group.changePreview'>,
): Promise<OutputOf<'group.changePreview'>> {
  await mine(ctx, groupId);
  const { dates, people } = await store.inside(ctx.db, groupId);
  // Saved or begun meanwhile, by this window or another: then there is nothing to look ahead to.
  if (!dates.some((each) => each.id === change.dateId && isStillPlanned(each))) return { dates: [] };
  const changed = changedBy(dates, change);
  const before = new Map(dates.map((each) => [each.id, each]));
  return {
    dates: await inTheWay(ctx, groupId, {
      dates: changed,
      people,
      tryOf: (member, { id }) =>
        before.get(id ?? '')?.entries.find(({ memberId }) => memberId === member.memberId)?.tryId ?? null,
    }),
  };
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
  const changed = changedBy(dates, input);
  const days = [...dates.filter(({ id }) => !changed.some((each) => each.id === id)), ...changed].map(
    ({ on }) => on,
  );
  if (new Set(days).size !== days.length) throw Refused.beside('on', 'group_date_there', {});
  const later = scope === 'this_and_later';
  await takeVersion(ctx, groupId, version, later ? columnsOf(placeOf(to)) : {});
  const inIt = new Map(people.map((each) => [each.memberId, each]));
  const moves = changed.map((after) => {
    const before = dates.find(({ id }) => id === after.id);
    const members = (before?.entries ?? []).flatMap(({ memberId, tryId, sessionId }) => {
      const member = inIt.get(memberId);
      return member === undefined ? [] : [{ member, tryId, sessionId }];
    });
    const isMoved = before?.on !== after.on || before.time !== after.time;
    const own = bookingsOfDate(groupId, after);
    const ofMembers = members.map(({ member, tryId }) => memberBooking(groupId, after, member, tryId));
    return { after, members, isMoved, own, ofMembers };
  });
  const all = moves.flatMap(({ own, ofMembers }) => [...own, ...ofMembers.flat()]);
  const reasons = await reasonsFor(ctx, all, input.clashReason);
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
  for (const member of people.filter(isInGroup)) {
    const own = moves.flatMap(({ after, members, isMoved, ofMembers }) =>
      members.flatMap(({ member: each, tryId, sessionId }, at) =>
        each === member ? [{ after, isMoved, tryId, sessionId, clash: reasonFor(ofMembers[at] ?? []) }] : [],
      ),
    );
    if (own.length === 0 && !later) continue;
    courseIds.push(member.courseId);
    await ofMember(ctx, member, async () => {
      for (const { after, isMoved, tryId, sessionId, clash } of own) {
        if (later || !isMoved) await updateInPlace(ctx, tryId, { after, isMoved, clash });
        else {
          await leaveAsMoved(ctx, tryId);
          await insertTry(ctx, member, { sessionId, date: after, clash });
        }
      }
      if (later && group.practitioner_id !== to.practitionerId)
        await handovers.setHolder(ctx.db, member.strandId, to.practitionerId);
    });
  }
  ctx.auditDetail({ scope, changed: changed.length, courseIds });
  return { groupId, version: version + 1, changed: changed.length };
}

/** Takes a date out for everybody: each member's session stays, with its number, and waits for another date. */
export async function removeDate(
  ctx: Ctx,
  { groupId, version, dateId }: ParsedInputOf<'group.removeDate'>,
): Promise<OutputOf<'group.removeDate'>> {
  await open(ctx, groupId);
  const { dates, people } = await store.inside(ctx.db, groupId);
  const date = dates.find(({ id }) => id === dateId);
  if (date === undefined) throw new Refused('not_found');
  if (!isStillPlanned(date)) throw new Refused('group_date_begun');
  await takeVersion(ctx, groupId, version);
  const courseIds: string[] = [];
  for (const { memberId, tryId } of date.entries) {
    const member = people.find((each) => each.memberId === memberId);
    if (member === undefined) continue;
    courseIds.push(member.courseId);
    await ofMember(ctx, member, async () => leaveAsMoved(ctx, tryId));
  }
  await store.removeDates(ctx.db, [dateId]);
  ctx.auditDetail({ on: date.on, courseIds });
  return { groupId, version: version + 1 };
}

/** A group's date as it usually is: who holds it, where and how long. */
function usual(group: store.GroupRow): Omit<DateOfGroup, 'id' | 'on' | 'time'> {
  return {
    practitionerId: group.practitioner_id,
    secondPractitionerId: group.second_practitioner_id,
    roomId: group.room_id,
    place: group.place,
    lengthMinutes: group.length_minutes,
  };
}

const placeOf = <T extends { place: string | null }>(to: T): T => ({
  ...to,
  place: to.place === '' ? null : to.place,
});

/** The dates a change makes other, as they would be. Those whose register was begun stay. */
function changedBy(
  dates: store.Inside['dates'],
  { dateId, scope, to }: Omit<ParsedInputOf<'group.changePreview'>, 'groupId'>,
): DateOfGroup[] {
  const chosen = dates.find(({ id }) => id === dateId);
  if (chosen === undefined) throw new Refused('not_found');
  if (!isStillPlanned(chosen)) throw new Refused('group_date_begun');
  const planned = dates
    .filter(isStillPlanned)
    .map((date, at): PlannedTry => ({ ...date, tryId: date.id, strandId: '', number: at + 1 }));
  const { secondPractitionerId, ...first } = placeOf(to);
  const decided = changePlanned(planned, { tryId: dateId, scope, to: first });
  if (!decided.ok) throw Refused.beside('time', decided.code, decided.detail);
  const changed = new Map(decided.value.map(({ after }) => [after.tryId, after]));
  return dates.filter(isStillPlanned).flatMap(({ entries: _entries, ...date }) => {
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
