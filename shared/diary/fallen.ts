// Sessions that were planned before somebody entered that the service is closed then, or that whoever holds them is away.
// Nothing moves by itself: each waits on Today until it is moved, covered, or kept with a reason (our own default).
import * as z from 'zod';
import { LocalDate } from '../dates.ts';
import { Id } from '../ids.ts';
import type { DayFacts, DiaryPeriod, DiaryPeriodKind } from './periods.ts';

/** Why a session stands on a day off all the same: of that day, who holds it, and what was entered by then. */
export const KeptOnDayOff = z.strictObject({
  on: LocalDate,
  practitionerId: Id.nullable(),
  periodIds: z.array(Id),
  reason: z.string(),
});
export type KeptOnDayOff = z.infer<typeof KeptOnDayOff>;

export type PlannedThen = { on: LocalDate; practitionerId: string | null; kept: KeptOnDayOff | null };
type OffFacts = Pick<DayFacts, 'periods' | 'pausesInSchoolHolidays'>;

/** The kinds of period on which a session falls; school holidays only where the service pauses then. */
export function kindsOff({
  pausesInSchoolHolidays,
}: Pick<OffFacts, 'pausesInSchoolHolidays'>): DiaryPeriodKind[] {
  return ['closure', 'leave', 'bank_holiday', ...(pausesInSchoolHolidays ? ['school_holiday' as const] : [])];
}

/**
 * What was entered that makes a session's day one off: a closure, leave of whoever holds it, a bank holiday the service
 * added, a school holiday where it pauses then. Bank holidays by rule were known when it was planned.
 */
export function periodsOff(
  facts: OffFacts,
  { on, practitionerId }: Pick<PlannedThen, 'on' | 'practitionerId'>,
): DiaryPeriod[] {
  const kinds = kindsOff(facts);
  return facts.periods.filter(
    (each) =>
      kinds.includes(each.kind) &&
      each.startsOn <= on &&
      on <= each.endsOn &&
      (each.kind !== 'leave' || (practitionerId !== null && each.practitionerId === practitionerId)),
  );
}

/** Of these, what nobody has answered: a reason stands for its day, for who held it then, and for what was entered then. */
export function unansweredOff(facts: OffFacts, planned: PlannedThen): DiaryPeriod[] {
  const { on, practitionerId, kept } = planned;
  const stands = kept !== null && kept.on === on && kept.practitionerId === practitionerId;
  return periodsOff(facts, planned).filter(({ id }) => !stands || !kept.periodIds.includes(id));
}
