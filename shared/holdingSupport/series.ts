// Short series of holding support, such as six coping-skills sessions. Holding support: it stops no wait, and how many
// came is never added to sessions of therapy.
import { z } from 'zod';
import { isWordEnough, type PersonInReach } from '../checkIns/saving.ts';
import { compareDates, type LocalDate } from '../dates.ts';
import { allowed, type Decision, notAllowed } from '../decision.ts';
import type { HoldingWithWhom } from './rules.ts';

/** The fewest and most dates a series is planned with: our own bounds; one date is a single contact. */
export const LEAST_OF_A_SERIES = 2;
export const MOST_OF_A_SERIES = 26;

/** What became of one date. A date nobody came to is kept apart from contacts: nobody was reached by it. */
export const SERIES_ATTENDANCE = ['came', 'did_not_come', 'family_called_off', 'we_called_off'] as const;
export const SeriesAttendance = z.enum(SERIES_ATTENDANCE);
export type SeriesAttendance = z.infer<typeof SeriesAttendance>;
export const SERIES_ATTENDANCE_LABELS: Record<SeriesAttendance, string> = {
  came: 'Came',
  did_not_come: 'Did not come or was not brought',
  family_called_off: 'The family called it off',
  we_called_off: 'We called it off',
};

/** Who came to a date: the child, people round them by id, somebody who is not on the record. */
export type WhoCame = {
  readonly child: boolean;
  readonly personIds: readonly string[];
  readonly someoneElse: boolean;
};

export type Came = {
  withWhom: HoldingWithWhom;
  /** Of several the one whose word is enough, if there is one. */
  personId: string | null;
  /** Whether that somebody came settles a doubt about the child’s safety: see `isWordEnough`. */
  isContactChecked: boolean;
};

/** What a date that somebody came to says of who was seen: the series is for a child or a carer, and others may come. */
export function whoCame(
  { child, personIds, someoneElse }: WhoCame,
  around: readonly PersonInReach[],
): Decision<Came, 'series_who_not_said' | 'person_not_of_child'> {
  const people = personIds.map((id) => around.find((person) => person.personId === id) ?? null);
  if (people.includes(null)) return notAllowed('person_not_of_child');
  if (!child && people.length === 0 && !someoneElse) return notAllowed('series_who_not_said');
  const hasCarer = people.some((person) => person?.kind === 'carer');
  const named = people.find((person) => isWordEnough(false, [person])) ?? people[0] ?? null;
  return allowed({
    withWhom: child && hasCarer ? 'both' : child ? 'child' : hasCarer ? 'carer' : 'other',
    personId: named?.personId ?? null,
    isContactChecked: isWordEnough(child, people),
  });
}

/** One date of a series and what became of it. */
export type SeriesDate = { readonly on: LocalDate; readonly attendance: SeriesAttendance };

/** "2 of 6 held, 1 missed": a date that was called off is made up for, so it is told apart from one that was missed. */
export function seriesWords(planned: number, dates: readonly Pick<SeriesDate, 'attendance'>[]): string {
  const count = (...of: SeriesAttendance[]) =>
    dates.filter(({ attendance }) => of.includes(attendance)).length;
  const parts = [`${count('came')} of ${planned} held`];
  const missed = count('did_not_come');
  if (missed > 0) parts.push(`${missed} missed`);
  const off = count('family_called_off', 'we_called_off');
  if (off > 0) parts.push(`${off} called off`);
  return parts.join(', ');
}

/** Whether as many were held as were planned: it can be ended, and going on is nobody's to forbid. */
export function isSeriesFull(planned: number, dates: readonly Pick<SeriesDate, 'attendance'>[]): boolean {
  return dates.filter(({ attendance }) => attendance === 'came').length >= planned;
}

/** The days by what became of them, each in the order of the calendar; what never happened is left out. */
export function datesByAttendance(
  dates: readonly SeriesDate[],
): { attendance: SeriesAttendance; on: LocalDate[] }[] {
  return SERIES_ATTENDANCE.map((attendance) => ({
    attendance,
    on: dates
      .filter((each) => each.attendance === attendance)
      .map(({ on }) => on)
      .toSorted(compareDates),
  })).filter(({ on }) => on.length > 0);
}

/** Whether what became of a day can be logged: each day has one answer, so that nothing is counted twice. */
export function isDateFree(dates: readonly SeriesDate[], on: LocalDate): boolean {
  return dates.every((each) => each.on !== on);
}
