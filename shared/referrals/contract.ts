import * as z from 'zod';
import { LocalDate } from '../dates.ts';
import { Id, requiredText, Version } from '../ids.ts';
import { command } from '../op.ts';
import { RECORD_ROLES } from '../roles.ts';
import { GivenClosingReason, PauseReason } from './codes.ts';
import { ReferralDetails } from './details.ts';

/** Who decides that a child leaves the list. A therapist ends a course; closing is decided for the service. */
const CLOSING_ROLES = ['coordinator', 'manager', 'safeguarding_lead'] as const;
const subject = (input: { referralId: string }) => input.referralId;

export const referralsContract = {
  /** Adds to or corrects what a referral says. The day it was received stays: the wait is counted from it. */
  'referral.save': command({
    allow: CLOSING_ROLES,
    input: z.strictObject({ referralId: Id, version: Version, details: ReferralDetails }),
    subject,
    output: z.strictObject({ referralId: Id, version: Version }),
  }),
  'referral.pause': command({
    allow: RECORD_ROLES,
    input: z.strictObject({
      referralId: Id,
      startsOn: LocalDate,
      /** The day the wait goes on again; null while that is not known. */
      endsOn: LocalDate.nullable(),
      reason: PauseReason,
    }),
    subject,
    output: z.strictObject({ pauseId: Id, version: Version }),
  }),
  'referral.endPause': command({
    allow: RECORD_ROLES,
    input: z.strictObject({ referralId: Id, pauseId: Id, version: Version, endsOn: LocalDate }),
    subject,
    output: z.strictObject({ pauseId: Id, version: Version }),
  }),
  'referral.close': command({
    allow: CLOSING_ROLES,
    input: z.strictObject({
      referralId: Id,
      version: Version,
      closedOn: LocalDate,
      reason: GivenClosingReason,
      note: requiredText(1000, 'Say in a sentence what was decided and with whom'),
    }),
    subject,
    output: z.strictObject({ referralId: Id, version: Version }),
  }),
  'referral.reopen': command({
    allow: CLOSING_ROLES,
    input: z.strictObject({
      referralId: Id,
      version: Version,
      note: requiredText(500, 'Say why it is opened again'),
    }),
    subject,
    output: z.strictObject({ referralId: Id, version: Version }),
  }),
};
