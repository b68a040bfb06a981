// What is in the way of one session: on its day, at its time, in its place, and among the people who would meet.
// Warnings all, but that one person or one room is never in two places unless somebody says why.
import * as z from 'zod';
import { addDays, type LocalDate, type LocalTime, minutesOf, weekdayOf } from '../dates.ts';
import { type HoursDefaults, isOutsideHours, numbersFor, type PractitionerHours } from './hours.ts';
import { DAY_OFF_KINDS, type DayFacts, type DayOff, dayOff } from './periods.ts';

export const CLASH_KINDS = [
  // Two places at once.
  'practitioner',
  'room',
  'child',
  'carer',
  // Who must not meet, and where a session should not be.
  'keep_apart',
  'home',
  // The day.
  'holiday',
  'closure',
  'school_holiday',
  'leave',
  // The practitioner's day.
  'hours',
  'daily_most',
  'travel',
] as const;
export type ClashKind = (typeof CLASH_KINDS)[number];

/** What is in the way, and whose or which it is; no name where it would tell of another child. */
export const Clash = z.strictObject({ with: z.enum(CLASH_KINDS), name: z.string() });
export type Clash = z.infer<typeof Clash>;

/** Minutes between two sessions in one place within which people may meet at the door (our own default). */
export const MEETING_MINUTES = 15;

/** One session in the diary: who would be there, when and where. */
export type Booking = {
  /** The try, or the group's own date. Null for one that is not kept yet. */
  tryId: string | null;
  courseId: string | null;
  on: LocalDate;
  time: LocalTime;
  lengthMinutes: number;
  practitionerId: string | null;
  roomId: string | null;
  /** Where there is no room: 'school', 'online', 'at home'. */
  place: string | null;
  /** Null for a group's own date: its members come with theirs. */
  childId: string | null;
  /** The group it is of, so that its members and those who hold it are in one place. */
  groupId: string | null;
  /** The parent or carer whose session it is, or who comes too. */
  personId: string | null;
  /** Whether it is a carer's own session: then the child is not there. */
  isCarers: boolean;
};

/** Two who must not meet: a child, and another child or somebody round a child. */
export type ApartPair = {
  childId: string;
  otherChildId: string | null;
  personId: string | null;
  /** The same person as held round other children: see `isSamePerson`. */
  alsoPersonIds?: readonly string[];
};

export type ClashFacts = DayFacts & {
  hours: readonly PractitionerHours[];
  defaults: HoursDefaults;
  apart: readonly ApartPair[];
  /** Children of whom the record says, or does not rule out, that somebody alleged to have abused lives at home. */
  unsafeAtHome: ReadonlySet<string>;
  names: { practitioner: (id: string) => string; room: (id: string) => string };
};

/** Whether a clash puts somebody or a room in two places: that is planned only with a reason. */
export function isTwoPlaces({ with: what }: Pick<Clash, 'with'>): boolean {
  return what === 'practitioner' || what === 'room' || what === 'child';
}

/** Whether it is the day that is in the way: nobody works, or whoever holds it does not. */
export function isDayOff({ with: what }: Pick<Clash, 'with'>): boolean {
  return DAY_OFF_KINDS.some((kind) => kind === what);
}

/** Whether a date with this clash waits for an answer in a plan; the others are said and planned. */
export function needsAnswer(clash: Pick<Clash, 'with'>): boolean {
  return isTwoPlaces(clash) || !['carer', 'hours', 'daily_most', 'travel'].includes(clash.with);
}

/** What is in the way of a session, among the others of its day; each said once, the gravest first. */
export function clashesOf(
  booking: Booking,
  others: readonly Booking[],
  facts: ClashFacts,
  options: { leavesOutDay?: boolean } = {},
): Clash[] {
  const ofDay = others.filter((each) => each.on === booking.on && !isSame(each, booking));
  const apartFrom = ofDay.filter((each) => !isOneGathering(each, booking));
  const off = options.leavesOutDay === true ? null : dayOff(facts, booking.on, booking.practitionerId);
  return [
    ...atOnce(booking, apartFrom, facts),
    ...(meetsSomebody(booking, ofDay, facts.apart) ? [{ with: 'keep_apart' as const, name: '' }] : []),
    ...(isHome(booking) && booking.childId !== null && facts.unsafeAtHome.has(booking.childId)
      ? [{ with: 'home' as const, name: '' }]
      : []),
    ...(off === null ? [] : [clashOfDay(off, booking, facts)]),
    ...ofPractitioner(booking, apartFrom, facts),
  ];
}

