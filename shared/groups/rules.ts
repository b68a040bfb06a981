import type { Attendee } from '../courses/logging.ts';
import { wasHeld, LOGGED_STATUSES, type LoggedStatus, type SessionStatus } from '../courses/sessions.ts';
import { compareDates, type LocalDate } from '../dates.ts';
import { type ApartPair, type Booking, mustNotMeet } from '../diary/clashes.ts';
import type { Protocol, SessionFormat, StrandKind } from '../protocols/types.ts';

const GROUP_FORMATS: readonly SessionFormat[] = ['child_group', 'parent_group', 'carer_group'];

/** Whether a therapy can be held as a group, as its source says. */
export function isHeldInGroups({ formats }: Pick<Protocol, 'formats'>): boolean {
  return formats.some((format) => GROUP_FORMATS.includes(format));
}

/** Whether a therapy is held in no other way than as a group. */
export function isHeldOnlyInGroups({ formats }: Pick<Protocol, 'formats'>): boolean {
  return formats.length > 0 && formats.every((format) => GROUP_FORMATS.includes(format));
}

/** Whether children sit in the group, and not only parents or carers. */
export function isOfChildren({ countedStrand }: Pick<Protocol, 'countedStrand'>): boolean {
  return countedStrand !== 'carer';
}

export type SizeNote = { code: 'below' | 'above' | 'full' | 'over_places'; sentence: string };

/**
 * What is to be said of a group's size: too small or too large for what its source states (NG76 1.7.12: KEEP with 8 to 10
 * carers), full, or with more members than places. It is said and never refuses anybody.
 */
export function sizeNotes(
  { groupSize }: Pick<Protocol, 'groupSize'>,
  { places, members }: { places: number; members: number },
): SizeNote[] {
  const notes: SizeNote[] = [];
  if (members > places)
    notes.push({ code: 'over_places', sentence: `${members} members for ${places} places.` });
  else if (members === places) notes.push({ code: 'full', sentence: 'Every place is taken.' });
  if (groupSize === null) return notes;
  const stated = `Stated for groups of ${groupSize.min} to ${groupSize.max}`;
  if (members > groupSize.max) notes.push({ code: 'above', sentence: `${stated}; this one has ${members}.` });
  else if (members < groupSize.min)
    notes.push({ code: 'below', sentence: `${stated}; ${joinedSoFar(members)}.` });
  return notes;
}

/** What is to be said of the places planned, before anybody has joined. */
export function placesNote({ groupSize }: Pick<Protocol, 'groupSize'>, places: number): string | null {
  if (groupSize === null || (places >= groupSize.min && places <= groupSize.max)) return null;
  return `Stated for groups of ${groupSize.min} to ${groupSize.max}. Another number can be right.`;
}

/**
 * Whether a group can be given a number of places: fewer than its members would say of somebody that they have none. One
 * that has more members than places already keeps what it has (our own default).
 */
export function canHavePlaces(places: number, now: { places: number; members: number }): boolean {
  return places === now.places || places >= now.members;
}

function joinedSoFar(members: number): string {
  return members === 0 ? 'nobody has joined yet' : members === 1 ? '1 has joined' : `${members} have joined`;
}

type InGroup = { leftOn: LocalDate | null; courseEndedOn: LocalDate | null };

/** Whether somebody is in a group now: not left, and with a course that runs. */
export function isInGroup({ leftOn, courseEndedOn }: InGroup): boolean {
  return leftOn === null && courseEndedOn === null;
}

/**
 * What becomes of a member's session when the group's date goes to another day, or to none yet: it goes along, but for
 * somebody who had left by then. Theirs leaves the diary, as every later date did when they left.
 */
export function goesAlong({ leftOn, courseEndedOn }: InGroup, to: LocalDate | null): boolean {
  const [lastOn] = [leftOn, courseEndedOn].filter((on) => on !== null).toSorted(compareDates);
  return lastOn === undefined || (to !== null && to <= lastOn);
}

type Holding = { practitionerId: string; secondPractitionerId: string | null };

/** Whether somebody holds a group, or a date of one, alone or as the second. */
export function isHeldBy({ practitionerId, secondPractitionerId }: Holding, id: string | null): boolean {
  return id !== null && [practitionerId, secondPractitionerId].includes(id);
}

/**
 * The dates of a group that somebody who stands in for some of them has to do with: those they hold, from now on or as
 * long as the register is to be taken (our own default, after Caldicott need-to-know).
 */
export function datesOfStandIn<D extends Holding & DateOfGroup>(
  dates: readonly D[],
  id: string | null,
  today: LocalDate,
): D[] {
  return dates.filter(
    (date) => isHeldBy(date, id) && (date.on >= today || stateOfDate(date, today) === 'to_take'),
  );
}

/** The dates of a group that somebody who joins on a day takes part in: each counts for them from then on. */
export function datesFrom<D extends { on: LocalDate }>(dates: readonly D[], joinedOn: LocalDate): D[] {
  return dates.filter(({ on }) => on >= joinedOn).toSorted((a, b) => compareDates(a.on, b.on));
}

