import * as z from 'zod';
import { LocalDate } from '../dates.ts';
import { Id, text } from '../ids.ts';
import { command } from '../op.ts';
import { RECORD_ROLES } from '../roles.ts';
import { HoldingSupportKind, HoldingWithWhom } from './rules.ts';

export const holdingSupportContract = {
  /** One contact of holding support, before therapy or as aftercare. */
  'holding.log': command({
    allow: RECORD_ROLES,
    input: z.strictObject({
      referralId: Id,
      heldOn: LocalDate,
      kind: HoldingSupportKind,
      withWhom: HoldingWithWhom,
      note: text(2000),
    }),
    subject: (input) => input.referralId,
    output: z.strictObject({ holdingContactId: Id, contacts: z.int().min(1) }),
  }),
  /** Takes back a contact logged today by the same person. */
  'holding.undo': command({
    allow: RECORD_ROLES,
    input: z.strictObject({ holdingContactId: Id }),
    subject: (input, output) => output?.referralId ?? input.holdingContactId,
    output: z.strictObject({ referralId: Id, contacts: z.int().min(0) }),
  }),
};