/** How a day off is said of one session. */
export function clashOfDay(off: DayOff, { practitionerId }: Booking, { names }: ClashFacts): Clash {
  const isLeave = off.because === 'leave' && practitionerId !== null;
  return { with: off.because, name: isLeave ? names.practitioner(practitionerId) : off.name };
}

/** Who comes: the child, unless it is a carer's own session, and the carer where one is named. */
export function attendeesOf({ childId, personId, isCarers }: Attending): {
  children: string[];
  people: string[];
} {
  return {
    children: isCarers || childId === null ? [] : [childId],
    people: personId === null ? [] : [personId],
  };
}
type Attending = Pick<Booking, 'childId' | 'personId' | 'isCarers'>;

/**
 * Whether two must not meet, whichever of them the pair was recorded of. Of two children each is kept from the other's
 * parent or carer too, whoever that is and also where nobody named them: they bring the child, and speak of them (our own
 * default, on the side of asking). Two carers with no child there are not.
 */
export function mustNotMeet(one: Attending, other: Attending, apart: readonly ApartPair[]): boolean {
  return apart.some((pair) => isPair(pair, one, other) || isPair(pair, other, one));
}

/** Whether two are of one group and held together: then those who hold it, and its room, are in one place. */
export function isOneGathering(a: Booking, b: Booking): boolean {
  return (
    a.groupId !== null &&
    a.groupId === b.groupId &&
    a.on === b.on &&
    a.time === b.time &&
    a.roomId === b.roomId &&
    a.place === b.place
  );
}

/** Bookings by their day, for many questions about one diary. */
export function byDay(bookings: readonly Booking[]): (on: LocalDate) => readonly Booking[] {
  const days = Map.groupBy(bookings, ({ on }) => on);
  return (on) => days.get(on) ?? [];
}

/**
 * The sessions that hold the practitioner or the room of this one at its time, or its child: whom to ask to move. A group
 * is one of them, by its own date where it has one then.
 */
export function takenBy(booking: Booking, others: readonly Booking[]): Booking[] {
  const { practitionerId, roomId, childId, isCarers } = booking;
  const taken = others.filter(
    (each) =>
      !isSame(each, booking) &&
      !isOneGathering(each, booking) &&
      areAtOnce(each, booking) &&
      ((practitionerId !== null && each.practitionerId === practitionerId) ||
        (roomId !== null && each.roomId === roomId) ||
        (childId !== null && !isCarers && !each.isCarers && each.childId === childId)),
  );
  const ownDatesFirst = taken.toSorted((a, b) => Number(a.childId !== null) - Number(b.childId !== null));
  return onceEach(ownDatesFirst);
}

type Times = Pick<Booking, 'on' | 'time' | 'lengthMinutes'>;

/** Whether two sessions overlap in time. */
export function areAtOnce(a: Times, b: Times): boolean {
  return a.on === b.on && gapBetween(a, b) < 0;
}

const isSame = (a: Booking, b: Booking) => a === b || (a.tryId !== null && a.tryId === b.tryId);
const endOf = ({ time, lengthMinutes }: Times) => minutesOf(time) + lengthMinutes;

/** Minutes between two sessions of one day; negative where they overlap. */
function gapBetween(a: Times, b: Times): number {
  return Math.max(minutesOf(a.time) - endOf(b), minutesOf(b.time) - endOf(a));
}

function atOnce(booking: Booking, ofDay: readonly Booking[], { names }: ClashFacts): Clash[] {
  const { practitionerId, roomId, childId, personId, isCarers } = booking;
  const taken = ofDay.filter((each) => gapBetween(each, booking) < 0);
  const clashes: Clash[] = [];
  if (practitionerId !== null && taken.some((each) => each.practitionerId === practitionerId))
    clashes.push({ with: 'practitioner', name: names.practitioner(practitionerId) });
  if (roomId !== null && taken.some((each) => each.roomId === roomId))
    clashes.push({ with: 'room', name: names.room(roomId) });
  if (!isCarers && childId !== null && taken.some((each) => !each.isCarers && each.childId === childId))
    clashes.push({ with: 'child', name: '' });
  if (personId !== null && taken.some((each) => each.personId === personId))
    clashes.push({ with: 'carer', name: '' });
  return clashes;
}

