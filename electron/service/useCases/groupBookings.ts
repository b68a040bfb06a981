import type { LocalDate, LocalTime } from '../../../shared/dates.ts';
import { type Booking, isTwoPlaces } from '../../../shared/diary/clashes.ts';
import type { GroupDate } from '../../../shared/groups/contract.ts';
import { isInGroup } from '../../../shared/groups/rules.ts';
import type { Ctx } from '../context.ts';
import type { Inside } from '../store/groups.ts';
import { clashesOfAll, loadDiary } from './diaryFacts.ts';

/** A date of a group as it stands or would stand; without an id it is not kept yet. */
export type DateOfGroup = Omit<GroupDate, 'id' | 'entries'> & { id: string | null };
type Member = Inside['people'][number];
type Timed = DateOfGroup & { time: LocalTime };

/** A group's own date in the diary: once for each who holds it. None while it has no time. */
export function bookingsOfDate(groupId: string, date: DateOfGroup): Booking[] {
  if (!isTimed(date)) return [];
  return [date.practitionerId, date.secondPractitionerId]
    .filter((id) => id !== null)
    .map((practitionerId) => ({
      ...common(groupId, date),
      tryId: date.id,
      courseId: null,
      practitionerId,
      childId: null,
      personId: null,
      isCarers: false,
    }));
}

/** Who comes for a member. */
export function comingOf({ memberId, child, carer, strand }: Member) {
  return { memberId, childId: child.id, personId: carer?.id ?? null, isCarers: strand === 'carer' };
}

/** What a member's own session on a date stands for in the diary. */
export function bookingOfMember(groupId: string, date: Timed, member: Member, tryId: string | null): Booking {
  const { practitionerId } = date;
  const { memberId: _member, ...coming } = comingOf(member);
  return { ...common(groupId, date), ...coming, tryId, courseId: member.courseId, practitionerId };
}

const isTimed = (date: DateOfGroup): date is Timed => date.time !== null;
const common = (groupId: string, { on, time, roomId, place, lengthMinutes }: Timed) => ({
  groupId,
  on,
  time,
  roomId,
  place,
  lengthMinutes,
});

/** Each member's try of a date, where there is one. */
export type TryOf = (member: Member, date: DateOfGroup) => string | null;

/**
 * What is in the way of dates of a group. Its practitioners' and its room's clashes are said once; of members it is said
 * who they are.
 */
export async function inTheWay(
  ctx: Ctx,
  groupId: string,
  { dates, people, tryOf }: { dates: readonly DateOfGroup[]; people: readonly Member[]; tryOf: TryOf },
) {
  const days = dates.map(({ on }) => on).toSorted();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return [];
  const coming = (on: LocalDate) => people.filter((each) => isInGroup(each) && each.joinedOn <= on);
  const planned = dates.map((date) => ({
    date,
    own: bookingsOfDate(groupId, date),
    members: isTimed(date)
      ? coming(date.on).map((member) => ({
          member,
          booking: bookingOfMember(groupId, date, member, tryOf(member, date)),
        }))
      : [],
  }));
  const all = planned.flatMap(({ own, members }) => [...own, ...members.map(({ booking }) => booking)]);
  const clashes = clashesOfAll(all, await loadDiary(ctx, { from: first, to: last }));
  const clashesFor = (booking: Booking) => clashes[all.indexOf(booking)] ?? [];
  return planned.map(({ date, own, members }) => {
    const found = own.flatMap(clashesFor);
    const isOfMember = (booking: Booking) =>
      clashesFor(booking).some(({ with: what }) => OF_MEMBERS.has(what));
    const isTwice = (booking: Booking) => clashesFor(booking).some(({ with: what }) => what === 'child');
    return {
      on: date.on,
      time: date.time,
      clashes: found.filter(
        (each, at) =>
          found.findIndex((earlier) => earlier.with === each.with && earlier.name === each.name) === at,
      ),
      members: members
        .filter(({ booking }) => isOfMember(booking))
        .map(({ member: { child } }) => ({ id: child.id, name: child.name })),
      isTwice: found.some(isTwoPlaces) || members.some(({ booking }) => isTwice(booking)),
    };
  });
}

const OF_MEMBERS: ReadonlySet<string> = new Set(['child', 'carer', 'keep_apart']);
