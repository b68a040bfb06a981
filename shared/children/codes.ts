// What is held about a child for equality and for returns. "Not asked", "prefer not to say" and "not known" are kept
// apart everywhere: the first is our work to do, the second an answer, the third a question that had none.
import { z } from 'zod';

/** The 19 groups of the harmonised list for England and Wales (Census 2021, which added Roma). */
export const ETHNIC_GROUPS = [
  'white_british',
  'white_irish',
  'white_gypsy_or_irish_traveller',
  'white_roma',
  'white_other',
  'mixed_white_and_black_caribbean',
  'mixed_white_and_black_african',
  'mixed_white_and_asian',
  'mixed_other',
  'asian_indian',
  'asian_pakistani',
  'asian_bangladeshi',
  'asian_chinese',
  'asian_other',
  'black_african',
  'black_caribbean',
  'black_other',
  'arab',
  'any_other',
] as const;
export const EthnicGroup = z.enum(ETHNIC_GROUPS);
export type EthnicGroup = z.infer<typeof EthnicGroup>;
export const ETHNIC_GROUPS_LABELS: Record<EthnicGroup, string> = {
  white_british: 'White: English, Welsh, Scottish, Northern Irish or British',
  white_irish: 'White: Irish',
  white_gypsy_or_irish_traveller: 'White: Gypsy or Irish Traveller',
  white_roma: 'White: Roma',
  white_other: 'White: any other',
  mixed_white_and_black_caribbean: 'Mixed: White and Black Caribbean',
  mixed_white_and_black_african: 'Mixed: White and Black African',
  mixed_white_and_asian: 'Mixed: White and Asian',
  mixed_other: 'Mixed: any other',
  asian_indian: 'Asian: Indian',
  asian_pakistani: 'Asian: Pakistani',
  asian_bangladeshi: 'Asian: Bangladeshi',
  asian_chinese: 'Asian: Chinese',
  asian_other: 'Asian: any other',
  black_african: 'Black: African',
  black_caribbean: 'Black: Caribbean',
  black_other: 'Black: any other',
  arab: 'Arab',
  any_other: 'Any other ethnic group',
};

/** An ethnic group, or why there is none. */
export const ETHNICITIES = [...ETHNIC_GROUPS, 'not_asked', 'prefer_not_to_say', 'not_known'] as const;
export const Ethnicity = z.enum(ETHNICITIES);
export type Ethnicity = z.infer<typeof Ethnicity>;
export const ETHNICITIES_LABELS: Record<Ethnicity, string> = {
  ...ETHNIC_GROUPS_LABELS,
  not_asked: 'Not asked',
  prefer_not_to_say: 'Prefer not to say',
  not_known: 'Not known',
};

/** Sex, as returns break it down. Gender is held apart. */
export const SEXES = ['female', 'male', 'intersex', 'not_known', 'not_asked', 'prefer_not_to_say'] as const;
export const Sex = z.enum(SEXES);
export type Sex = z.infer<typeof Sex>;
export const SEXES_LABELS: Record<Sex, string> = {
  female: 'Female',
  male: 'Male',
  intersex: 'Intersex',
  not_known: 'Not known',
  not_asked: 'Not asked',
  prefer_not_to_say: 'Prefer not to say',
};

/** Gender in the child’s own terms; their own words, and pronouns, are kept as free text beside it. */
export const GENDERS = [
  'girl',
  'boy',
  'non_binary',
  'in_own_words',
  'not_sure',
  'not_asked',
  'prefer_not_to_say',
] as const;
export const Gender = z.enum(GENDERS);
export type Gender = z.infer<typeof Gender>;
export const GENDERS_LABELS: Record<Gender, string> = {
  girl: 'Girl',
  boy: 'Boy',
  non_binary: 'Non-binary',
  in_own_words: 'In their own words',
  not_sure: 'Not sure',
  not_asked: 'Not asked',
  prefer_not_to_say: 'Prefer not to say',
};

