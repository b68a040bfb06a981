import { noteTooLong } from '../../shared/clinicalNotes/note.ts';
import type { CourseView } from '../../shared/courses/contract.ts';
import type { FeedbackVoice } from '../../shared/courses/ending.ts';
import { heldReviews } from '../../shared/courses/facts.ts';
import type { Attendee } from '../../shared/courses/logging.ts';
import { formatDate, isLocalDate } from '../../shared/dates.ts';
import {
  type PlanShared,
  REVIEW_FINDING_LABELS,
  REVIEW_OUTCOME_LABELS,
  type ReviewFinding,
  type ReviewOutcome,
} from '../../shared/reviews/codes.ts';
import type { ReviewView } from '../../shared/reviews/contract.ts';
import type { FormErrors } from '../ui/useForm.ts';
import { dateError, timeError } from './dateErrors.ts';

/** A review that was held, as it is typed. */
export type HeldValues = {
  heldOn: string;
  startsAt: string;
  withWhom: readonly Attendee[];
  effective: ReviewFinding | null;
  outcome: ReviewOutcome | null;
  extendTo: string;
  childWords: string;
  carerWords: string;
  planShared: PlanShared | null;
  feedbackAsked: readonly FeedbackVoice[];
  note: string;
};

/** What was typed of somebody's words, to be sent; null where nothing was. */
export const wordsSent = (text: string) => (text.trim() === '' ? null : { text, seenAt: null });

export function initialValues(corrects: ReviewView | undefined, planned: ReviewView | null): HeldValues {
  return {
    heldOn: corrects?.heldOn ?? planned?.plannedOn ?? '',
    startsAt: corrects?.startsAt ?? planned?.startsAt ?? '',
    withWhom: corrects?.withWhom ?? [],
    effective: corrects?.effective ?? null,
    outcome: corrects?.outcome ?? null,
    extendTo: corrects?.extendTo == null ? '' : String(corrects.extendTo),
    childWords: '',
    carerWords: '',
    planShared: corrects?.planShared ?? null,
    feedbackAsked: [],
    note: '',
  };
}

/** The review that the form is about, or the last one held, as somebody else saved it. */
export function theirReview(theirs: CourseView, corrects: ReviewView | undefined): ReviewView | undefined {
  return theirs.reviews.find((each) => each.id === corrects?.id) ?? heldReviews(theirs).at(-1);
}

/** '2 Nov 2026: helping, carry on' */
export function reviewWords(
  review:
    { heldOn: string | null; effective: ReviewFinding | null; outcome: ReviewOutcome | null } | undefined,
): string {
  if (review === undefined) return 'not held yet';
  const { heldOn, effective, outcome } = review;
  const said = [
    effective === null ? null : REVIEW_FINDING_LABELS[effective],
    outcome === null ? null : REVIEW_OUTCOME_LABELS[outcome],
  ].filter((part) => part !== null);
  return `${heldOn !== null && isLocalDate(heldOn) ? formatDate(heldOn) : 'no day yet'}: ${said.join(', ').toLowerCase()}`;
}

export function whatIsMissing(values: HeldValues): FormErrors<HeldValues> {
  const errors: FormErrors<HeldValues> = {
    ...dateError('heldOn', values.heldOn, 'Enter the day it was held'),
    ...timeError('startsAt', values.startsAt),
  };
  if (values.withWhom.length === 0) errors.withWhom = 'Say who was there';
  if (values.effective === null)
    errors.effective = 'Say whether it is helping, or that it is too early to tell';
  if (values.outcome === null) errors.outcome = 'Say what was decided';
  if (values.outcome === 'extend' && !/^\d{0,3}$/.test(values.extendTo.trim()))
    errors.extendTo = 'Enter a number of sessions, such as 26';
  for (const name of ['note', 'childWords', 'carerWords'] as const) {
    const tooLong = noteTooLong(values[name]);
    if (tooLong !== null) errors[name] = tooLong;
  }
  return errors;
}
