// What a mark and a review of the strip are called: for screen readers, and where a pointer rests.
import { formatDate } from '../dates.ts';
import { pointInWords } from '../reviews/rhythm.ts';
import { SESSION_STATUS_LABELS } from './sessions.ts';
import type { StripFold, StripReview } from './strip.ts';
import { MARK_STATE_LABELS, type StripSession } from './stripMarks.ts';

/** 'Tilly, session 5, attended late, 15 Oct 2026. Earlier try 8 Oct 2026, cancelled by family' */
export function nameOfMark(who: string, mark: StripSession): string {
  const state = MARK_STATE_LABELS[mark.state].toLowerCase();
  const name = [
    who,
    `session ${mark.number}`,
    state,
    ...(mark.on === null ? [] : [formatDate(mark.on)]),
    ...(mark.laterThan === undefined ? [] : [`later than session ${mark.laterThan}`]),
  ].join(', ');
  if (mark.earlierTries.length === 0) return name;
  const tries = mark.earlierTries.map(({ on, status }) =>
    [...(on === null ? [] : [formatDate(on)]), SESSION_STATUS_LABELS[status].toLowerCase()].join(', '),
  );
  return `${name}. Earlier ${tries.length === 1 ? 'try' : 'tries'} ${tries.join('; ')}`;
}

/** 'Review 1, held 2 Nov 2026', 'Review 2, due after session 12', 'Review 2, due since week 12 and overdue' */
export function nameOfReview(review: StripReview): string {
  if (review.heldOn !== null) return `Review ${review.number}, held ${formatDate(review.heldOn)}`;
  const point = pointInWords(review, review.at);
  return review.state === 'overdue'
    ? `Review ${review.number}, due since ${point} and overdue`
    : `Review ${review.number}, due after ${point}`;
}

/** 'Tilly, sessions 1 to 36, 34 attended, 2 tries, 2 reviews not held' */
export function nameOfFold(who: string, fold: StripFold): string {
  const { sums, open } = foldInWords(fold);
  return [who, `sessions 1 to ${fold.toNumber}`, ...sums, ...(open === null ? [] : [open])].join(', ');
}

/** What stands in and below the bar: its numbers, what became of them, and the reviews within it that were not held. */
export function foldInWords({ label, reviewsOpen }: StripFold) {
  const [numbers = '', ...sums] = label.split(', ');
  const open = `${reviewsOpen} ${reviewsOpen === 1 ? 'review' : 'reviews'} not held`;
  return { numbers, sums, open: reviewsOpen === 0 ? null : open };
}
