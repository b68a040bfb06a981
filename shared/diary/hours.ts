// When practitioners work, how long their sessions are, and how many a day. Apart from the people themselves, so that
// training, caseload and handover can change without it.
import * as z from 'zod';
import { formatTime, LocalTime, minutesOf, type Weekday, WEEKDAY_NUMBERS } from '../dates.ts';
import { Id, Version } from '../ids.ts';

/** How long a session is where nobody said otherwise (our own default; protocols that state a length say their own). */
export const USUAL_SESSION_MINUTES = 50;
/** Minutes left between two sessions in different places (our own default). */
export const TRAVEL_MINUTES = 30;
/** Sessions a day above which a plan says so (our own default: no national figure was found). */
export const SESSIONS_A_DAY = 5;

const Day = z.strictObject({
  weekday: z.literal(WEEKDAY_NUMBERS),
  from: LocalTime,
  to: LocalTime,
});
export type WorkingDay = z.infer<typeof Day>;

export const PractitionerHours = z.strictObject({
  practitionerId: Id,
  /** Null before anybody said anything. */
  version: Version.nullable(),
  /** The days they work, each once. Empty: not said, and then nothing is outside them. */
  days: z.array(Day).max(7),
  /** Null: as the service's setting says; and so for the next two. */
  sessionMinutes: z
    .int()
    .min(10, 'Enter at least 10 minutes')
    .max(480, 'Enter at most 480 minutes')
    .nullable(),
  travelMinutes: z.int().min(0).max(240, 'Enter at most 240 minutes').nullable(),
  mostADay: z.int().min(1, 'Enter 1 or more').max(20, 'Enter at most 20').nullable(),
});
export type PractitionerHours = z.infer<typeof PractitionerHours>;

export type HoursDefaults = { sessionMinutes: number; travelMinutes: number; mostADay: number };

/** Hours of somebody of whom nothing was said. */
export function unsaidHours(practitionerId: string): PractitionerHours {
  return {
    practitionerId,
    version: null,
    days: [],
    sessionMinutes: null,
    travelMinutes: null,
    mostADay: null,
  };
}

/** What is wrong with the hours of a week, by day; empty where nothing is. */
export function hoursFaults(days: readonly WorkingDay[]): Partial<Record<Weekday, string>> {
  const faults: Partial<Record<Weekday, string>> = {};
  for (const { weekday, from, to } of days)
    if (minutesOf(to) <= minutesOf(from)) faults[weekday] = 'Enter an end that is after the beginning';
  return faults;
}

/** The numbers in force for one practitioner: their own, or the service's. */
export function numbersFor(hours: PractitionerHours | undefined, defaults: HoursDefaults): HoursDefaults {
  return {
    sessionMinutes: hours?.sessionMinutes ?? defaults.sessionMinutes,
    travelMinutes: hours?.travelMinutes ?? defaults.travelMinutes,
    mostADay: hours?.mostADay ?? defaults.mostADay,
  };
}

/** Whether a time lies outside somebody's working hours. Never where their hours are not known. */
export function isOutsideHours(
  hours: PractitionerHours | undefined,
  at: { weekday: Weekday; time: LocalTime; lengthMinutes: number },
): boolean {
  if (hours === undefined || hours.days.length === 0) return false;
  const day = hours.days.find(({ weekday }) => weekday === at.weekday);
  if (day === undefined) return true;
  const from = minutesOf(at.time);
  return from < minutesOf(day.from) || from + at.lengthMinutes > minutesOf(day.to);
}

const SHORT: Record<Weekday, string> = {
  1: 'Mon',
  2: 'Tue',
  3: 'Wed',
  4: 'Thu',
  5: 'Fri',
  6: 'Sat',
  7: 'Sun',
};

/** The week in words, days of the same hours together: 'Mon to Thu 9 am to 5 pm, Fri 9 am to 1 pm'. */
export function hoursWords(days: readonly WorkingDay[]): string {
  const sorted = [...days].sort((a, b) => a.weekday - b.weekday);
  const runs: WorkingDay[][] = [];
  for (const day of sorted) {
    const last = runs.at(-1)?.at(-1);
    const follows =
      last !== undefined && last.weekday + 1 === day.weekday && last.from === day.from && last.to === day.to;
    if (follows) runs.at(-1)?.push(day);
    else runs.push([day]);
  }
  return runs
    .flatMap((run) => {
      const [first] = run;
      const last = run.at(-1);
      if (first === undefined || last === undefined) return [];
      const which =
        run.length === 1 ? SHORT[first.weekday] : `${SHORT[first.weekday]} to ${SHORT[last.weekday]}`;
      return [`${which} ${formatTime(first.from)} to ${formatTime(first.to)}`];
    })
    .join(', ');
}
