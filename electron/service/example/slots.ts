import { localTime, type LocalTime, minutesOf, WEEKDAY_NUMBERS } from '../../../shared/dates.ts';
import type { Slot } from './addStrand.ts';
import type { Chance } from './random.ts';
import type { TherapySpec } from './spec.ts';
import type { World } from './world.ts';

const WORKING_DAYS = WEEKDAY_NUMBERS.slice(0, 5);
/** An hour is left after each, in which the carer is seen by the same practitioner in the same room. */
const TIMES = ['16:00', '14:00', '10:00', '12:00'].map(localTime);

export type Slots = { all: Slot[]; taken: Set<string> };

/** The week of every room: at one time each room has a practitioner of its own. */
export function weekOf({ practitioners, roomIds }: Pick<World, 'practitioners' | 'roomIds'>): Slots {
  const all = TIMES.flatMap((time, at) =>
    WORKING_DAYS.flatMap((weekday) =>
      roomIds.map((roomId, room): Slot => {
        const turn = (at * WORKING_DAYS.length + weekday) * roomIds.length + room;
        return {
          practitionerId: practitioners[turn % practitioners.length]?.id ?? null,
          weekday,
          time,
          roomId,
        };
      }),
    ),
  );
  return { all, taken: new Set() };
}

/** A time in the week that nobody else has, for a course that runs; any time for one that has ended. */
export function takeSlot({ slots, practitioners, roomIds }: World, spec: TherapySpec, chance: Chance): Slot {
  if (spec.endedAgo !== null && spec.with === undefined) return chance.pick(slots.all);
  const practitionerId = practitioners.find((one) => one.name === spec.with)?.id;
  const roomId = spec.room === undefined ? undefined : roomIds[spec.room - 1];
  const found = slots.all.find(
    (slot) =>
      (spec.weekday === undefined || slot.weekday === spec.weekday) &&
      (roomId === undefined || slot.roomId === roomId) &&
      !isTaken(slots, { ...slot, practitionerId: practitionerId ?? slot.practitionerId }),
  );
  if (found === undefined) throw new Error('The example has more courses than its rooms can hold');
  const slot = { ...found, practitionerId: practitionerId ?? found.practitionerId };
  if (spec.endedAgo === null) for (const key of keysOf(slot)) slots.taken.add(key);
  return slot;
}

/** The carer's time: an hour after the child's, so that one practitioner is never in two rooms. */
export function hourAfter(slot: Slot): Slot {
  const minutes = minutesOf(slot.time) + 60;
  const twoDigits = (number: number) => String(number).padStart(2, '0');
  const time: LocalTime = localTime(`${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`);
  return { ...slot, time };
}

const isTaken = ({ taken }: Slots, slot: Slot): boolean => keysOf(slot).some((key) => taken.has(key));
const keysOf = ({ practitionerId, roomId, weekday, time }: Slot): string[] => [
  `${practitionerId} ${weekday} ${time}`,
  `${roomId} ${weekday} ${time}`,
];
