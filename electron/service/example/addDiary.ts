import { addDays, localDate, type LocalDate, partsOf, startOfWeek } from '../../../shared/dates.ts';
import type { DiaryPeriodKind } from '../../../shared/diary/periods.ts';
import type { World } from './world.ts';

const WEEKDAYS = [1, 2, 3, 4, 5] as const;
/** Rhys works half a week; of Noor nobody has said when she works, so the diary asks nothing of her hours. */
const DAYS: Readonly<Record<string, readonly (1 | 2 | 3 | 4 | 5)[]>> = {
  'Ama Fictley': WEEKDAYS,
  'Bea Protham': WEEKDAYS,
  'Jo Draftley': [1, 2, 3, 4],
  'Rhys Placeham': [1, 2, 3],
};

/** What the diary is held against: the closure at Christmas, school holidays, somebody's leave, and working hours. */
export function addDiary(world: World): void {
  const { today } = world;
  const { year } = partsOf(today);
  addPeriod(
    world,
    'closure',
    'Christmas closure',
    localDate(`${year}-12-24`),
    localDate(`${year + 1}-01-03`),
  );
  const training = addDays(startOfWeek(today), 7 * 6 + 4);
  addPeriod(world, 'closure', 'Training day', training, training);
  const half = addDays(startOfWeek(today), 7 * 12);
  addPeriod(world, 'school_holiday', 'Half term in Northmere', half, addDays(half, 4));
  const ama = world.practitioners.find(({ name }) => name === 'Ama Fictley');
  if (ama !== undefined) {
    const away = addDays(startOfWeek(today), 7 * 3);
    addPeriod(world, 'leave', '', away, addDays(away, 4), ama.id);
  }
  for (const { id, name } of world.practitioners) {
    const days = DAYS[name];
    if (days === undefined) continue;
    world.rows.practitioner_hours.push({
      practitioner_id: id,
      days: JSON.stringify(days.map((weekday) => ({ weekday, from: '09:00', to: '18:00' }))),
      session_minutes: null,
      travel_minutes: null,
      most_a_day: name === 'Rhys Placeham' ? 4 : null,
      version: 1,
    });
  }
}

function addPeriod(
  { rows, newId }: World,
  kind: DiaryPeriodKind,
  name: string,
  startsOn: LocalDate,
  endsOn: LocalDate,
  practitionerId: string | null = null,
): void {
  rows.diary_period.push({
    id: newId(),
    kind,
    practitioner_id: practitionerId,
    name,
    starts_on: startsOn,
    ends_on: endsOn,
    version: 1,
  });
}
