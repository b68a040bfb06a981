import { holidayCheck } from '../../../shared/calendar/bankHolidays.ts';
import { addDays, type LocalDate, weekdayOf } from '../../../shared/dates.ts';
import type { Settings } from '../../../shared/service/settings.ts';
import type { WordsPlace } from '../useCases/safeguardingWords.ts';
import type { Chance } from './random.ts';
import type { Rows } from './rows.ts';
import type { Slots } from './slots.ts';

export type Practitioner = { id: string; name: string };

/** What every part of the example is made with. */
export type World = {
  rows: Rows;
  today: LocalDate;
  settings: Settings;
  isHoliday: (date: LocalDate) => boolean;
  newId: () => string;
  /** The account that is signed in: Jo Draftley. */
  accountId: string;
  managerId: string;
  practitioners: Practitioner[];
  roomIds: string[];
  funderIds: string[];
  /** The import of which some children came. */
  batch: { id: string; importedOn: LocalDate };
  /** The week's times, of which each running course has one. */
  slots: Slots;
  /** Seals a clinical note; null leaves notes out. */
  sealNote: ((place: readonly string[], text: string) => string) | null;
  /** Seals what is written about concerns and risks, and letters; null leaves them out. */
  sealWords: ((place: WordsPlace, words: object) => string) | null;
};

export type WorldOptions = Pick<
  World,
  'rows' | 'today' | 'settings' | 'newId' | 'accountId' | 'sealNote' | 'sealWords'
>;

export function holidaysOf(settings: Settings): (date: LocalDate) => boolean {
  return holidayCheck(settings.nation);
}

/** The date `days` before today; a negative number lies ahead. */
export function ago(world: Pick<World, 'today'>, days: number): LocalDate {
  return addDays(world.today, -days);
}

const FRIDAY = 5;

/** The same counted back from the last Friday, so that sessions told in days ago keep their day of the week. */
export function agoByWeek(world: Pick<World, 'today'>, days: number): LocalDate {
  return ago(world, days + ((weekdayOf(world.today) - FRIDAY + 7) % 7));
}

/** The last working day on or before a date. */
export function workingDay({ isHoliday }: Pick<World, 'isHoliday'>, date: LocalDate): LocalDate {
  let day = date;
  while (weekdayOf(day) > 5 || isHoliday(day)) day = addDays(day, -1);
  return day;
}

/**
 * An invented number of the range kept for drama (07700 900000 to 900999) that nobody has yet: two children whose carers
 * have one number would be taken for one home.
 */
export function phone({ rows }: Pick<World, 'rows'>, chance: Chance): string {
  const drawn = chance.int(0, 999);
  const taken = new Set(rows.person.map((person) => person.phone));
  const numbers = Array.from({ length: 1000 }, (_, step) => (drawn + step) % 1000);
  const written = numbers.map((number) => `07700 900${String(number).padStart(3, '0')}`);
  return written.find((each) => !taken.has(each)) ?? written[0] ?? '';
}