/** The last day after one on which a member came: they have not left before it; null where there is none. */
export function cameAfter(
  dates: readonly {
    on: LocalDate;
    entries: readonly { memberId: string; status: SessionStatus }[];
  }[],
  memberId: string,
  leftOn: LocalDate,
): LocalDate | null {
  const came = dates.filter(
    ({ on, entries }) =>
      on > leftOn && entries.some((each) => each.memberId === memberId && wasHeld(each.status)),
  );
  return (
    came
      .map(({ on }) => on)
      .toSorted(compareDates)
      .at(-1) ?? null
  );
}

/** Who comes for a member: their child, or the carer, or both. */
export type Coming = Pick<Booking, 'childId' | 'personId' | 'isCarers'> & { memberId: string };

/**
 * How many come, by which a group's size and places are judged: a carer once, for however many children (NG76 1.7.12 states
 * KEEP for 8 to 10 carers), and each carer of a child.
 */
export function countComing(members: readonly Coming[]): number {
  return new Set(
    members.map(({ memberId, childId, personId, isCarers }) => (isCarers ? (personId ?? memberId) : childId)),
  ).size;
}

/** Whether somebody is in a group already: the child, or in a group of carers the same carer for the same child. */
export function isAlreadyIn(
  members: readonly Omit<Coming, 'memberId'>[],
  { childId, personId, isCarers }: Omit<Coming, 'memberId'>,
): boolean {
  return members.some((each) => each.childId === childId && (!isCarers || each.personId === personId));
}

/**
 * Members of one group who must not meet, each two once: a group puts them in one room on every date (our own default,
 * as the diary's own warning of people who would meet).
 */
export function membersApart(
  members: readonly Coming[],
  apart: readonly ApartPair[],
): { memberId: string; otherMemberId: string }[] {
  return members.flatMap((one, at) =>
    members
      .slice(at + 1)
      .filter((other) => mustNotMeet(one, other, apart))
      .map((other) => ({ memberId: one.memberId, otherMemberId: other.memberId })),
  );
}

/** The groups in which two who must not meet are both, each once. */
export function groupsOfBoth<G extends { id: string }>(
  coming: readonly (Coming & { group: G })[],
  pair: ApartPair,
): G[] {
  return [...Map.groupBy(coming, ({ group }) => group.id).values()].flatMap((members) => {
    const [first] = members;
    return first !== undefined && membersApart(members, [pair]).length > 0 ? [first.group] : [];
  });
}

/** What can be said of a member in a register: a carer is never "not brought" (domain F11). */
export function registerStatuses(strand: StrandKind): LoggedStatus[] {
  return LOGGED_STATUSES.filter((status) => strand !== 'carer' || status !== 'was_not_brought');
}

/** Whom a register can name of one member: the child, the carer, or each of them where they come together. */
export function whoMayCome(strand: StrandKind): Attendee[] {
  if (strand === 'carer') return ['carer'];
  return strand === 'child' ? ['child'] : ['child', 'carer'];
}

/** Whether it is asked who came: where parent and child come together, either may come alone. */
export function asksWhoCame(strand: StrandKind, status: LoggedStatus): boolean {
  return wasHeld(status) && whoMayCome(strand).length > 1;
}

/**
 * Who was there where a member came. Where parent and child come together only those somebody named: a parent there alone
 * is no child who was seen (our own default, after NG76 1.1: the child's own safety).
 */
export function attendeesOf(
  strand: StrandKind,
  status: LoggedStatus,
  named: readonly Attendee[],
): Attendee[] {
  if (!wasHeld(status)) return [];
  const mayCome = whoMayCome(strand);
  return mayCome.length === 1 ? mayCome : mayCome.filter((who) => named.includes(who));
}

export type RegisterState = 'ahead' | 'to_take' | 'taken' | 'nobody';

/** Where the register of a date stands. One member left open keeps it to be taken. */
export function registerState(
  on: LocalDate,
  statuses: readonly SessionStatus[],
  today: LocalDate,
): RegisterState {
  if (on > today) return 'ahead';
  if (statuses.length === 0) return 'nobody';
  return statuses.every((status) => status !== 'planned') ? 'taken' : 'to_take';
}

type DateOfGroup = { on: LocalDate; entries: readonly { status: SessionStatus }[] };

/** The same of a date with the sessions of its members. */
export function stateOfDate({ on, entries }: DateOfGroup, today: LocalDate): RegisterState {
  return registerState(
    on,
    entries.map(({ status }) => status),
    today,
  );
}

/** Dates ahead that stand on a group's page before all are asked for. */
const NEXT_SHOWN = 3;

/** The dates somebody looks for: those whose register is to be taken, the last one that is, and the next few. */
export function datesNear<D extends DateOfGroup>(dates: readonly D[], today: LocalDate): D[] {
  const lastTaken = dates.findLast((each) => stateOfDate(each, today) === 'taken');
  const next = new Set(dates.filter(({ on }) => on > today).slice(0, NEXT_SHOWN));
  return dates.filter(
    (each) => each === lastTaken || stateOfDate(each, today) === 'to_take' || next.has(each),
  );
}

/**
 * Whether a date can still be moved: its register was not begun, which it cannot be before its day. What a family called off
 * in advance stays as it was said, and holds up nobody else.
 */
export function isStillPlanned({ on, entries }: DateOfGroup, today: LocalDate): boolean {
  return on > today || entries.every(({ status }) => status === 'planned');
}
