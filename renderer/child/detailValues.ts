import { LANGUAGE_NOT_ASKED, LANGUAGE_PREFER_NOT_TO_SAY } from '../../shared/children/codes.ts';
import type { ChildFields } from '../../shared/children/contract.ts';
import { isLocalDate } from '../../shared/dates.ts';
import { readDate } from '../../shared/typedDate.ts';
import { orNull } from '../formValues.ts';

/** As typed: text is never null, and the language is asked in two steps. */
export type DetailValues = Omit<
  ChildFields,
  | 'nameUsed'
  | 'birthDate'
  | 'pronouns'
  | 'disabilityDetail'
  | 'language'
  | 'interpreterLanguage'
  | 'accessNeeds'
  | 'postcode'
  | 'school'
> & {
  nameUsed: string;
  birthDate: string;
  pronouns: string;
  disabilityDetail: string;
  languageIs: 'known' | 'not_asked' | 'prefer_not_to_say';
  language: string;
  interpreterLanguage: string;
  accessNeeds: string;
  postcode: string;
  school: string;
};

/** The form of a child as held. */
export function valuesOf(fields: ChildFields): DetailValues {
  const { language } = fields;
  const isAsked = language !== null && language !== LANGUAGE_NOT_ASKED;
  const isKnown = isAsked && language !== LANGUAGE_PREFER_NOT_TO_SAY;
  return {
    ...fields,
    nameUsed: fields.nameUsed ?? '',
    birthDate: fields.birthDate ?? '',
    pronouns: fields.pronouns ?? '',
    disabilityDetail: fields.disabilityDetail ?? '',
    languageIs: isKnown ? 'known' : isAsked ? 'prefer_not_to_say' : 'not_asked',
    language: isKnown ? language : '',
    interpreterLanguage: fields.interpreterLanguage ?? '',
    accessNeeds: fields.accessNeeds ?? '',
    postcode: fields.postcode ?? '',
    school: fields.school ?? '',
  };
}

/** What is saved of a form. */
export function fieldsOf({ languageIs, ...values }: DetailValues): ChildFields {
  const { birthDate } = values;
  return {
    ...values,
    nameUsed: orNull(values.nameUsed),
    birthDate: isLocalDate(birthDate) ? birthDate : null,
    pronouns: orNull(values.pronouns),
    disabilityDetail: orNull(values.disabilityDetail),
    language: languageIs === 'known' ? orNull(values.language) : languageIs,
    interpreterLanguage: orNull(values.interpreterLanguage),
    accessNeeds: orNull(values.accessNeeds),
    postcode: orNull(values.postcode),
    school: orNull(values.school),
  };
}

/** What can be told before asking the service. */
export function whatIsMissing(values: DetailValues) {
  const errors: Partial<Record<keyof DetailValues, string>> = {};
  if (values.name.trim() === '') errors.name = 'Enter the child’s name';
  const born = values.birthDate.trim() === '' ? null : readDate(values.birthDate);
  if (born !== null && !born.ok) errors.birthDate = born.message;
  if (values.languageIs === 'known' && values.language.trim() === '') errors.language = 'Enter the language';
  return errors;
}
