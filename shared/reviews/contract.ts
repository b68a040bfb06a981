import * as z from 'zod';
import { ClinicalNote } from '../clinicalNotes/note.ts';
import { FeedbackVoice } from '../courses/ending.ts';
import { Attendee } from '../courses/logging.ts';
import { LocalDate, LocalTime } from '../dates.ts';
import { Id, text, Version } from '../ids.ts';
import { command } from '../op.ts';
import { PlanShared, ReviewFinding, ReviewOutcome } from './codes.ts';

export const ReviewView = z.strictObject({
  id: Id,
  plannedOn: LocalDate.nullable(),
  startsAt: LocalTime.nullable(),
  heldOn: LocalDate.nullable(),
  attendedWhenHeld: z.int().nullable(),
  withWhom: z.array(Attendee),
  effective: ReviewFinding.nullable(),
  outcome: ReviewOutcome.nullable(),
  /** How many sessions an extension was asked for. */
  extendTo: z.int().nullable(),
  planShared: PlanShared.nullable(),
  /** What became of what it decided, where somebody said so. */
  carriedOut: z.strictObject({ on: LocalDate, words: z.string() }).nullable(),
  hasNote: z.boolean(),
  /** Whose views were written down, in their own words. */
  words: z.array(FeedbackVoice),
});
export type ReviewView = z.infer<typeof ReviewView>;

const REVIEW_ROLES = ['manager', 'coordinator', 'therapist'] as const;
const Saved = z.strictObject({ courseId: Id, reviewId: Id, version: Version });
const subject = (input: { courseId: string }) => input.courseId;

export const reviewsContract = {
  /** Puts the next review in the diary, or moves it there. */
  'review.plan': command({
    allow: REVIEW_ROLES,
    input: z.strictObject({
      courseId: Id,
      version: Version,
      plannedOn: LocalDate,
      startsAt: LocalTime.nullable(),
    }),
    subject,
    output: Saved,
  }),
  /** Records a review that was held: the planned one where there is one. With `reviewId` it corrects a held one. */
  'review.record': command({
    allow: REVIEW_ROLES,
    input: z.strictObject({
      courseId: Id,
      version: Version,
      reviewId: Id.nullable(),
      heldOn: LocalDate,
      startsAt: LocalTime.nullable(),
      withWhom: z.array(Attendee).min(1, 'Say who was there'),
      effective: ReviewFinding,
      outcome: ReviewOutcome,
      extendTo: z.int().min(1).max(150).nullable(),
      /** Null: not said. */
      planShared: PlanShared.nullable().default(null),
      /** Who was asked for feedback; whoever is left out was not, and nothing more is asked. */
      feedbackAsked: z.array(FeedbackVoice).default([]),
      /** Null leaves what is there. */
      note: ClinicalNote.nullable(),
      /** Their views in their own words; null leaves what is there. */
      words: z
        .strictObject({ child: ClinicalNote.nullable(), carer: ClinicalNote.nullable() })
        .default({ child: null, carer: null }),
    }),
    subject,
    output: Saved,
  }),
  /** Says what became of what a review decided: it is said once, and stays. */
  'review.carryOut': command({
    allow: REVIEW_ROLES,
    input: z.strictObject({
      courseId: Id,
      reviewId: Id,
      words: text(300).refine((words) => words !== '', 'Say in a few words what became of it'),
    }),
    subject,
    output: z.strictObject({ courseId: Id, reviewId: Id }),
  }),
};
