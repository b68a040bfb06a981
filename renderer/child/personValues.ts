import type {
  ChannelAnswer,
  CheckedWith,
  ContactSafety,
  PersonKind,
  ResponsibilityAnswer,
} from '../../shared/people/codes.ts';
import type { PersonFields, PersonOfChild } from '../../shared/people/contract.ts';
import type { CarerRelationship } from '../../shared/referrals/codes.ts';
import { emailProblem, phoneAsked } from '../../shared/people/phone.ts';
import { orNull } from '../formValues.ts';

/** As typed. Nobody has said yet whether it is safe: null. */
export type PersonValues = {
  name: string;
  kind: PersonKind | null;
  relationship: CarerRelationship | '';
  hasParentalResponsibility: ResponsibilityAnswer;
  organisation: string;
  jobTitle: string;
  phone: string;
  /** A number that looks wrong and is right all the same, as typed; what is on record was kept once. */
  rightPhone: string;
  email: string;
  safety: ContactSafety | null;
  mayRing: ChannelAnswer;
  mayText: ChannelAnswer;
  mayVoicemail: ChannelAnswer;
  mayLetter: ChannelAnswer;
  safeTimes: string;
  sayName: string;
  codeWord: string;
  noAnswer: string;
  communicationNeeds: string;
  interpreterLanguage: string;
  interpreterName: string;
  note: string;
  isFirstContact: boolean;
  isEmergencyContact: boolean;
  /** The link of who was rung first and is not any more: confirmed by name; '' until then. */
  takesPlaceOf: string;
  /** With whom the contact was gone through today; nobody yet: ''. */
  checkedWith: CheckedWith | '';
};
/** The form of a person as held, or of a new one. */
export function valuesOf(person: PersonOfChild | null, hasFirstContact: boolean): PersonValues {
  const fields = person?.fields;
  return {
    name: fields?.name ?? '',
    kind: fields?.kind ?? null,
    relationship: fields?.relationship ?? '',
    hasParentalResponsibility: fields?.hasParentalResponsibility ?? 'not_asked',
    organisation: fields?.organisation ?? '',
    jobTitle: fields?.jobTitle ?? '',
    phone: fields?.phone ?? '',
    rightPhone: fields?.phone ?? '',
    email: fields?.email ?? '',
    safety: fields === undefined || fields.safety === 'not_checked' ? null : fields.safety,
    mayRing: fields?.mayRing ?? 'not_checked',
    mayText: fields?.mayText ?? 'not_checked',
    mayVoicemail: fields?.mayVoicemail ?? 'not_checked',
    mayLetter: fields?.mayLetter ?? 'not_checked',
    safeTimes: fields?.safeTimes ?? '',
    sayName: fields?.sayName ?? '',
    codeWord: fields?.codeWord ?? '',
    noAnswer: fields?.noAnswer ?? '',
    communicationNeeds: fields?.communicationNeeds ?? '',
    interpreterLanguage: fields?.interpreterLanguage ?? '',
    interpreterName: fields?.interpreterName ?? '',
    note: fields?.note ?? '',
    isFirstContact: fields?.isFirstContact ?? !hasFirstContact,
    isEmergencyContact: fields?.isEmergencyContact ?? false,
    takesPlaceOf: '',
    checkedWith: '',
  };
}

/** What is saved of a form. */
export function fieldsOf(values: PersonValues): PersonFields {
  const { kind, relationship, safety } = values;
  const isProfessional = kind === 'professional';
  return {
    name: values.name,
    kind: kind ?? 'carer',
    relationship: relationship === '' ? null : relationship,
    hasParentalResponsibility: isProfessional ? 'not_asked' : values.hasParentalResponsibility,
    organisation: isProfessional ? orNull(values.organisation) : null,
    jobTitle: isProfessional ? orNull(values.jobTitle) : null,
    phone: orNull(values.phone),
    email: orNull(values.email),
    safety: safety ?? 'not_checked',
    mayRing: values.mayRing,
    mayText: values.mayText,
    mayVoicemail: values.mayVoicemail,
    mayLetter: values.mayLetter,
    safeTimes: orNull(values.safeTimes),
    sayName: orNull(values.sayName),
    codeWord: orNull(values.codeWord),
    noAnswer: orNull(values.noAnswer),
    communicationNeeds: orNull(values.communicationNeeds),
    interpreterLanguage: orNull(values.interpreterLanguage),
    interpreterName: orNull(values.interpreterName),
    note: orNull(values.note),
    isFirstContact: safety === 'do_not_contact' ? false : values.isFirstContact,
    isEmergencyContact: safety === 'do_not_contact' ? false : values.isEmergencyContact,
  };
}

/** What can be told before asking the service. `replaced` is who would no longer be rung first. */
export function whatIsMissing(values: PersonValues, replaced: PersonOfChild | null) {
  const errors: Partial<Record<keyof PersonValues, string>> = {};
  if (values.name.trim() === '') errors.name = 'Enter their name';
  if (values.kind === null) errors.kind = 'Say whether they are family or a professional';
  const phone = phoneAsked(values.phone, values.rightPhone);
  if (phone !== null) errors.phone = phone;
  const email = emailProblem(values.email);
  if (email !== null) errors.email = email;
  if (values.checkedWith !== '' && values.safety === null)
    errors.safety = 'Say whether it is safe to contact them';
  if (replaced !== null && values.takesPlaceOf !== replaced.linkId)
    errors.takesPlaceOf = 'Say that this person is to be rung first, or take the tick away';
  return errors;
}
