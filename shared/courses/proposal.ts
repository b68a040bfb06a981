// Every date of a planned course with what is in the way of it: days off are passed over and take no number; where
// somebody or a room is taken, or people would meet who must not, that is said and left to the person.
import {
  type Booking,
  byDay,
  type Clash,
  clashesOf,
  type ClashFacts,
  needsAnswer,
} from '../diary/clashes.ts';
import { type DayOff, dayOff } from '../diary/periods.ts';
import { addDays, compareDates, type LocalDate, startOfWeek, type Weekday } from '../dates.ts';
import type { ProposedDate } from './contract.ts';
import { carerDates, plannedDates, suggestDate } from './plan.ts';

/** A session of the plan, wherever its day is. */
export type Slot = Omit<Booking, 'on' | 'tryId' | 'courseId'>;
export type CarerPlan = Slot & { everyWeeks: number; max: number };

export type ProposalInput = {
  startsOn: LocalDate;
  weekday: Weekday;
  count: number;
  slot: Slot;
  carer: CarerPlan | null;
  leftOut: readonly LocalDate[];
  moves: readonly { from: LocalDate; to: LocalDate }[];
  facts: ClashFacts;
  /** Everything in the diary over the weeks of the plan. */
  diary: readonly Booking[];
};

const LEFT_OUT = 'left out';

/**
 * The days for which the diary is asked: the weeks of the dates, Monday to Friday, in which another day may be suggested.
 * Null where there is no date.
 */
export function daysOfPlan(input: Planned): { from: LocalDate; to: LocalDate } | null {
  const days = plannedOf(input)
    .map(({ on }) => on)
    .sort(compareDates);
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return null;
  const friday = addDays(startOfWeek(last), 4);
  return { from: startOfWeek(first), to: last > friday ? last : friday };
}

/** The dates in order, those passed over among them, with the carer's sessions beside the child's. */
export function proposeDates(input: ProposalInput): ProposedDate[] {
  const { slot, carer, facts } = input;
  const ofDay = byDay(input.diary);
  const off = (date: LocalDate): DayOff | null => dayOff(facts, date, slot.practitionerId);
  const skip = skipOf(input);
  const at = (on: LocalDate, of: Slot): Booking => ({ ...bookingPart(of), on, tryId: null, courseId: null });
  const clashesAt = (on: LocalDate, of: Slot, beside: readonly Booking[] = []): Clash[] =>
    clashesOf(at(on, of), [...ofDay(on), ...beside], facts);
  const isTaken = (date: LocalDate) => clashesAt(date, slot).some(needsAnswer);
  const planned = plannedOf(input);
  const placed = new Set(planned.flatMap((each) => (each.number === null ? [] : [each.on])));
  const carers = carer === null ? [] : carerDates(planned, carer);
  return planned.map((each) => {
    const clashes = each.skipped === null ? clashesAt(each.on, slot) : [];
    const carerNumber = carers.find((date) => date.on === each.on && each.number !== null)?.number ?? null;
    const passed = each.skipped === null || each.skipped === LEFT_OUT ? null : off(each.on);
    return {
      number: each.number,
      on: each.on,
      time: each.time,
      skipped: each.skipped === LEFT_OUT ? { because: 'left_out' as const } : passed,
      clashes,
      suggestion:
        passed !== null || clashes.some(needsAnswer)
          ? suggestDate(each.on, (date) => {
              if (date < input.startsOn) return 'before the course';
              return placed.has(date) || isTaken(date) ? 'taken' : skip(date);
            })
          : null,
      movedFrom: each.movedFrom,
      carer:
        carer === null || carerNumber === null
          ? null
          : { number: carerNumber, clashes: clashesAt(each.on, carer, [at(each.on, slot)]) },
    };
  });
}

type Planned = Omit<ProposalInput, 'diary'>;

const plannedOf = (input: Planned) =>
  plannedDates({
    startsOn: input.startsOn,
    weekday: input.weekday,
    time: input.slot.time,
    count: input.count,
    skip: skipOf(input),
    moves: input.moves,
  });

/** Why a day takes no session, whatever is booked. */
function skipOf({ leftOut, facts, slot }: Planned) {
  return (date: LocalDate) =>
    leftOut.includes(date) ? LEFT_OUT : (dayOff(facts, date, slot.practitionerId)?.because ?? null);
}

function bookingPart({
  time,
  lengthMinutes,
  practitionerId,
  roomId,
  place,
  childId,
  groupId,
  personId,
  isCarers,
}: Slot): Slot {
  return { time, lengthMinutes, practitionerId, roomId, place, childId, groupId, personId, isCarers };
}
