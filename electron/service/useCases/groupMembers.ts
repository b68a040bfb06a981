import type { OutputOf, ParsedInputOf } from '../../../shared/contract.ts';
import { formatDate, type LocalDate } from '../../../shared/dates.ts';
import { isTwoPlaces, mustNotMeet } from '../../../shared/diary/clashes.ts';
import { cameAfter, datesFrom, isAlreadyIn, isInGroup, isOfChildren } from '../../../shared/groups/rules.ts';
import { ProtocolId } from '../../../shared/protocols/types.ts';
import { assertMaySee } from '../caseload.ts';
import type { Ctx } from '../context.ts';
import { Refused } from '../refused.ts';
import * as catalogue from '../store/catalogue.ts';
import * as courses from '../store/courses.ts';
import * as store from '../store/groups.ts';
import * as keepApart from '../store/keepApart.ts';
import { childrenInProceedings } from '../store/openProceedings.ts';
import * as sessions from '../store/sessions.ts';
import * as settings from '../store/settings.ts';
import { keepSettled } from './apartMeetings.ts';
import { clashesOfAll, loadDiary } from './diaryFacts.ts';
import { comingOf } from './groupBookings.ts';
import { mine, open, takeVersion } from './groups.ts';
import { planCourse } from './planning.ts';

type Joining = { groupId: string; childId: string; personId: string | null; joinedOn: LocalDate };

/** Whom of the members a child or carer must not meet, and what is in the way of their dates. Nothing is saved. */
export async function joinFacts(
  ctx: Ctx,
  input: ParsedInputOf<'group.joinFacts'>,
): Promise<OutputOf<'group.joinFacts'>> {
  await assertMaySee(ctx, input.childId);
  return factsOf(ctx, await mine(ctx, input.groupId), input);
}

async function factsOf(
  ctx: Ctx,
  group: store.GroupRow,
  { childId, personId, joinedOn }: Joining,
): Promise<OutputOf<'group.joinFacts'>> {
  const { dates, people } = await store.inside(ctx.db, group.id);
  const { countedStrand } = (await catalogue.load(ctx.db)).byId(ProtocolId.parse(group.protocol_id));
  const joining = { childId, personId, isCarers: countedStrand === 'carer' };
  const pairs = await keepApart.listPairs(ctx.db);
  const apart = people.filter((each) => isInGroup(each) && mustNotMeet(joining, comingOf(each), pairs));
  const bookings = datesFrom(dates, joinedOn).flatMap(({ on, time, ...as }) => {
    const { practitionerId, roomId, place, lengthMinutes } = as;
    if (time === null) return [];
    const where = { practitionerId, roomId, place, lengthMinutes };
    return [{ ...joining, ...where, on, time, tryId: null, courseId: null, groupId: group.id }];
  });
  const [first, last] = [bookings[0], bookings.at(-1)];
  if (first === undefined || last === undefined) return { apart: apart.map(nameOf), clashes: [] };
  const clashes = clashesOfAll(bookings, await loadDiary(ctx, { from: first.on, to: last.on }));
  return {
    apart: apart.map(nameOf),
    clashes: bookings.flatMap(({ on, time }, at) => {
      // Whom they would meet in the group itself is said above, once.
      const own = (clashes[at] ?? []).filter(
        ({ with: what }) =>
          what === 'child' || what === 'carer' || (what === 'keep_apart' && apart.length === 0),
      );
      return own.length === 0 ? [] : [{ on, time, clashes: own }];
    }),
  };
}

/** The pairs that somebody who joins makes with those who are in it. */
async function pairsMade(
  ctx: Ctx,
  people: store.Inside['people'],
  joining: { childId: string; personId: string | null; isCarers: boolean },
) {
  const pairs = await keepApart.listPairs(ctx.db);
  const inIt = people.filter(isInGroup).map(comingOf);
  return pairs.filter((pair) => inIt.some((each) => mustNotMeet(joining, each, [pair])));
}

const nameOf = ({ child }: store.Inside['people'][number]) => ({ id: child.id, name: child.name });

/**
 * A child or carer joins: a course of their own is planned with the group's dates from that day, so that their count and
 * their reviews begin when they do. Open proceedings ask for what was discussed, and refuse nobody (NG76 1.7.17, 1.7.19);
 * a member whom they must not meet asks why all the same.
 */
