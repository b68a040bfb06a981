import { addWeeks, compareDates, type LocalDate } from '../dates.ts';
import { type ReviewFacts, reviewPoints, type ReviewState } from './rules.ts';

type Ahead = Pick<ReviewState, 'by' | 'fallsOn' | 'sessionsAway'>;

/**
 * The day on which a review that lies ahead is expected by the diary: the one the calendar says, or the date of the last
 * session that is still missing, those waiting to be logged counted in. Dates are taken in their order and not by the
 * numbers of their sessions: one that is tried again later is attended later too. Null where too few dates are planned.
 */
export function reviewInDiary(
  { by, fallsOn, sessionsAway }: Ahead,
  plannedOn: readonly LocalDate[],
): LocalDate | null {
  if (by === 'week') return fallsOn;
  return sessionsAway < 1 ? null : ([...plannedOn].sort(compareDates)[sessionsAway - 1] ?? null);
}

/**
 * About when it is, said on the journey and beside the course alike: as the diary has it; where too few dates are planned,
 * as many weeks from today as sessions are missing (our own reckoning). Null where it is due already, and where its date has
 * gone by and waits to be logged.
 */
export function aboutReview(
  state: Ahead & Pick<ReviewState, 'state'>,
  plannedOn: readonly LocalDate[],
  today: LocalDate,
): LocalDate | null {
  if (state.state !== 'ahead') return null;
  const weeksAway = state.sessionsAway < 1 ? null : addWeeks(today, state.sessionsAway);
  const on = reviewInDiary(state, plannedOn) ?? weeksAway;
  return on === null || on < today ? null : on;
}

/**
 * Whether a review that is planned for a day to come is another one than one that was held: it would answer a point of its
 * own, by the sessions in the diary until then. Otherwise what was held is that review, brought forward (our own reckoning).
 */
export function isAnotherReview(
  facts: Omit<ReviewFacts, 'until'>,
  {
    heldOn,
    plannedOn,
    sessionsOn,
  }: { heldOn: LocalDate; plannedOn: LocalDate; sessionsOn: readonly LocalDate[] },
): boolean {
  const attendedOn = [...facts.attendedOn, ...sessionsOn.filter((on) => on <= plannedOn)];
  const answered = (...more: LocalDate[]) =>
    reviewPoints({
      ...facts,
      attendedOn,
      reviewsHeldOn: [...facts.reviewsHeldOn, heldOn, ...more],
      until: plannedOn,
    }).filter(({ satisfiedOn }) => satisfiedOn !== null).length;
  return answered(plannedOn) > answered();
}
