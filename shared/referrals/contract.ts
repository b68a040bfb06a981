import * as z from 'zod';
import { LocalDate } from '../dates.ts';
import { Id, requiredText, text, Version } from '../ids.ts';
import { command, query } from '../op.ts';
import { RECORD_ROLES } from '../roles.ts';
import { OPEN_MATTERS, OpenMatter } from './closing.ts';
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
      /** Who holds the risk of a child who leaves without therapy; '' where somebody says that none is known. */
      riskHeldBy: text(200).default(''),
      isNoRiskKnown: z.boolean().default(false),
      /** What the person was shown as still open, and closes the referral with all the same. */
      leftOpen: z.array(OpenMatter).max(OPEN_MATTERS.length).default([]),
    }),
    subject,
    output: z.strictObject({ referralId: Id, version: Version }),
  }),
  /** What closing a referral asks: whether "not reached" was decided, who may hold the risk, and what is still open. */
  'referral.beforeClosing': query({
    allow: CLOSING_ROLES,
    input: z.strictObject({ referralId: Id }),
    subject,
    output: z.strictObject({
      startedOn: LocalDate.nullable(),
      isNotReachedDecided: z.boolean(),
      /** People and services who may hold the risk, as they would be written. */
      mayHoldRisk: z.array(z.string()),
      open: z.array(z.strictObject({ matter: OpenMatter, on: LocalDate.nullable() })),
    }),
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
