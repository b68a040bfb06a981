import * as z from 'zod';
import { LocalDate } from '../dates.ts';
import { Id, text, Version } from '../ids.ts';
import { command, query } from '../op.ts';
import { OPEN_MATTERS, OpenMatter } from '../referrals/closing.ts';
import { ClosingReason, ReferralSource } from '../referrals/codes.ts';
import { CameAgainView, ReferralDetails } from '../referrals/details.ts';
import { EVERY_CHILD_ROLES, RECORD_ROLES } from '../roles.ts';
import { NotAcceptedReason, SafetyFinding, TriageAnswer } from './codes.ts';
import { INBOX_STATES } from './rules.ts';

/** Who decides on behalf of the service whether a child is taken on. */
const TRIAGE_ROLES = EVERY_CHILD_ROLES;

/** An account, by the name its person goes by. */
const Colleague = z.strictObject({ id: Id, name: z.string() });
const subject = (input: { referralId: string }) => input.referralId;
const Saved = z.strictObject({ referralId: Id, version: Version });
const page = { offset: z.int().min(0), limit: z.int().min(1).max(100) };

export const InboxRow = z.strictObject({
  referralId: Id,
  childId: Id,
  version: Version,
  name: z.string(),
  age: z.int().nullable(),
  receivedOn: LocalDate,
  daysSince: z.int().min(0),
  source: ReferralSource,
  referredBy: z.string().nullable(),
  state: z.enum(INBOX_STATES),
  /** By when it is read for safety, or answered. */
  dueOn: LocalDate,
  answersFor: Colleague.nullable(),
});
export type InboxRow = z.infer<typeof InboxRow>;

export const NotAcceptedRow = z.strictObject({
  referralId: Id,
  childId: Id,
  name: z.string(),
  age: z.int().nullable(),
  receivedOn: LocalDate,
  closedOn: LocalDate,
  /** Days from receipt to the decision. */
  daysToDecide: z.int().min(0),
  closingReason: ClosingReason,
  notAcceptedReason: NotAcceptedReason.nullable(),
  riskHeldBy: z.string().nullable(),
  signpostedTo: z.string().nullable(),
});
export type NotAcceptedRow = z.infer<typeof NotAcceptedRow>;

export const SafetyReadView = z.strictObject({
  id: Id,
  readOn: LocalDate,
  finding: SafetyFinding,
  note: z.string().nullable(),
  by: z.string().nullable(),
});
export type SafetyReadView = z.infer<typeof SafetyReadView>;

export const TriageDecisionView = z.strictObject({
  id: Id,
  answer: TriageAnswer,
  decidedOn: LocalDate,
  reason: z.string(),
  notAcceptedReason: NotAcceptedReason.nullable(),
  riskHeldBy: z.string().nullable(),
  signpostedTo: z.string().nullable(),
  lookAgainOn: LocalDate.nullable(),
  by: z.string().nullable(),
});
export type TriageDecisionView = z.infer<typeof TriageDecisionView>;

/** Everything known of a referral that is to be answered. */
export const TriageView = z.strictObject({
  referralId: Id,
  childId: Id,
  version: Version,
  name: z.string(),
  nameUsed: z.string().nullable(),
  age: z.int().nullable(),
  pronouns: z.string().nullable(),
  birthDate: LocalDate.nullable(),
  /** Why somebody of 18 or over is referred here; null where that was not said or asked. */
  ageReason: z.string().nullable(),
  postcode: z.string().nullable(),
  school: z.string().nullable(),
  interpreterLanguage: z.string().nullable(),
  accessNeeds: z.string().nullable(),
  receivedOn: LocalDate,
  details: ReferralDetails,
  funder: z.string().nullable(),
  answersFor: Colleague.nullable(),
  acceptedOn: LocalDate.nullable(),
  closedOn: LocalDate.nullable(),
  /** Null where it is not in the inbox. */
  state: z.enum(INBOX_STATES).nullable(),
  safetyReadDueOn: LocalDate.nullable(),
  triageDueOn: LocalDate.nullable(),
  /** Proposed where the referrer is asked for more; another day may be chosen. */
  lookAgainOn: LocalDate,
  /** Each time it came once more, the newest first. */
  cameAgain: z.array(CameAgainView),
  /** By when what it said then is read for safety; null where it was. */
  readAgainDueOn: LocalDate.nullable(),
  /** The newest first. */
  safetyReads: z.array(SafetyReadView),
  decisions: z.array(TriageDecisionView),
  /** Other referrals of the same child, so that nobody is asked to tell the story again. */
  otherReferrals: z.int().min(0),
});
export type TriageView = z.infer<typeof TriageView>;