export async function join(ctx: Ctx, input: ParsedInputOf<'group.join'>): Promise<OutputOf<'group.join'>> {
  const { groupId, version, childId, joinedOn } = input;
  const group = await open(ctx, groupId);
  await assertMaySee(ctx, childId);
  const { dates, people } = await store.inside(ctx.db, groupId);
  const protocolId = ProtocolId.parse(group.protocol_id);
  const protocol = (await catalogue.load(ctx.db)).byId(protocolId);
  const joining = { childId, personId: input.personId, isCarers: protocol.countedStrand === 'carer' };
  if (isAlreadyIn(people.filter(isInGroup).map(comingOf), joining))
    throw new Refused(joining.isCarers ? 'group_carer_already' : 'group_member_already');
  const remaining = datesFrom(dates, joinedOn);
  if (remaining.length === 0) throw Refused.beside('joinedOn', 'group_no_dates', {});
  const proceedingsNote = input.proceedingsNote === '' ? null : input.proceedingsNote;
  const isPreTrial = (await childrenInProceedings(ctx.db, [childId])).has(childId);
  if (isPreTrial && isOfChildren(protocol) && proceedingsNote === null)
    throw Refused.beside('proceedingsNote', 'group_proceedings', {});
  const facts = await factsOf(ctx, group, input);
  const apartReason = input.apartReason === '' ? null : input.apartReason;
  if (facts.apart.length > 0 && apartReason === null) throw Refused.beside('apartReason', 'group_apart', {});
  const clashReason = input.clashReason === '' ? null : input.clashReason;
  if (facts.clashes.some((each) => each.clashes.some(isTwoPlaces)) && clashReason === null)
    throw Refused.beside('clashReason', 'clash_reason_needed', {});
  await takeVersion(ctx, groupId, version);
  const { courseId } = await planCourse(
    ctx,
    {
      childId,
      referralId: input.referralId,
      offerId: input.offerId,
      protocolId,
      planningReason: `As the group ${group.name} is planned`,
      counted: {
        personId: input.personId,
        practitionerId: group.practitioner_id,
        lengthMinutes: group.length_minutes,
        roomId: group.room_id,
        place: group.place,
        dates: remaining.map(({ on, time }) => (time === null ? null : { on, time })),
      },
      carer: null,
      noCarerReason: input.noCarerReason,
      reasonForUnusualFit: input.reasonForUnusualFit,
      // What is in the way of the group itself was answered when its dates were planned.
      clashReason: clashReason ?? `As the group ${group.name} is planned`,
      interpreterBooked: false,
    },
    groupId,
  );
  const [strand] = await courses.strandsOf(ctx.db, courseId);
  await store.insertMember(ctx.db, {
    id: ctx.newId(),
    group_id: groupId,
    course_id: courseId,
    strand_id: strand?.id ?? '',
    joined_on: joinedOn,
    left_on: null,
    proceedings_note: isPreTrial ? proceedingsNote : null,
    apart_reason: facts.apart.length > 0 ? apartReason : null,
    joined_by: ctx.actor.accountId,
    joined_at: ctx.now,
  });
  // Why all the same is what was decided of each pair that is in it now.
  if (facts.apart.length > 0 && apartReason !== null)
    for (const pair of await pairsMade(ctx, people, joining))
      await keepSettled(ctx, { pair, words: apartReason, groupId });
  await takePlacesOfDates(ctx, groupId, courseId);
  ctx.auditDetail({ groupId, isPreTrial, mustNotMeet: facts.apart.length });
  return { groupId, version: version + 1, courseId };
}

/** A date that somebody else holds, or that is held elsewhere, is so for whoever joins. */
async function takePlacesOfDates(ctx: Ctx, groupId: string, courseId: string): Promise<void> {
  const { dates, people } = await store.inside(ctx.db, groupId);
  const member = people.find((each) => each.courseId === courseId);
  for (const { entries, ...date } of dates) {
    const entry = entries.find(({ memberId }) => memberId === member?.memberId);
    if (entry === undefined) continue;
    await sessions.updateTry(ctx.db, entry.tryId, {
      practitioner_id: date.practitionerId,
      room_id: date.roomId,
      place: date.place,
      length_minutes: date.lengthMinutes,
    });
  }
}

export async function leave(ctx: Ctx, input: ParsedInputOf<'group.leave'>): Promise<OutputOf<'group.leave'>> {
  const { groupId, version, memberId, courseId, leftOn } = input;
  await mine(ctx, groupId);
  const { dates, people } = await store.inside(ctx.db, groupId);
  const member = people.find((each) => each.memberId === memberId && each.courseId === courseId);
  if (member === undefined || member.leftOn !== null) throw new Refused('not_found');
  if (leftOn > ctx.today) throw Refused.beside('leftOn', 'future_date', {});
  if (leftOn < member.joinedOn) throw Refused.beside('leftOn', 'group_left_before', {});
  const came = cameAfter(dates, memberId, leftOn);
  if (came !== null) throw Refused.beside('leftOn', 'group_came_after', { on: formatDate(came) });
  await takeVersion(ctx, groupId, version);
  if (!(await courses.save(ctx.db, courseId, member.courseVersion))) throw new Refused('conflict');
  const datesReleased = await sessions.releasePlanned(ctx.db, courseId, leftOn, member.strandId);
  await store.markLeft(ctx.db, memberId, leftOn);
  await courses.refreshCourse(ctx.db, courseId, ctx.today, await settings.load(ctx.db));
  ctx.auditDetail({ groupId, memberId, leftOn, datesReleased });
  return { groupId, version: version + 1, datesReleased };
}
