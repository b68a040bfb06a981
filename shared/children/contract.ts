import * as z from 'zod';
import { LocalDate } from '../dates.ts';
import { Id, requiredText, text, Version } from '../ids.ts';
import { command, query } from '../op.ts';
import { NamedCarer, NO_DETAILS, ReferralDetails } from '../referrals/details.ts';
import { RECORD_ROLES } from '../roles.ts';
import { SafetyFinding } from '../triage/codes.ts';
import { Disability, Ethnicity, Gender, Religion, Sex, YesNoAnswer } from './codes.ts';

/** What may be kept about a child. Words in free text may be asked for by police, courts and the child: keep to facts. */
export const ChildFields = z.strictObject({
  name: requiredText(200, 'Enter the child’s name'),
  nameUsed: text(100).nullable(),
  birthDate: LocalDate.nullable(),
  pronouns: text(40).nullable(),
  sex: Sex,
  gender: Gender,
  ethnicity: Ethnicity,
  disability: Disability,
  disabilityDetail: text(500).nullable(),
  religion: Religion,
  language: text(80).nullable(),
  interpreterLanguage: text(80).nullable(),
  accessNeeds: text(500).nullable(),
  lookedAfter: YesNoAnswer,
  protectionPlan: YesNoAnswer,
  inNeed: YesNoAnswer,
  postcode: text(12).nullable(),
  school: text(200).nullable(),
});
export type ChildFields = z.infer<typeof ChildFields>;

export const ChildView = z.strictObject({
  id: Id,
  version: Version,
  fields: ChildFields,
  importedNotes: z.string().nullable(),
  isOutsideCaseload: z.boolean(),
});
export type ChildView = z.infer<typeof ChildView>;

export const childrenContract = {
  'child.open': command({
    allow: RECORD_ROLES,
    input: z.strictObject({ childId: Id, reason: text(300).nullable() }),
    subject: (input) => input.childId,
    output: z.strictObject({ childId: Id }),
  }),
  'child.get': query({
    allow: RECORD_ROLES,
    input: z.strictObject({ childId: Id }),
    subject: (input) => input.childId,
    output: ChildView,
  }),
  'child.search': query({
    allow: RECORD_ROLES,
    input: z.strictObject({ text: text(200), limit: z.int().min(1).max(50) }),
    output: z.strictObject({
      rows: z.array(
        z.strictObject({
          childId: Id,
          name: z.string(),
          birthDate: LocalDate.nullable(),
          stage: z.string().nullable(),
        }),
      ),
    }),
  }),
  'child.save': command({
    allow: RECORD_ROLES,
    input: z.strictObject({ childId: Id, version: Version, fields: ChildFields }),
    subject: (input) => input.childId,
    output: z.strictObject({ childId: Id, version: Version }),
  }),
  'referral.add': command({
    allow: ['coordinator', 'manager'],
    input: z.strictObject({
      child: z.discriminatedUnion('is', [
        z.strictObject({ is: z.literal('new'), fields: ChildFields }),
        z.strictObject({ is: z.literal('held'), childId: Id }),
      ]),
      receivedOn: LocalDate,
      details: ReferralDetails.default(NO_DETAILS),
      /** Accepted before it was recorded here, and when. Otherwise it begins in the inbox. */
      acceptedOn: LocalDate.nullable().default(null),
      /** Who answers for it from receipt to closure; null while nobody does. */
      answersForId: Id.nullable().default(null),
      carer: NamedCarer.nullable().default(null),
      /** How it was read for safety: asked by the form of a referral that does not begin in the inbox. */
      safetyRead: z
        .strictObject({ readOn: LocalDate, finding: SafetyFinding, note: text(500).nullable() })
        .nullable()
        .default(null),
      /** Why somebody of 18 or over is referred here. */
      ageReason: text(300).nullable().default(null),
      /** Children held who were said to be brothers or sisters of this one. */
      siblingIds: z.array(Id).max(12).default([]),
      /** Children held of whom somebody said that this is none of them. */
      notTheseIds: z.array(Id).max(200).default([]),
    }),
    subject: (_input, output) => output?.referralId,
    output: z.strictObject({ childId: Id, referralId: Id, version: Version }),
  }),
  /** A child whose referrals are over comes back, today: a new referral with what was told before, read for safety today. */
  'referral.comeBack': command({
    allow: ['coordinator', 'manager'],
    input: z.strictObject({
      childId: Id,
      /** Where too little is known to tell, a new referral goes to the inbox instead. */
      safetyRead: z.strictObject({
        finding: SafetyFinding.exclude(['not_enough_known']),
        note: text(500).nullable(),
      }),
      ageReason: text(300).nullable().default(null),
    }),
    subject: (input, output) => output?.referralId ?? input.childId,
    output: z.strictObject({
      childId: Id,
      referralId: Id,
      version: Version,
      /** Contacts that count as checked no more. */
      contactsToCheck: z.int(),
    }),
  }),
};
