// Whether and how somebody round a child may be contacted (NICE NG76 1.1.9: agree how to communicate, and consider
// whether an abuser may reach the phone). Parental responsibility, or being a parent, never makes a contact safe.
import * as z from 'zod';

export const PERSON_KINDS = ['carer', 'professional'] as const;
export const PersonKind = z.enum(PERSON_KINDS);
export type PersonKind = z.infer<typeof PersonKind>;
export const PERSON_KIND_LABELS: Record<PersonKind, string> = {
  carer: 'Family or carer',
  professional: 'Professional',
};

/** May this person be contacted about the child at all? Nobody may be assumed safe: it begins as not checked. */
export const CONTACT_SAFETIES = ['safe', 'ask_first', 'do_not_contact', 'not_checked'] as const;
export const ContactSafety = z.enum(CONTACT_SAFETIES);
export type ContactSafety = z.infer<typeof ContactSafety>;
export const CONTACT_SAFETY_LABELS: Record<ContactSafety, string> = {
  safe: 'Safe to contact',
  ask_first: 'Ask the first contact before',
  do_not_contact: 'Do not contact',
  not_checked: 'Not yet checked',
};

/** One way of leaving word. What was not agreed is treated as not allowed. */
export const CHANNEL_ANSWERS = ['yes', 'no', 'not_checked'] as const;
export const ChannelAnswer = z.enum(CHANNEL_ANSWERS);
export type ChannelAnswer = z.infer<typeof ChannelAnswer>;
export const CHANNEL_ANSWER_LABELS: Record<ChannelAnswer, string> = {
  yes: 'Yes',
  no: 'No',
  not_checked: 'Not yet checked',
};

/**
 * With whom a contact was gone through (NG76 1.1.9: agree it with them). What a referrer says of a contact is not what the
 * person says, so it is kept and shown.
 */
export const CHECKED_WITH = [
  'them',
  'child',
  'carer',
  'referrer',
  'social_worker',
  'police',
  'school',
  'other',
] as const;
export const CheckedWith = z.enum(CHECKED_WITH);
export type CheckedWith = z.infer<typeof CheckedWith>;
export const CHECKED_WITH_LABELS: Record<CheckedWith, string> = {
  them: 'The person themselves',
  child: 'The child',
  carer: 'Another carer',
  referrer: 'The referrer',
  social_worker: 'The social worker',
  police: 'The police',
  school: 'The school',
  other: 'Somebody else who knows',
};
/** As it stands after "checked 20 Nov ". */
export const CHECKED_WITH_WORDS: Record<CheckedWith, string> = {
  them: 'with them',
  child: 'with the child',
  carer: 'with another carer',
  referrer: 'with the referrer',
  social_worker: 'with the social worker',
  police: 'with the police',
  school: 'with the school',
  other: 'with somebody who knows',
};

export const RESPONSIBILITY_ANSWERS = ['yes', 'no', 'not_asked'] as const;
export const ResponsibilityAnswer = z.enum(RESPONSIBILITY_ANSWERS);
export type ResponsibilityAnswer = z.infer<typeof ResponsibilityAnswer>;
export const RESPONSIBILITY_ANSWER_LABELS: Record<ResponsibilityAnswer, string> = {
  yes: 'Yes',
  no: 'No',
  not_asked: 'Not asked',
};
