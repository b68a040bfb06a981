import type { ChildFields } from '../../shared/children/contract.ts';
import type { InputOf } from '../../shared/contract.ts';
import type { LocalDate } from '../../shared/dates.ts';
import { NO_DETAILS } from '../../shared/referrals/details.ts';
import type { PersonFields } from '../../shared/people/contract.ts';

/** An invented child with nothing asked yet but what a test says. */
export function childFields(more: Partial<ChildFields> = {}): ChildFields {
  return {
    name: 'Rafe Testwood',
    nameUsed: null,
    birthDate: '2012-03-04' as LocalDate,
    pronouns: null,
    sex: 'not_asked',
    gender: 'not_asked',
    ethnicity: 'not_asked',
    disability: 'not_asked',
    disabilityDetail: null,
    religion: 'not_asked',
    language: null,
    interpreterLanguage: null,
    accessNeeds: null,
    lookedAfter: 'not_asked',
    protectionPlan: 'not_asked',
    inNeed: 'not_asked',
    postcode: null,
    school: null,
    ...more,
  };
}

/** An invented grandmother who may be rung, of whom nothing was checked yet but what a test says. */
export function personFields(more: Partial<PersonFields> = {}): PersonFields {
  return {
    name: 'Dilys Testwood',
    kind: 'carer',
    relationship: 'grandparent',
    hasParentalResponsibility: 'not_asked',
    organisation: null,
    jobTitle: null,
    phone: '07700 900318',
    email: null,
    isFirstContact: true,
    isEmergencyContact: false,
    safety: 'safe',
    mayRing: 'yes',
    mayText: 'yes',
    mayVoicemail: 'no',
    mayLetter: 'not_checked',
    safeTimes: 'after 4 pm',
    sayName: 'Jo',
    codeWord: null,
    noAnswer: null,
    communicationNeeds: null,
    interpreterLanguage: null,
    interpreterName: null,
    note: null,
    ...more,
  };
}

/** What `referral.add` takes for a new child accepted on the day of most tests, with what a test says. */
export function referralInput(
  more: Partial<InputOf<'referral.add'>> = {},
  fields: Partial<ChildFields> = {},
): InputOf<'referral.add'> {
  return {
    child: { is: 'new', fields: childFields(fields) },
    receivedOn: '2026-03-09' as LocalDate,
    details: { ...NO_DETAILS, source: 'social_care' },
    acceptedOn: '2026-11-20' as LocalDate,
    ...more,
  };
}
