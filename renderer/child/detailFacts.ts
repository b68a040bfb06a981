import {
  DISABILITIES_LABELS,
  ETHNICITIES_LABELS,
  GENDERS_LABELS,
  LANGUAGE_NOT_ASKED,
  languageLabel,
  RELIGIONS_LABELS,
  SEXES_LABELS,
  YES_NO_ANSWERS_LABELS,
} from '../../shared/children/codes.ts';
import type { ChildFields } from '../../shared/children/contract.ts';
import { formatDate } from '../../shared/dates.ts';

export type DetailFact = {
  readonly key: keyof ChildFields;
  readonly label: string;
  /** What is held, in words; null where nothing is. */
  readonly words: (fields: ChildFields) => string | null;
};
export type DetailGroup = { readonly title: string; readonly facts: readonly DetailFact[] };

const asIs = (key: keyof ChildFields, label: string): DetailFact => ({
  key,
  label,
  words: (fields) => fields[key],
});

/** Every detail held about a child, in the order of the screen, for reading and for comparing two versions. */
export const DETAIL_GROUPS: readonly DetailGroup[] = [
  {
    title: 'The child',
    facts: [
      asIs('name', 'Full name'),
      asIs('nameUsed', 'Name used'),
      {
        key: 'birthDate',
        label: 'Birth date',
        words: ({ birthDate }) => (birthDate === null ? null : formatDate(birthDate)),
      },
      asIs('pronouns', 'Pronouns'),
      asIs('school', 'School'),
      asIs('postcode', 'Postcode'),
    ],
  },
  {
    title: 'Asked for equality',
    facts: [
      { key: 'sex', label: 'Sex', words: ({ sex }) => SEXES_LABELS[sex] },
      { key: 'gender', label: 'Gender', words: ({ gender }) => GENDERS_LABELS[gender] },
      { key: 'ethnicity', label: 'Ethnic group', words: ({ ethnicity }) => ETHNICITIES_LABELS[ethnicity] },
      { key: 'religion', label: 'Religion', words: ({ religion }) => RELIGIONS_LABELS[religion] },
      { key: 'disability', label: 'Disability', words: ({ disability }) => DISABILITIES_LABELS[disability] },
      asIs('disabilityDetail', 'More on disability'),
      {
        key: 'language',
        label: 'First language',
        words: ({ language }) => languageLabel(language ?? LANGUAGE_NOT_ASKED),
      },
    ],
  },
  {
    title: 'Needs and care',
    facts: [
      asIs('interpreterLanguage', 'Interpreter'),
      asIs('accessNeeds', 'Access needs'),
      {
        key: 'lookedAfter',
        label: 'Looked after',
        words: ({ lookedAfter }) => YES_NO_ANSWERS_LABELS[lookedAfter],
      },
      {
        key: 'protectionPlan',
        label: 'Child protection plan',
        words: ({ protectionPlan }) => YES_NO_ANSWERS_LABELS[protectionPlan],
      },
      { key: 'inNeed', label: 'Child in need', words: ({ inNeed }) => YES_NO_ANSWERS_LABELS[inNeed] },
    ],
  },
];

/** The facts in which two versions differ. */
export function differences(theirs: ChildFields, yours: ChildFields): DetailFact[] {
  return DETAIL_GROUPS.flatMap(({ facts }) => facts).filter(
    (fact) => fact.words(theirs) !== fact.words(yours),
  );
}
