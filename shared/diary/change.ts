// A change to planned dates: this one, or this and later. What was logged is not among them and never moves.
import { allowed, type Decision, notAllowed } from '../decision.ts';
import {
  addDays,
  daysBetween,
  formatDay,
  type LocalDate,
  localTime,
  type LocalTime,
  minutesOf,
} from '../dates.ts';

export const CHANGE_SCOPES = ['this', 'this_and_later'] as const;
export type ChangeScope = (typeof CHANGE_SCOPES)[number];

/** A planned date of a course, of any of its strands. */
export type PlannedTry = {
  tryId: string;
  strandId: string;
  /** Of its session. */
  number: number;
  on: LocalDate;
  time: LocalTime | null;
  lengthMinutes: number;
  practitionerId: string | null;
  roomId: string | null;
  place: string | null;
};
export type ChangedTo = Pick<PlannedTry, 'on' | 'time' | 'practitionerId' | 'roomId' | 'place'>;
export type Changed = { before: PlannedTry; after: PlannedTry };
export type ChangeRefusal = 'try_not_planned' | 'time_outside_day' | 'change_past_earlier';

/** The field of a form that each refusal stands beside. */
export const FIELD_REFUSED: Record<ChangeRefusal, 'on' | 'time'> = {
  try_not_planned: 'on',
  time_outside_day: 'time',
  change_past_earlier: 'on',
};

/**
 * What a change makes of a course's planned dates, each that changes with how it was. "This and later" takes the sessions
 * of the same strand from this day on by as many days and minutes, whatever their numbers: one that is tried again lies
 * later; those with the same practitioner, and in the same place, follow that change too. `along` names strands whose dates
 * from this day on move by the same days and minutes, as a carer's beside the child's. They may not go to or past a date
 * that stays because it lies before them: "later" would then be other dates than those that were moved (our own rule).
 * So moving them back gives the plan as it was.
 */
export function changePlanned(
  planned: readonly PlannedTry[],
  change: { tryId: string; scope: ChangeScope; to: ChangedTo; along?: readonly string[] },
): Decision<Changed[], ChangeRefusal> {
  const { tryId, scope, to, along = [] } = change;
  const chosen = planned.find((each) => each.tryId === tryId);
  if (chosen === undefined) return notAllowed('try_not_planned');
  const goes = (each: PlannedTry) => each.strandId === chosen.strandId || along.includes(each.strandId);
  const isChanged = (each: PlannedTry) =>
    each === chosen || (scope === 'this_and_later' && goes(each) && each.on >= chosen.on);
  const days = daysBetween(chosen.on, to.on);
  const minutes =
    chosen.time === null || to.time === null ? null : minutesOf(to.time) - minutesOf(chosen.time);
  const stays = planned.find((each) => goes(each) && each.on < chosen.on && each.on >= to.on);
  if (scope === 'this_and_later' && stays !== undefined)
    return notAllowed('change_past_earlier', { day: formatDay(stays.on) });
  const changed: Changed[] = [];
  for (const before of planned.filter(isChanged)) {
    const time = before === chosen ? to.time : timeAfter(before, minutes ?? 0);
    if (time !== null && !fitsInDay(time, before)) return notAllowed('time_outside_day');
    if (time === undefined) return notAllowed('time_outside_day');
    const isOwn = before.strandId === chosen.strandId;
    const isSamePlace = before.roomId === chosen.roomId && before.place === chosen.place;
    const after: PlannedTry = {
      ...before,
      on: addDays(before.on, days),
      time,
      practitionerId:
        isOwn && before.practitionerId === chosen.practitionerId ? to.practitionerId : before.practitionerId,
      ...(isOwn && isSamePlace && { roomId: to.roomId, place: to.place }),
    };
    if (!isSameDate(before, after)) changed.push({ before, after });
  }
  return allowed(changed);
}

const DAY_MINUTES = 24 * 60;

/** Undefined where it would fall out of the day. */
function timeAfter({ time }: PlannedTry, minutes: number): LocalTime | null | undefined {
  if (time === null) return null;
  const at = minutesOf(time) + minutes;
  return at < 0 || at >= DAY_MINUTES ? undefined : timeOf(at);
}

/** A time of day from its minutes since midnight. */
export function timeOf(minutes: number): LocalTime {
  const two = (number: number) => String(number).padStart(2, '0');
  return localTime(`${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`);
}

function fitsInDay(time: LocalTime | undefined, { lengthMinutes }: PlannedTry): boolean {
  return time !== undefined && minutesOf(time) + lengthMinutes <= DAY_MINUTES;
}

function isSameDate(a: PlannedTry, b: PlannedTry): boolean {
  return (
    a.on === b.on &&
    a.time === b.time &&
    a.practitionerId === b.practitionerId &&
    a.roomId === b.roomId &&
    a.place === b.place
  );
}