function meetsSomebody(booking: Booking, ofDay: readonly Booking[], apart: readonly ApartPair[]): boolean {
  return ofDay.some((each) => wouldMeet(each, booking) && mustNotMeet(booking, each, apart));
}

/** Whether people who come to two sessions may meet: one place, and overlapping or within minutes of one another. */
export function wouldMeet(a: Booking, b: Booking): boolean {
  return a.on === b.on && gapBetween(a, b) < MEETING_MINUTES && isSamePlace(a, b);
}

function isPair(pair: ApartPair, one: Attending, other: Attending): boolean {
  const [here, there] = [attendeesOf(one), attendeesOf(other)];
  if (pair.otherChildId !== null) {
    const areTheirs = one.childId === pair.childId && other.childId === pair.otherChildId;
    return areTheirs && here.children.length + there.children.length > 0;
  }
  const same = [pair.personId, ...(pair.alsoPersonIds ?? [])];
  return here.children.includes(pair.childId) && there.people.some((id) => same.includes(id));
}

function ofPractitioner(booking: Booking, ofDay: readonly Booking[], facts: ClashFacts): Clash[] {
  const { practitionerId, on, time, lengthMinutes } = booking;
  if (practitionerId === null) return [];
  const hours = facts.hours.find((each) => each.practitionerId === practitionerId);
  const { travelMinutes, mostADay } = numbersFor(hours, facts.defaults);
  const name = facts.names.practitioner(practitionerId);
  const own = ofDay.filter((each) => each.practitionerId === practitionerId);
  const isTooNear = (each: Booking) => {
    const gap = gapBetween(each, booking);
    return gap >= 0 && gap < travelMinutes && needsTravel(each, booking);
  };
  return [
    ...(isOutsideHours(hours, { weekday: weekdayOf(on), time, lengthMinutes })
      ? [{ with: 'hours' as const, name }]
      : []),
    ...(countGatherings(own) + 1 > mostADay ? [{ with: 'daily_most' as const, name }] : []),
    ...(own.some(isTooNear) ? [{ with: 'travel' as const, name }] : []),
  ];
}

/** How many sessions of a day these are: a group is one, however many come. */
export function countGatherings(bookings: readonly Booking[]): number {
  return onceEach(bookings).length;
}

const onceEach = (bookings: readonly Booking[]) =>
  bookings.filter((each, at) => !bookings.slice(0, at).some((earlier) => isOneGathering(earlier, each)));

const wordsOf = ({ place }: Booking) => (place ?? '').trim().toLowerCase();
const isOnline = (booking: Booking) =>
  booking.roomId === null && /\b(online|video|phone)\b/.test(wordsOf(booking));

/** Whether a session is held at the child's home. */
export function isHome(booking: Pick<Booking, 'roomId' | 'place'>): boolean {
  return booking.roomId === null && /\bhome\b/i.test(booking.place ?? '');
}

/** Rooms are taken to be in one building; elsewhere the words tell. Online is nowhere, and not said is not known. */
function isSamePlace(a: Booking, b: Booking): boolean {
  if (isOnline(a) || isOnline(b)) return false;
  if (a.roomId !== null && b.roomId !== null) return true;
  if (a.roomId !== null || b.roomId !== null) return false;
  const isOneHome = !isHome(a) || !isHome(b) || a.childId === b.childId;
  return wordsOf(a) !== '' && wordsOf(a) === wordsOf(b) && isOneHome;
}

function needsTravel(a: Booking, b: Booking): boolean {
  const isSaid = (each: Booking) => each.roomId !== null || wordsOf(each) !== '';
  return isSaid(a) && isSaid(b) && !isOnline(a) && !isOnline(b) && !isSamePlace(a, b);
}

/** The first weekday after a date, within two working weeks, on which nothing is in the way; null where none is free. */
export function nextFreeDay(after: LocalDate, isFree: (date: LocalDate) => boolean): LocalDate | null {
  for (let day = 1; day <= SEARCH_DAYS; day += 1) {
    const date = addDays(after, day);
    if (weekdayOf(date) <= 5 && isFree(date)) return date;
  }
  return null;
}
const SEARCH_DAYS = 14;
