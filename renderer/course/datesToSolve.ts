// What is asked of the dates of a plan before they are saved: which are still to solve, and which are sent.
import type { ProposedDate } from '../../shared/courses/contract.ts';
import { isLocalDate, type LocalDate } from '../../shared/dates.ts';
import { isTwoPlaces, needsAnswer } from '../../shared/diary/clashes.ts';
import type { PlanValues } from './planForm.ts';

/** Dates on which something is in the way and nobody has said to keep them. */
export function toSolve(dates: readonly ProposedDate[], kept: readonly LocalDate[]): ProposedDate[] {
  return dates.filter((each) => !kept.includes(each.on) && (isClash(each) || carerClashes(each)));
}
export const isClash = (date: ProposedDate): boolean => date.clashes.some(needsAnswer);
export const carerClashes = (date: ProposedDate): boolean => date.carer?.clashes.some(needsAnswer) ?? false;

/** Whether a date that is kept all the same puts somebody or a room in two places: then it is asked why. */
export function asksForClashReason(
  dates: readonly ProposedDate[] | null,
  { kept }: Pick<PlanValues, 'kept'>,
): boolean {
  return (dates ?? []).some(
    (each) => kept.includes(each.on) && [...each.clashes, ...(each.carer?.clashes ?? [])].some(isTwoPlaces),
  );
}

/** Whether a date is saved on its day; one that is still to solve is not scheduled. */
export const isSent = (each: ProposedDate, kept: readonly LocalDate[]) =>
  !isClash(each) || kept.includes(each.on);

/** The day for which it is asked whether the therapy fits: the first date that is sent, as the service asks it. */
export function fitDayOf(
  { startsOn, kept }: Pick<PlanValues, 'startsOn' | 'kept'>,
  dates: readonly ProposedDate[] | null,
  today: LocalDate,
): LocalDate {
  if (dates === null) return isLocalDate(startsOn) ? startsOn : today;
  const sent = dates.filter((each) => each.number !== null && isSent(each, kept)).map(({ on }) => on);
  return sent.toSorted()[0] ?? today;
}
