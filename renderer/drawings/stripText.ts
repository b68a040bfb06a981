import { formatDate, monthName, partsOf, type LocalDate } from '../../shared/dates.ts';
import { markWords } from '../ui/marks/words.ts';
import type { StripBlock, StripReview, StripSlot } from './stripModel.ts';

/** The whole name of a mark after the person's: "session 5, attended late, 15 Oct 2026. Earlier try 8 Oct 2026, cancelled by family". */
export function slotText({ number, state, date, tries }: StripSlot): string {
  const own =
    date === null && state === 'not_scheduled'
      ? 'not scheduled yet'
      : [markWords[state], date === null ? null : formatDate(date)]
          .filter((part) => part !== null)
          .join(', ');
  const earlier = tries.map((earlierTry) => {
    const when = earlierTry.date === null ? '' : ` ${formatDate(earlierTry.date)}`;
    return `. Earlier try${when}, ${markWords[earlierTry.state]}`;
  });
  return `session ${number}, ${own}${earlier.join('')}`;
}

/** "Review 1, held 2 November 2026", "Review 2, due after session 12". */
export function reviewText({ number, state, date, afterSession }: StripReview): string {
  if (state === 'held') return `Review ${number}, held${date === null ? '' : ` ${formatLongDate(date)}`}`;
  return `Review ${number}, ${state === 'overdue' ? 'overdue, was due' : 'due'} after session ${afterSession}`;
}

/** "11 attended, 2 tries" */
export function blockText({ attended, tries }: StripBlock): string {
  return tries === 0
    ? `${attended} attended`
    : `${attended} attended, ${tries} ${tries === 1 ? 'try' : 'tries'}`;
}

function formatLongDate(date: LocalDate): string {
  return `${partsOf(date).day} ${monthName(date)} ${partsOf(date).year}`;
}