export const triageContract = {
  /** Referrals that nobody has accepted or turned away yet, the oldest first. */
  'inbox.list': query({
    allow: RECORD_ROLES,
    input: z.strictObject(page),
    output: z.strictObject({ rows: z.array(InboxRow), total: z.int().min(0) }),
  }),
  /** Referrals that were declined or signposted, the newest decision first: they stay countable. */
  'inbox.notAccepted': query({
    allow: RECORD_ROLES,
    input: z.strictObject(page),
    output: z.strictObject({ rows: z.array(NotAcceptedRow), total: z.int().min(0) }),
  }),
  'inbox.counts': query({
    allow: RECORD_ROLES,
    input: z.strictObject({}),
    output: z.strictObject({
      inbox: z.int().min(0),
      toRead: z.int().min(0),
      asked: z.int().min(0),
      notAccepted: z.int().min(0),
      /** Open referrals, in the inbox or not, that nobody answers for. */
      nobodyAnswers: z.int().min(0),
    }),
  }),
  'triage.view': query({
    allow: RECORD_ROLES,
    input: z.strictObject({ referralId: Id }),
    subject,
    output: TriageView,
  }),
  /** Those who may answer for a referral: everyone who works with every child and has an open account. */
  'triage.colleagues': query({
    allow: RECORD_ROLES,
    input: z.strictObject({}),
    output: z.strictObject({ colleagues: z.array(Colleague) }),
  }),
  'referral.readForSafety': command({
    allow: TRIAGE_ROLES,
    input: z.strictObject({
      referralId: Id,
      version: Version,
      readOn: LocalDate,
      finding: SafetyFinding,
      note: text(500).nullable(),
    }),
    subject,
    output: Saved,
  }),
  'referral.triage': command({
    allow: TRIAGE_ROLES,
    input: z.strictObject({
      referralId: Id,
      version: Version,
      answer: TriageAnswer,
      decidedOn: LocalDate,
      /** May be empty only where a referral is accepted whose last reading found no concern. */
      reason: text(500),
      notAcceptedReason: NotAcceptedReason.nullable(),
      riskHeldBy: text(200).nullable(),
      signpostedTo: text(200).nullable(),
      lookAgainOn: LocalDate.nullable(),
      leftOpen: z.array(OpenMatter).max(OPEN_MATTERS.length).default([]),
      /** Accepted at 18 or over: why, unless that was said before. */
      ageReason: text(300).nullable().default(null),
    }),
    subject,
    /** With the first contact that is due once it was accepted. */
    output: Saved.extend({ nextCheckInDueOn: LocalDate.nullable() }),
  }),
  /** Names the one person who answers for a referral from now on. */
  'referral.setAnswersFor': command({
    allow: TRIAGE_ROLES,
    input: z.strictObject({ referralId: Id, version: Version, accountId: Id }),
    subject,
    output: Saved,
  }),
  /** How many open referrals that came in by one import nobody answers for. */
  'referral.nobodyAnswers': query({
    allow: TRIAGE_ROLES,
    input: z.strictObject({ importBatchId: Id }),
    output: z.strictObject({ referrals: z.int().min(0) }),
  }),
  /** Gives every open referral that nobody answers for to one person: all of them, or those of one import. */
  'referral.answerForRest': command({
    allow: TRIAGE_ROLES,
    input: z.strictObject({ accountId: Id, importBatchId: Id.nullable().default(null) }),
    output: z.strictObject({ referrals: z.int().min(0) }),
  }),
};
