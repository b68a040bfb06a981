import * as z from 'zod';
import { HandoverReason } from '../continuity/codes.ts';
import { LocalDate } from '../dates.ts';
import { Id, requiredText, text, Version } from '../ids.ts';
import { command, query } from '../op.ts';
import { RECORD_ROLES } from '../roles.ts';
import { CarerStatus, JoiningAnswer } from './rules.ts';

const COURSE_ROLES = ['manager', 'coordinator', 'therapist'] as const;

/** What was said or decided about one person and one child, newest first. */
const Entry = z.strictObject({
  id: Id,
  said: z.union([CarerStatus, JoiningAnswer]),
  /** Who confirmed it or said so; the reason of a decision. */
  words: z.string(),
  on: LocalDate,
  by: z.string().nullable(),
});
export type CarerEntryView = z.infer<typeof Entry>;

export const carersContract = {
  'carer.list': query({
    allow: RECORD_ROLES,
    input: z.strictObject({ childId: Id }),
    subject: (input) => input.childId,
    output: z.strictObject({
      people: z.array(
        z.strictObject({
          personId: Id,
          status: CarerStatus.nullable(),
          isAlleged: z.boolean(),
          joining: JoiningAnswer.nullable(),
          entries: z.array(Entry),
        }),
      ),
    }),
  }),
  /** Says what is known of somebody round the child: by whom it was said or confirmed, and on which day. */
  'carer.sayStatus': command({
    allow: RECORD_ROLES,
    input: z.strictObject({
      childId: Id,
      personId: Id,
      status: CarerStatus,
      saidBy: requiredText(200, 'Say who confirmed or said it'),
      saidOn: LocalDate,
    }),
    subject: (input) => input.childId,
    output: z.strictObject({ entryId: Id }),
  }),
  /** A safeguarding lead's decision about somebody alleged to have harmed the child. */
  'carer.decideJoining': command({
    allow: ['safeguarding_lead'],
    input: z.strictObject({
      childId: Id,
      personId: Id,
      answer: JoiningAnswer,
      reason: requiredText(500, 'Say why, in a sentence or two'),
    }),
    subject: (input) => input.childId,
    output: z.strictObject({ entryId: Id }),
  }),
  /** Adds a strand for a parent or carer to a course, or says whose it is, with whom, how many, and who reads its notes. */
  'course.saveCarer': command({
    allow: COURSE_ROLES,
    input: z.strictObject({
      courseId: Id,
      version: Version,
      /** Null: another strand. */
      strandId: Id.nullable(),
      personId: Id.nullable(),
      practitionerId: Id,
      /** Why somebody else holds them from today on. */
      handoverReason: HandoverReason.nullable().default(null),
      limit: z.int().min(1, 'Enter at least 1').max(150, 'Enter at most 150').nullable(),
      /** Null leaves what was agreed before. */
      notes: z.strictObject({ isShared: z.boolean(), agreedWith: text(200), agreedOn: LocalDate }).nullable(),
    }),
    subject: (input) => input.courseId,
    output: z.strictObject({ courseId: Id, version: Version, strandId: Id }),
  }),
};
