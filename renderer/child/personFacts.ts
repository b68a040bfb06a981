import {
  CHANNEL_ANSWER_LABELS,
  CONTACT_SAFETY_LABELS,
  PERSON_KIND_LABELS,
  RESPONSIBILITY_ANSWER_LABELS,
} from '../../shared/people/codes.ts';
import type { PersonFields } from '../../shared/people/contract.ts';
import { CARER_RELATIONSHIPS_LABELS } from '../../shared/referrals/codes.ts';

const FACTS: readonly [label: string, words: (fields: PersonFields) => string | null][] = [
  ['Name', ({ name }) => name],
  ['Who they are', ({ kind }) => PERSON_KIND_LABELS[kind]],
  ['To the child', ({ relationship }) => relationship && CARER_RELATIONSHIPS_LABELS[relationship]],
  [
    'Parental responsibility',
    ({ hasParentalResponsibility }) => RESPONSIBILITY_ANSWER_LABELS[hasParentalResponsibility],
  ],
  ['Job', ({ jobTitle }) => jobTitle],
  ['Organisation', ({ organisation }) => organisation],
  ['Phone', ({ phone }) => phone],
  ['Email', ({ email }) => email],
  ['Contact', ({ safety }) => CONTACT_SAFETY_LABELS[safety]],
  ['Ring first', ({ isFirstContact }) => (isFirstContact ? 'Yes' : 'No')],
  ['Emergency contact', ({ isEmergencyContact }) => (isEmergencyContact ? 'Yes' : 'No')],
  ['Calls', ({ mayRing }) => CHANNEL_ANSWER_LABELS[mayRing]],
  ['Texts', ({ mayText }) => CHANNEL_ANSWER_LABELS[mayText]],
  ['Voicemail', ({ mayVoicemail }) => CHANNEL_ANSWER_LABELS[mayVoicemail]],
  ['Letters', ({ mayLetter }) => CHANNEL_ANSWER_LABELS[mayLetter]],
  ['Safe times', ({ safeTimes }) => safeTimes],
  ['Name to say', ({ sayName }) => sayName],
  ['Code word', ({ codeWord }) => codeWord],
  ['When there is no answer', ({ noAnswer }) => noAnswer],
  ['What helps them follow', ({ communicationNeeds }) => communicationNeeds],
  ['Interpreter', ({ interpreterLanguage }) => interpreterLanguage],
  ['Which interpreter', ({ interpreterName }) => interpreterName],
  ['What to know', ({ note }) => note],
];

/** What differs between two versions of a person, in words. */
export function personDifferences(theirs: PersonFields, yours: PersonFields) {
  return FACTS.flatMap(([label, words]) =>
    words(theirs) === words(yours)
      ? []
      : [{ label, theirs: words(theirs) ?? 'nothing', yours: words(yours) ?? 'nothing' }],
  );
}
