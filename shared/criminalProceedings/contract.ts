import * as z from 'zod';
import { LocalDate } from '../dates.ts';
import { Id, text, Version } from '../ids.ts';
import { command } from '../op.ts';
import { RECORD_ROLES } from '../roles.ts';
import { ProceedingsStage } from './codes.ts';

export const ProceedingsView = z.strictObject({
  id: Id,
  version: Version,
  stage: ProceedingsStage,
  nextEvent: z.string().nullable(),
  nextEventOn: LocalDate.nullable(),
  isOpen: z.boolean(),
});
export type ProceedingsView = z.infer<typeof ProceedingsView>;

export const criminalProceedingsContract = {
  /** Adds proceedings about a child (id and version null) or says where they stand now. */
  'proceedings.save': command({
    allow: RECORD_ROLES,
    input: z.strictObject({
      childId: Id,
      proceedingsId: Id.nullable(),
      version: Version.nullable(),
      stage: ProceedingsStage,
      nextEvent: text(120).nullable(),
      nextEventOn: LocalDate.nullable(),
    }),
    subject: (input) => input.childId,
    output: z.strictObject({ proceedingsId: Id, version: Version }),
  }),
};
