import * as z from 'zod';
import { LocalDate } from '../dates.ts';
import { Id, text, Version } from '../ids.ts';
import { command } from '../op.ts';
import { RECORD_ROLES } from '../roles.ts';
import { AssessmentKind, Need } from './codes.ts';

export const AssessmentView = z.strictObject({
  id: Id,
  referralId: Id,
  version: Version,
  kind: AssessmentKind,
  completedOn: LocalDate,
  needs: z.array(Need),
  /** Who held it, in words: a practitioner here, or another service. */
  heldBy: z.string().nullable(),
});
export type AssessmentView = z.infer<typeof AssessmentView>;

export const assessmentContract = {
  'assessment.record': command({
    allow: RECORD_ROLES,
    input: z.strictObject({
      referralId: Id,
      kind: AssessmentKind,
      completedOn: LocalDate,
      needs: z.array(Need).max(30),
      heldBy: text(200).nullable(),
    }),
    subject: (input) => input.referralId,
    output: z.strictObject({ assessmentId: Id, version: Version }),
  }),
};
