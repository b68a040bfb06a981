import { daysBetween, formatDate, formatDayMonth, type LocalDate, partsOf } from '../../shared/dates.ts';
import type { ExpectedStart } from '../../shared/waitingList/contract.ts';
import { FORECAST_LEAST_STARTS, FORECAST_LEAST_WEEKS } from '../../shared/waitingList/forecast.ts';

type Basis = Extract<ExpectedStart, { is: 'range' }>['basis'];

const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** An expected start in words: what is known, and what it rests on or why there is no more to say. */
export function expectedStartWords(
  expected: ExpectedStart,
  today: LocalDate,
): { what: string; why: string | null } | null {
  switch (expected.is) {
    case 'range':
      return { what: weeksWords(expected.from, expected.to, today), why: restsOn(expected.basis) };
    case 'beyond':
      return {
        what: 'Too uncertain to say',
        why: `At this pace it may be more than two years. ${countsOf(expected.basis)}`,
      };
    case 'too_little':
      return { what: 'Too little history to say', why: tooLittleWords(expected) };
    case 'paused':
      return {
        what: 'Not while the wait is paused',
        why: expected.until === null ? null : `Paused to ${formatDate(expected.until)}.`,
      };
    case 'not_ready':
      return {
        what: 'Not ready yet',
        why: expected.askAgainOn === null ? null : `Ask again on ${formatDate(expected.askAgainOn)}.`,
      };
    case 'offered':
      return { what: 'An offer stands', why: 'Its answer and its first session say when.' };
    case 'not_accepted':
      return { what: 'Not before it is accepted', why: null };
    case 'not_waiting':
      return null;
  }
}

function weeksWords(from: LocalDate, to: LocalDate, today: LocalDate): string {
  const end = formatDate(to);
  if (from === to) return `Week of ${end}`;
  if (daysBetween(today, from) <= 0) return `Between now and the week of ${end}`;
  const begin = partsOf(from).year === partsOf(to).year ? formatDayMonth(from) : formatDate(from);
  return `Weeks of ${begin} to ${end}`;
}

function restsOn(basis: Basis): string {
  return `Four times in five, if children start in the order of the list. ${countsOf(basis)} For planning, not a promise.`;
}

function countsOf({ starts, weeks, practitioners, coursesUnderWay }: Basis): string {
  return `From ${plural(starts, 'start')} in ${plural(weeks, 'week')}, ${plural(practitioners, 'practitioner')} and ${plural(coursesUnderWay, 'course')} under way.`;
}

function tooLittleWords({ why, basis }: Extract<ExpectedStart, { is: 'too_little' }>): string {
  if (why === 'no_starts') return 'No start of therapy is on record yet.';
  if (why === 'nobody_works_here') return 'Nobody is listed as a practitioner who works here now.';
  if (why === 'short_history')
    return `The first start on record is ${plural(basis.weeks, 'week')} ago; it takes ${FORECAST_LEAST_WEEKS}.`;
  return `Those who work here now have ${plural(basis.starts, 'start')} in the last year; it takes ${FORECAST_LEAST_STARTS}.`;
}
