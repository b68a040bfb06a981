// Days on which the diary differs from an ordinary week: closures, leave, school holidays, and what a service adds to
// or takes from the bank holidays that follow from the rule.
import * as z from 'zod';
import { bankHolidayOn, bankHolidays, type Nation, type OwnHolidays } from '../calendar/bankHolidays.ts';
import { addDays, compareDates, daysBetween, LocalDate, partsOf } from '../dates.ts';
import { Id, Version } from '../ids.ts';

export const DIARY_PERIOD_KINDS = [
  'closure',
  'leave',
  'school_holiday',
  'bank_holiday',
  'no_bank_holiday',
] as const;
export const DiaryPeriodKind = z.enum(DIARY_PERIOD_KINDS);
export type DiaryPeriodKind = z.infer<typeof DiaryPeriodKind>;

export const DiaryPeriod = z.strictObject({
  id: Id,
  version: Version,
  kind: DiaryPeriodKind,
  /** Whose leave it is; null for what everybody has. */
  practitionerId: Id.nullable(),
  /** Empty for leave: why somebody is away is nobody's business here. */
  name: z.string(),
  startsOn: LocalDate,
  endsOn: LocalDate,
});
export type DiaryPeriod = z.infer<typeof DiaryPeriod>;

/** What makes a day one on which no session is planned. */
export const DAY_OFF_KINDS = ['holiday', 'closure', 'school_holiday', 'leave'] as const;
export type DayOff = { because: (typeof DAY_OFF_KINDS)[number]; name: string };

export type DayFacts = {
  nation: Nation;
  /** Whether the service pauses therapy in school holidays. */
  pausesInSchoolHolidays: boolean;
  periods: readonly DiaryPeriod[];
};

/** The longest a period lasts, in days: a year. Beyond it somebody mistyped (our own default). */
export const PERIOD_DAYS_AT_MOST = 366;

/** What is wrong with a period, by its field; empty where nothing is. */
export function periodFaults(
  period: Pick<DiaryPeriod, 'kind' | 'practitionerId' | 'name' | 'startsOn' | 'endsOn'>,
): Partial<Record<'practitionerId' | 'name' | 'startsOn' | 'endsOn', string>> {
  const { kind, practitionerId, name, startsOn, endsOn } = period;
  const days = daysBetween(startsOn, endsOn);
  return {
    ...(kind === 'leave' && practitionerId === null && { practitionerId: 'Choose who is away' }),
    ...(kind !== 'leave' && name.trim() === '' && { name: 'Enter what it is called' }),
    ...(days < 0 && { endsOn: 'Enter a last day that is not before the first' }),
    ...(days >= PERIOD_DAYS_AT_MOST && { endsOn: 'Enter a last day within a year of the first' }),
    ...(isOneDay(kind) && days > 0 && { endsOn: 'A bank holiday is one day' }),
  };
}

/** Whether a period of this kind is a single day: bank holidays are. */
export function isOneDay(kind: DiaryPeriodKind): boolean {
  return kind === 'bank_holiday' || kind === 'no_bank_holiday';
}

/**
 * The bank holiday on a date as this service keeps them, or null: those of the nation by rule, with what the service
 * added (a proclaimed day) and without those it took out.
 */
export function serviceHolidayOn({ nation, periods }: DayFacts, date: LocalDate): string | null {
  if (inPeriod(periods, 'no_bank_holiday', date) !== null) return null;
  return inPeriod(periods, 'bank_holiday', date)?.name ?? bankHolidayOn(nation, date)?.name ?? null;
}

/** What a service changed of the bank holidays, from its periods. */
export function ownHolidaysOf(periods: readonly Pick<DiaryPeriod, 'kind' | 'startsOn'>[]): OwnHolidays {
  const daysOfKind = (kind: DiaryPeriodKind) =>
    periods.flatMap((each) => (each.kind === kind ? [each.startsOn] : []));
  return { added: daysOfKind('bank_holiday'), takenOut: daysOfKind('no_bank_holiday') };
}

export type ListedHoliday = { date: LocalDate; name: string; is: 'by_rule' | 'added' | 'taken_out' };

/** The bank holidays of a year by rule with the service's own changes among them, earliest first. */
export function listedHolidays({ nation, periods }: DayFacts, year: number): ListedHoliday[] {
  const out = (date: LocalDate) => inPeriod(periods, 'no_bank_holiday', date) !== null;
  const byRule = bankHolidays(nation, year).map(({ date, name }) => ({
    date,
    name,
    is: out(date) ? ('taken_out' as const) : ('by_rule' as const),
  }));
  const added = periods
    .filter(({ kind, startsOn }) => kind === 'bank_holiday' && partsOf(startsOn).year === year)
    .filter(({ startsOn }) => !byRule.some(({ date }) => date === startsOn))
    .map(({ startsOn, name }) => ({ date: startsOn, name, is: 'added' as const }));
  return [...byRule, ...added].sort((a, b) => compareDates(a.date, b.date));
}

/**
 * Why no session is planned on a date for one practitioner, or null: a bank holiday, a closure, a school holiday where
 * the service pauses then, or their leave.
 */
export function dayOff(facts: DayFacts, date: LocalDate, practitionerId: string | null): DayOff | null {
  const holiday = serviceHolidayOn(facts, date);
  if (holiday !== null) return { because: 'holiday', name: holiday };
  const closure = inPeriod(facts.periods, 'closure', date);
  if (closure !== null) return { because: 'closure', name: closure.name };
  const school = facts.pausesInSchoolHolidays ? inPeriod(facts.periods, 'school_holiday', date) : null;
  if (school !== null) return { because: 'school_holiday', name: school.name };
  return practitionerId !== null && isOnLeave(facts, date, practitionerId)
    ? { because: 'leave', name: '' }
    : null;
}

/** Whether a practitioner is on leave on a date. */
export function isOnLeave(
  { periods }: Pick<DayFacts, 'periods'>,
  date: LocalDate,
  practitionerId: string,
): boolean {
  return periods.some(
    (each) => each.kind === 'leave' && each.practitionerId === practitionerId && covers(each, date),
  );
}

/** The days of a period, first and last included. */
export function daysOf({ startsOn, endsOn }: Pick<DiaryPeriod, 'startsOn' | 'endsOn'>): LocalDate[] {
  return Array.from({ length: daysBetween(startsOn, endsOn) + 1 }, (_, day) => addDays(startsOn, day));
}

const covers = ({ startsOn, endsOn }: DiaryPeriod, date: LocalDate) => startsOn <= date && date <= endsOn;

function inPeriod(
  periods: readonly DiaryPeriod[],
  kind: DiaryPeriodKind,
  date: LocalDate,
): DiaryPeriod | null {
  return periods.find((each) => each.kind === kind && covers(each, date)) ?? null;
}
