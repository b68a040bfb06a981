import { addDays, type LocalDate, partsOf } from '../../../shared/dates.ts';
import type { SessionStatus } from '../../../shared/courses/sessions.ts';
import type { Chance } from './random.ts';
import type { World } from './world.ts';

export type Try = { on: LocalDate; status: SessionStatus };

const MISSES = [
  ['was_not_brought', 5],
  ['did_not_attend', 2],
  ['cancelled_by_family', 6],
  ['cancelled_by_service', 3],
  ['late_not_seen', 1],
] as const;
const MISSED_SHARE = 0.16;
const LATE_SHARE = 0.06;

/** Whether no session is held: a bank holiday, or the closure from 24 December to 3 January. */
export function isClosed({ isHoliday }: Pick<World, 'isHoliday'>, on: LocalDate): boolean {
  const { month, day } = partsOf(on);
  return isHoliday(on) || (month === 12 && day >= 24) || (month === 1 && day <= 3);
}

/** Weekly tries back from the last one held, oldest first, in which `attended` were held; the first one was. */
export function pastTries(
  world: Pick<World, 'isHoliday'>,
  { attended, lastOn }: { attended: number; lastOn: LocalDate },
  chance: Chance,
): Try[] {
  const tries: Try[] = [];
  let held = 0;
  for (let on = lastOn; held < attended; on = addDays(on, -7)) {
    if (isClosed(world, on)) continue;
    const mayBeMissed = held > 0 && held < attended;
    if (mayBeMissed && chance.is(MISSED_SHARE)) {
      tries.push({ on, status: chance.weighted(MISSES) });
      continue;
    }
    tries.push({ on, status: chance.is(LATE_SHARE) ? 'attended_late' : 'attended' });
    held += 1;
  }
  return tries.reverse();
}

/** Weekly dates ahead, from the first on or after `from`. */
export function datesAhead(world: Pick<World, 'isHoliday'>, from: LocalDate, count: number): LocalDate[] {
  const dates: LocalDate[] = [];
  for (let on = from; dates.length < count; on = addDays(on, 7)) if (!isClosed(world, on)) dates.push(on);
  return dates;
}
