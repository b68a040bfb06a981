import * as z from 'zod';
import { FeedbackVoice } from '../courses/ending.ts';
import { LocalDate } from '../dates.ts';
import { Id, requiredText, text, Version } from '../ids.ts';
import { command, query } from '../op.ts';
import { ProtocolId } from '../protocols/types.ts';
import { RECORD_ROLES } from '../roles.ts';
import { Acceptability, Month } from './rules.ts';

const GIVERS = ['manager', 'coordinator', 'therapist'] as const;
const KEEPERS = ['manager', 'coordinator'] as const;

const Answer = {
  voice: FeedbackVoice,
  acceptability: Acceptability.nullable(),
  /** What helped, and what they would change, in their own words. */
  helped: text(1000),
  change: text(1000),
};

export const FeedbackView = z.strictObject({
  id: Id,
  ...Answer,
  saidOn: LocalDate,
  by: z.string().nullable(),
});
export type FeedbackView = z.infer<typeof FeedbackView>;

/** What was heard, and what the service changed. */
export const ChangeMade = z.strictObject({
  id: Id,
  version: Version,
  heard: z.string(),
  changed: z.string(),
  changedOn: LocalDate,
});
export type ChangeMade = z.infer<typeof ChangeMade>;

const Together = z.strictObject({
  voice: FeedbackVoice,
  /** How many are shown; 0 while there are too few. */
  answers: z.int(),
  spread: z.array(z.int()),
  helped: z.array(z.string()),
  change: z.array(z.string()),
});

export const feedbackContract = {
  'feedback.ofCourse': query({
    allow: RECORD_ROLES,
    input: z.strictObject({ courseId: Id }),
    output: z.strictObject({ answers: z.array(FeedbackView) }),
  }),
  /** What somebody said with their name on it. */
  'feedback.give': command({
    allow: GIVERS,
    input: z.strictObject({ courseId: Id, saidOn: LocalDate, ...Answer }),
    subject: (input) => input.courseId,
    output: z.strictObject({ feedbackId: Id }),
  }),
  /**
   * What somebody said without their name: it names no child, no course, no day and no account, and has no entry in the log,
   * since an entry says when and by whom it was typed.
   */
  'feedback.giveWithoutName': command({
    allow: GIVERS,
    audited: false,
    input: z.strictObject({ month: Month, protocolId: ProtocolId, ...Answer }),
    output: z.strictObject({}),
  }),
  'feedback.summary': query({
    allow: RECORD_ROLES,
    input: z.strictObject({}),
    output: z.strictObject({
      withoutName: z.array(Together),
      withName: z.array(Together.pick({ voice: true, answers: true, spread: true })),
      changes: z.array(ChangeMade),
    }),
  }),
  'feedback.saveChange': command({
    allow: KEEPERS,
    input: z.strictObject({
      id: Id.nullable(),
      version: Version.nullable(),
      heard: requiredText(500, 'Say what you heard'),
      changed: requiredText(500, 'Say what you changed'),
      changedOn: LocalDate,
    }),
    output: z.strictObject({ id: Id, version: Version }),
  }),
};
