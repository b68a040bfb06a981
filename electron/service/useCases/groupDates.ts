import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import { daysOfPlan, proposeDates } from '../../../shared/courses/proposal.ts';
import { addWeeks, weekdayOf } from '../../../shared/dates.ts';
import { type Booking, byDay, type Clash, clashesOf } from '../../../shared/diary/clashes.ts';
import { goesAlong, isInGroup, isStillPlanned } from '../../../shared/groups/rules.ts';
import { ProtocolId } from '../../../shared/protocols/types.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import * as store from '../store/groups.ts';
import * as sessions from '../store/sessions.ts';
import { mayHaveDates } from './joining.ts';
import { bookingsForPlan, loadFacts, reasonsFor } from './diaryFacts.ts';
import { bookingsOfDate, type DateOfGroup, inTheWay } from './groupBookings.ts';
import { columnsOf, mine, open, takeVersion } from './groups.ts';
import { insertTry, leaveAsMoved, memberBooking, ofMember, sessionToHold } from './groupTries.ts';

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
  const facts = await loadFacts(ctx, { from: startsOn, to: until });
  const slot = { time, lengthMinutes, roomId, place, ...NOBODY };
  const asked = {
    startsOn,
    weekday: weekdayOf(startsOn),
    count,
    slot: { ...slot, practitionerId },
    carer: null,
    leftOut: input.leftOut,
    moves: [],
    facts,
  };
  const slots = [practitionerId, secondPractitionerId].map((id) => ({ ...slot, practitionerId: id }));
  const bookings = await bookingsForPlan(ctx, daysOfPlan(asked), { slots, facts });
  const dates = proposeDates({ ...asked, diary: bookings });
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
  const taking: typeof people = [];
  for (const each of people)
    if (isInGroup(each) && each.joinedOn <= on && (await isDateForThem(ctx, group, each))) taking.push(each);
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

/**
 * Takes a date out for everybody: each member's session stays, with its number, and waits for another date. That of
 * somebody who has left since waits for nothing, and what was said of one in advance stays.
 */
export async function removeDate(
  ctx: Ctx,
  { groupId, version, dateId }: ParsedInputOf<'group.removeDate'>,
): Promise<OutputOf<'group.removeDate'>> {
  await open(ctx, groupId);
  const { dates, people } = await store.inside(ctx.db, groupId);
  const date = dates.find(({ id }) => id === dateId);
  if (date === undefined) throw new Refused('not_found');
  if (!isStillPlanned(date, ctx.today)) throw new Refused('group_date_begun');
  await takeVersion(ctx, groupId, version);
  const courseIds: string[] = [];
  for (const { memberId, tryId, status } of date.entries) {
    const member = people.find((each) => each.memberId === memberId);
    if (member === undefined || status !== 'planned') continue;
    courseIds.push(member.courseId);
    await ofMember(ctx, member, async () =>
      goesAlong(member, null)
        ? leaveAsMoved(ctx, tryId)
        : sessions.releaseTry(ctx.db, member.courseId, tryId),
    );
  }
  await store.removeDates(ctx.db, [dateId]);
  ctx.auditDetail({ on: date.on, courseIds });
  return { groupId, version: version + 1 };
}

/** A member whom a safeguarding lead is still to decide on gets no new date; the others do. */
async function isDateForThem(
  ctx: Ctx,
  group: store.GroupRow,
  { child, carer, strand }: store.Inside['people'][number],
): Promise<boolean> {
  const protocolId = ProtocolId.parse(group.protocol_id);
  return (await mayHaveDates(ctx, child.id, protocolId, { kind: strand, isCounted: true, person: carer })).ok;
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
