// Every date of a planned course with what is in the way of it: bank holidays are passed over and take no number,
// a practitioner or room that is taken is said and left to the person.
import type { LocalDate, LocalTime, Weekday } from '../dates.ts';
import { addDays, minutesOf, weekdayOf } from '../dates.ts';
import type { Clash, ProposedDate } from './contract.ts';
import { carerDates, plannedDates, suggestDate } from './plan.ts';

/** A session that is planned or was held somewhere: it takes its practitioner and its room for so many minutes. */
export type BusyTime = {
  on: LocalDate;
  time: LocalTime;
  lengthMinutes: number;
  practitionerId: string | null;
  roomId: string | null;
};
export type BusyNames = { practitioner: (id: string) => string; room: (id: string) => string };
export type Slot = Omit<BusyTime, 'on' | 'practitionerId'> & { practitionerId: string | null };

/** Days searched for the next free weekday: two working weeks. */
const SEARCH_DAYS = 14;

/** What takes the practitioner or the room of a slot on a date: each said once. */
export function clashesOn(on: LocalDate, slot: Slot, busy: readonly BusyTime[], names: BusyNames): Clash[] {
  const from = minutesOf(slot.time);
  const to = from + slot.lengthMinutes;
  const atOnce = busy.filter((each) => {
    const start = minutesOf(each.time);
    return each.on === on && start < to && from < start + each.lengthMinutes;
  });
  const clashes: Clash[] = [];
  const { practitionerId, roomId } = slot;
  if (practitionerId !== null && atOnce.some((each) => each.practitionerId === practitionerId))
    clashes.push({ with: 'practitioner', name: names.practitioner(practitionerId) });
  if (roomId !== null && atOnce.some((each) => each.roomId === roomId))
    clashes.push({ with: 'room', name: names.room(roomId) });
  return clashes;
}

export type CarerPlan = Slot & { everyWeeks: number; max: number };

export type ProposalInput = {
  startsOn: LocalDate;
  weekday: Weekday;
  count: number;
  slot: Slot;
  carer: CarerPlan | null;
  leftOut: readonly LocalDate[];
  moves: readonly { from: LocalDate; to: LocalDate }[];
  /** The name of the bank holiday on a date, or null. */
  holidayOn: (date: LocalDate) => string | null;
  busy: readonly BusyTime[];
  names: BusyNames;
};

const LEFT_OUT = 'left out';

/** The dates in order, those passed over among them, with the carer's sessions beside the child's. */
export function proposeDates(input: ProposalInput): ProposedDate[] {
  const { slot, carer, leftOut, holidayOn, busy, names } = input;
  const skip = (date: LocalDate) => (leftOut.includes(date) ? LEFT_OUT : holidayOn(date));
  const isTaken = (date: LocalDate) => clashesOn(date, slot, busy, names).length > 0;
  const planned = plannedDates({
    startsOn: input.startsOn,
    weekday: input.weekday,
    time: slot.time,
    count: input.count,
    skip,
    moves: input.moves,
  });
  const placed = new Set(planned.flatMap((each) => (each.number === null ? [] : [each.on])));
  const carers = carer === null ? [] : carerDates(planned, carer);
  return planned.map((each) => {
    const clashes = each.skipped === null ? clashesOn(each.on, slot, busy, names) : [];
    const carerNumber = carers.find((date) => date.on === each.on && each.number !== null)?.number ?? null;
    const isHoliday = each.skipped !== null && each.skipped !== LEFT_OUT;
    return {
      number: each.number,
      on: each.on,
      time: each.time,
      skipped: isHoliday
        ? { because: 'holiday', name: each.skipped ?? '' }
        : each.skipped === null
          ? null
          : { because: 'left_out' },
      clashes,
      suggestion:
        isHoliday || clashes.length > 0
          ? suggestDate(each.on, (date) => (placed.has(date) || isTaken(date) ? 'taken' : skip(date)))
          : null,
      movedFrom: each.movedFrom,
      carer:
        carer === null || carerNumber === null
          ? null
          : {
              number: carerNumber,
              clashes: clashesOn(each.on, carer, [...busy, { on: each.on, ...slot }], names),
            },
    };
  });
}

/** The first weekday after a date on which nothing is in the way; null where two weeks have none. */
export function nextFreeDay(after: LocalDate, isFree: (date: LocalDate) => boolean): LocalDate | null {
  for (let day = 1; day <= SEARCH_DAYS; day += 1) {
    const date = addDays(after, day);
    if (weekdayOf(date) <= 5 && isFree(date)) return date;
  }
  return null;
}
