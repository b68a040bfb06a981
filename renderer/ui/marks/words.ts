import type { MarkState as SessionMark } from '../../../shared/courses/stripMarks.ts';

/** What can have become of a session or a try at one, and what a review can be. */
export type MarkState = SessionMark | 'review_held' | 'review_due' | 'review_overdue';

/** The word that always goes with a mark, as it stands inside a sentence. */
export const markWords = {
  attended: 'attended',
  attended_late: 'attended late',
  needs_logging: 'needs logging',
  planned: 'planned',
  not_scheduled: 'not scheduled',
  was_not_brought: 'was not brought',
  did_not_attend: 'did not attend',
  late_not_seen: 'late and not seen',
  cancelled_by_family: 'cancelled by family',
  cancelled_by_service: 'cancelled by service',
  moved: 'moved',
  review_held: 'review held',
  review_due: 'review due',
  review_overdue: 'review overdue',
} as const satisfies Record<MarkState, string>;

/** The same word where it begins a line: "Attended late". */
export function markHeading(state: MarkState): string {
  const word = markWords[state];
  return word.charAt(0).toUpperCase() + word.slice(1);
}
