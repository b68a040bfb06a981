import * as z from 'zod';
import { LocalDate } from '../dates.ts';
import { Id, text, Version } from '../ids.ts';
import { command, query } from '../op.ts';
import { RECORD_ROLES } from '../roles.ts';
import { AssessmentKind, Need } from './codes.ts';
import { AssessmentWords, Found } from './found.ts';

export const AssessmentView = z.strictObject({
  id: Id,
  referralId: Id,
  version: Version,
  kind: AssessmentKind,
  completedOn: LocalDate,
  needs: z.array(Need),
  /** Who held it, in words: a practitioner here, or another service. */
  heldBy: z.string().nullable(),
  /** What was answered in it; null for one accepted from elsewhere, or kept before answers were. */
  found: Found.nullable(),
  /** The assessment of an earlier referral that it is, carried over; its words stay there. */
  carriedFrom: Id.nullable(),
});
export type AssessmentView = z.infer<typeof AssessmentView>;

/** An assessment that nobody has called complete yet. */
export const AssessmentUnderWay = z.strictObject({
  id: Id,
  referralId: Id,
  begunOn: LocalDate,
  heldBy: z.string().nullable(),
});
export type AssessmentUnderWay = z.infer<typeof AssessmentUnderWay>;

/** A detailed assessment as it is written, in parts. */
export const AssessmentWriteup = z.strictObject({
  id: Id,
  referralId: Id,
  version: Version,
  begunOn: LocalDate,
  /** Null until a person says that it is complete. */
  completedOn: LocalDate.nullable(),
  heldBy: z.string().nullable(),
  needs: z.array(Need),
  found: Found,
  /** Null to those who do not read clinical notes. */
  words: AssessmentWords.nullable(),
});
export type AssessmentWriteup = z.infer<typeof AssessmentWriteup>;

export const assessmentContract = {
  /** Accepts an assessment that another service completed, so that the child need not tell it all again. */
  'assessment.record': command({
    allow: RECORD_ROLES,
    input: z.strictObject({
      referralId: Id,
      completedOn: LocalDate,
      needs: z.array(Need).max(30),
      heldBy: text(200).nullable(),
    }),
    subject: (input) => input.referralId,
    output: z.strictObject({ assessmentId: Id, version: Version }),
  }),
  /** Begins a detailed assessment (id and version null) or goes on with one. Anything may be missing until it is to be complete. */
  'assessment.save': command({
    allow: RECORD_ROLES,
    input: z.strictObject({
      referralId: Id,
      assessmentId: Id.nullable(),
      version: Version.nullable(),
      /** The day it was, or is said to be, completed. Needed only where it is to be complete. */
      completedOn: LocalDate.nullable(),
      heldBy: text(200).nullable(),
      /** Needs beside the symptoms that were found, which are needs too. */
      needs: z.array(Need).max(30),
      found: Found,
      /** Null leaves the words as they are: from an account that does not read clinical notes. */
      words: AssessmentWords.nullable(),
      complete: z.boolean(),
    }),
    subject: (input, output) => input.assessmentId ?? output?.assessmentId ?? input.referralId,
    output: z.strictObject({ assessmentId: Id, version: Version, isComplete: z.boolean() }),
  }),
  /** Takes over an assessment of an earlier referral of the same child, with its own date, so that nobody tells it twice. */
  'assessment.carry': command({
    allow: RECORD_ROLES,
    input: z.strictObject({ referralId: Id, assessmentId: Id }),
    subject: (input) => input.referralId,
    output: z.strictObject({ assessmentId: Id, version: Version }),
  }),
  'assessment.get': query({
    allow: RECORD_ROLES,
    input: z.strictObject({ assessmentId: Id }),
    subject: (input) => input.assessmentId,
    output: AssessmentWriteup,
  }),
};