/** The main disability; what helps is kept as access needs. */
export const DISABILITIES = [
  'none',
  'physical',
  'sensory',
  'learning_disability',
  'autism_or_adhd',
  'mental_health',
  'long_term_illness',
  'other',
  'not_known',
  'not_asked',
  'prefer_not_to_say',
] as const;
export const Disability = z.enum(DISABILITIES);
export type Disability = z.infer<typeof Disability>;
export const DISABILITIES_LABELS: Record<Disability, string> = {
  none: 'No disability',
  physical: 'Physical or mobility',
  sensory: 'Sight or hearing',
  learning_disability: 'Learning disability',
  autism_or_adhd: 'Autism or ADHD',
  mental_health: 'Mental health',
  long_term_illness: 'Long-term illness',
  other: 'Another disability',
  not_known: 'Not known',
  not_asked: 'Not asked',
  prefer_not_to_say: 'Prefer not to say',
};

/** Religion, as the census groups it. */
export const RELIGIONS = [
  'none',
  'buddhist',
  'christian',
  'hindu',
  'jewish',
  'muslim',
  'sikh',
  'other',
  'not_known',
  'not_asked',
  'prefer_not_to_say',
] as const;
export const Religion = z.enum(RELIGIONS);
export type Religion = z.infer<typeof Religion>;
export const RELIGIONS_LABELS: Record<Religion, string> = {
  none: 'No religion',
  buddhist: 'Buddhist',
  christian: 'Christian',
  hindu: 'Hindu',
  jewish: 'Jewish',
  muslim: 'Muslim',
  sikh: 'Sikh',
  other: 'Another religion',
  not_known: 'Not known',
  not_asked: 'Not asked',
  prefer_not_to_say: 'Prefer not to say',
};

/** Looked after, on a child protection plan, child in need: each asked on its own. */
export const YES_NO_ANSWERS = ['yes', 'no', 'not_asked', 'prefer_not_to_say'] as const;
export const YesNoAnswer = z.enum(YES_NO_ANSWERS);
export type YesNoAnswer = z.infer<typeof YesNoAnswer>;
export const YES_NO_ANSWERS_LABELS: Record<YesNoAnswer, string> = {
  yes: 'Yes',
  no: 'No',
  not_asked: 'Not asked',
  prefer_not_to_say: 'Prefer not to say',
};

/** What a child was asked about care and protection, with the words on screen. */
export const CARE_QUESTIONS = ['looked_after', 'child_protection_plan', 'child_in_need'] as const;
export type CareQuestion = (typeof CARE_QUESTIONS)[number];

/** First language: a language as free text, or why there is none. Kept as text so that no list can be too short. */
export const LANGUAGE_NOT_ASKED = 'not_asked';
export const LANGUAGE_PREFER_NOT_TO_SAY = 'prefer_not_to_say';
export const Language = z.string().trim().min(1).max(80);
export type Language = z.infer<typeof Language>;

/** A language as shown: its own text, or "Not asked", "Prefer not to say". */
export function languageLabel(language: string): string {
  if (language === LANGUAGE_NOT_ASKED) return 'Not asked';
  return language === LANGUAGE_PREFER_NOT_TO_SAY ? 'Prefer not to say' : language;
}

/** Age bands of returns, by age at referral, both ends within (our own choice; no single standard was found). */
export const AGE_BANDS = [
  { code: '0-4', label: '0 to 4', from: 0, to: 4 },
  { code: '5-10', label: '5 to 10', from: 5, to: 10 },
  { code: '11-15', label: '11 to 15', from: 11, to: 15 },
  { code: '16-17', label: '16 to 17', from: 16, to: 17 },
  { code: '18+', label: '18 and over', from: 18, to: null },
  { code: 'not_known', label: 'Not known', from: null, to: null },
] as const;
export type AgeBand = (typeof AGE_BANDS)[number]['code'];

/** The band of an age in completed years; 'not_known' where the birth date is not known or comes later. */
export function ageBandOf(age: number | null): AgeBand {
  if (age === null || age < 0) return 'not_known';
  return (
    AGE_BANDS.find((band) => band.from !== null && (band.to === null || age <= band.to))?.code ?? 'not_known'
  );
}
