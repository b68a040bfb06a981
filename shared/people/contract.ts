import * as z from 'zod';
import { LocalDate } from '../dates.ts';
import { Id, requiredText, text, Version } from '../ids.ts';
import { command, query } from '../op.ts';
import { CarerRelationship } from '../referrals/codes.ts';
import { RECORD_ROLES } from '../roles.ts';
import { ChannelAnswer, CheckedWith, ContactSafety, PersonKind, ResponsibilityAnswer } from './codes.ts';

/** Somebody round a child, and how they may be contacted about this child. */
export const PersonFields = z.strictObject({
  name: requiredText(200, 'Enter their name'),
  kind: PersonKind,
  relationship: CarerRelationship.nullable(),
  hasParentalResponsibility: ResponsibilityAnswer,
  organisation: text(200).nullable(),
  jobTitle: text(120).nullable(),
  phone: text(40).nullable(),
  email: text(200).nullable(),
  isFirstContact: z.boolean(),
  /** Who is asked when the first contact does not answer (NG76 1.1.9: a named emergency contact). */
  isEmergencyContact: z.boolean(),
  safety: ContactSafety,
  /** May they be rung? "Safe to contact" means that, until somebody says no. */
  mayRing: ChannelAnswer,
  mayText: ChannelAnswer,
  mayVoicemail: ChannelAnswer,
  mayLetter: ChannelAnswer,
  safeTimes: text(200).nullable(),
  sayName: text(60).nullable(),
  codeWord: text(60).nullable(),
  /** What was agreed to happen when there is no answer (NG76 1.1.9). */
  noAnswer: text(200).nullable(),
  /** What helps them follow: large print, sign, short sentences. */
  communicationNeeds: text(200).nullable(),
  interpreterLanguage: text(60).nullable(),
  /** The interpreter booked each time, never one of the family. */
  interpreterName: text(120).nullable(),
  note: text(300).nullable(),
});
export type PersonFields = z.infer<typeof PersonFields>;

/** A person as linked to one child. `linkId` names the link: contact is agreed for each child apart. */
export const PersonOfChild = z.strictObject({
  linkId: Id,
  personId: Id,
  version: Version,
  fields: PersonFields,
  checkedOn: LocalDate.nullable(),
  /** With whom; null where nobody said. */
  checkedWith: CheckedWith.nullable(),
  /** A referral of this child came on that day: a check from before it is old. */
  checkAgainFrom: LocalDate.nullable(),
});
export type PersonOfChild = z.infer<typeof PersonOfChild>;

/** Whom to ring about a child and what never to do, as the safe-contact card draws it (see rules.ts). */
export const ContactCard = z.strictObject({
  linkId: Id,
  personId: Id,
  who: z.string(),
  relation: z.string(),
  phone: z.string().nullable(),
  times: z.string().nullable(),
  rules: z.array(
    z.strictObject({
      key: z.string(),
      /** Words before and after a name, so that the privacy switch can shorten the name alone. */
      before: z.string(),
      name: z.string().nullable(),
      after: z.string(),
      /** A number to ring after the name; null where none belongs there. */
      phone: z.string().nullable(),
      kind: z.enum(['yes', 'no', 'never']),
    }),
  ),
  checkedOn: LocalDate.nullable(),
  /** With whom; null where nobody said. */
  checkedWith: CheckedWith.nullable(),
  /** True once somebody has checked that this contact is safe. */
  isChecked: z.boolean(),
  /** True once that check is older than the service's setting: go through it again. */
  isOld: z.boolean(),
  /** The day of a referral that came after the check: why it is to be gone through again. */
  newerReferralOn: LocalDate.nullable(),
  mayRing: ChannelAnswer,
  mayVoicemail: ChannelAnswer,
  mayText: ChannelAnswer,
  mayLetter: ChannelAnswer,
});
export type ContactCard = z.infer<typeof ContactCard>;

export const peopleContract = {
  'people.list': query({
    allow: RECORD_ROLES,
    input: z.strictObject({ childId: Id }),
    subject: (input) => input.childId,
    output: z.strictObject({
      people: z.array(PersonOfChild),
      /** Null where nobody may be contacted yet. */
      card: ContactCard.nullable(),
      /** What the old spreadsheet said, to be read before any use of an unchecked contact. */
      importedNotes: z.string().nullable(),
      /** After how many months a contact is checked again: the service's setting. */
      checkAgainMonths: z.int(),
    }),
  }),
  /** Adds a person to a child (linkId and version null) or changes one. */
  'person.save': command({
    allow: RECORD_ROLES,
    input: z.strictObject({
      childId: Id,
      linkId: Id.nullable(),
      version: Version.nullable(),
      fields: PersonFields,
      /** With whom contact was gone through today; null where it was not. */
      checkedWith: CheckedWith.nullable(),
    }),
    subject: (input) => input.childId,
    output: z.strictObject({ linkId: Id, personId: Id, version: Version }),
  }),
  /** Everything shown still holds: checked today. */
  'person.confirmContact': command({
    allow: RECORD_ROLES,
    input: z.strictObject({ childId: Id, linkId: Id, version: Version, checkedWith: CheckedWith }),
    subject: (input) => input.childId,
    output: z.strictObject({ linkId: Id, version: Version }),
  }),
};
