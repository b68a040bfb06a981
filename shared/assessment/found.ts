// What a detailed assessment asks, in codes. The questions follow NG76 1.4 and 1.7.3 and what protocols are stated for;
// the lists of answers are our own default. "Not known" is an answer; a question nobody asked has none.
import * as z from 'zod';
import { LocalDate } from '../dates.ts';
import { text } from '../ids.ts';
import type { Symptom } from '../protocols/types.ts';
import { AbuseType } from '../referrals/codes.ts';
import { NEED_LABELS, SYMPTOM_NEEDS } from './codes.ts';

export const KNOWNS = ['yes', 'no', 'not_known'] as const;
export const Known = z.enum(KNOWNS);
export type Known = z.infer<typeof Known>;
export const KNOWN_LABELS: Record<Known, string> = { yes: 'Yes', no: 'No', not_known: 'Not known' };

/** The symptoms that protocols name, in the order in which they are asked. */
export const SYMPTOMS = [
  'anxiety',
  'ptsd',
  'sexualised_behaviour',
  'emotional_disturbance',
  'behavioural_disturbance',
  'problematic_behaviours',
] as const satisfies readonly Symptom[];
export const symptomLabel = (symptom: Symptom): string => NEED_LABELS[SYMPTOM_NEEDS[symptom]];

export const HARMED_BY = [
  'parent',
  'step_parent',
  'carer',
  'sibling',
  'other_family',
  'known_adult',
  'other_child',
  'met_online',
  'stranger',
  'not_known',
] as const;
export const HarmedBy = z.enum(HARMED_BY);
export type HarmedBy = z.infer<typeof HarmedBy>;
export const HARMED_BY_LABELS: Record<HarmedBy, string> = {
  parent: 'A parent',
  step_parent: 'A step-parent or partner',
  carer: 'Another carer',
  sibling: 'A brother or sister',
  other_family: 'Somebody else in the family',
  known_adult: 'Another adult they know',
  other_child: 'Another child or young person',
  met_online: 'Somebody met online',
  stranger: 'A stranger',
  not_known: 'Not known',
};

/** With whom the child lives: the roles of carers that protocols name. */
export const CARER_ROLES = [
  'birth_parent',
  'kinship',
  'special_guardian',
  'adoptive',
  'foster',
  'residential',
  'independent',
  'other',
  'not_known',
] as const;
export const CarerRole = z.enum(CARER_ROLES);
export type CarerRole = z.infer<typeof CarerRole>;
export const CARER_ROLE_LABELS: Record<CarerRole, string> = {
  birth_parent: 'Birth parent',
  kinship: 'Family or friends as carers',
  special_guardian: 'Special guardian',
  adoptive: 'Adoptive parent',
  foster: 'Foster carer',
  residential: 'Children’s home',
  independent: 'On their own, with support',
  other: 'Somebody else',
  not_known: 'Not known',
};

/** What of a carer protocols are stated for (NG76 1.5.7 to 1.5.12), and what a carer may need help with. */
export const CARER_CONDITIONS = [
  'at_risk_of_harming',
  'anger',
  'drugs_or_alcohol',
  'young_or_in_hardship',
  'own_trauma',
  'own_mental_health',
] as const;
export const CarerCondition = z.enum(CARER_CONDITIONS);
export type CarerCondition = z.infer<typeof CarerCondition>;
export const CARER_CONDITION_LABELS: Record<CarerCondition, string> = {
  at_risk_of_harming: 'At risk of abusing or neglecting',
  anger: 'Finds anger hard to manage',
  drugs_or_alcohol: 'Drugs or alcohol, or treatment for it',
  young_or_in_hardship: 'Under 18, or little money or schooling',
  own_trauma: 'Was harmed or shaken by it too',
  own_mental_health: 'Own mental health',
};

export const WHY_NOT_ALONE = ['own_wish', 'too_young', 'needs_support', 'not_possible'] as const;
export const WhyNotAlone = z.enum(WHY_NOT_ALONE);
export type WhyNotAlone = z.infer<typeof WhyNotAlone>;
export const WHY_NOT_ALONE_LABELS: Record<WhyNotAlone, string> = {
  own_wish: 'They did not want to be',
  too_young: 'Too young',
  needs_support: 'They need somebody with them',
  not_possible: 'It could not be arranged',
};

export const INFORMANTS = [
  'child',
  'carer',
  'other_parent',
  'social_worker',
  'school',
  'health',
  'police',
  'referrer',
  'records',
] as const;
export const Informant = z.enum(INFORMANTS);
export type Informant = z.infer<typeof Informant>;
export const INFORMANT_LABELS: Record<Informant, string> = {
  child: 'The child',
  carer: 'Their carer',
  other_parent: 'Another parent',
  social_worker: 'Social worker',
  school: 'School',
  health: 'Health',
  police: 'Police',
  referrer: 'The referrer',
  records: 'Earlier records',
};

/** Specialist advice where a child is disabled: what it is for, and how far it has come. */
export const ADVICE = ['not_needed', 'to_be_asked', 'had', 'not_known'] as const;
export const Advice = z.enum(ADVICE);
export type Advice = z.infer<typeof Advice>;
export const ADVICE_LABELS: Record<Advice, string> = {
  not_needed: 'Not needed',
  to_be_asked: 'To be asked for',
  had: 'Taken',
  not_known: 'Not known',
};

export const PLAN_PEOPLE = ['child', 'carer', 'social_worker', 'referrer', 'other'] as const;
export const PlanPerson = z.enum(PLAN_PEOPLE);
export type PlanPerson = z.infer<typeof PlanPerson>;
export const PLAN_PERSON_LABELS: Record<PlanPerson, string> = {
  child: 'The child',
  carer: 'Their carer',
  social_worker: 'Social worker',
  referrer: 'The referrer',
  other: 'Somebody else',
};

/** Whether the child agrees with what was written about them (NG76 1.1.6). */
export const AGREEMENTS = ['agrees', 'partly', 'disagrees', 'too_young', 'not_yet'] as const;
export const Agreement = z.enum(AGREEMENTS);
export type Agreement = z.infer<typeof Agreement>;
export const AGREEMENT_LABELS: Record<Agreement, string> = {
  agrees: 'Agrees',
  partly: 'In part',
  disagrees: 'Disagrees',
  too_young: 'Too young to say',
  not_yet: 'Not shared yet',
};

export const SHARED_HOW = [
  'talked_through',
  'read_together',
  'pictures',
  'letter',
  'copy',
  'interpreter',
] as const;
export const SharedHow = z.enum(SHARED_HOW);
export type SharedHow = z.infer<typeof SharedHow>;
export const SHARED_HOW_LABELS: Record<SharedHow, string> = {
  talked_through: 'Talked through',
  read_together: 'Read together',
  pictures: 'In pictures or easy words',
  letter: 'In a letter',
  copy: 'Given a copy',
  interpreter: 'Through an interpreter',
};

/** The answers of an assessment that are codes. Everybody who works with the child may see them. */
export const Found = z.strictObject({
  abuseTypes: z.array(AbuseType).max(20),
  symptoms: z.partialRecord(z.enum(SYMPTOMS), Known),
  harmedBy: z.array(HarmedBy).max(20),
  livesWith: z.array(CarerRole).max(20),
  carerConditions: z.partialRecord(CarerCondition, Known),
  seenAlone: z.enum(['yes', 'no']).nullable(),
  whyNotAlone: WhyNotAlone.nullable(),
  informants: z.array(Informant).max(20),
  advice: Advice.nullable(),
  planAgreedWith: z.array(PlanPerson).max(10),
  planSharedWith: z.array(PlanPerson).max(10),
  reviewOn: LocalDate.nullable(),
  agreement: Agreement.nullable(),
  sharedHow: z.array(SharedHow).max(10),
});
export type Found = z.infer<typeof Found>;

/** An assessment in which nothing was asked yet. */
export const NOTHING_FOUND: Found = {
  abuseTypes: [],
  symptoms: {},
  harmedBy: [],
  livesWith: [],
  carerConditions: {},
  seenAlone: null,
  whyNotAlone: null,
  informants: [],
  advice: null,
  planAgreedWith: [],
  planSharedWith: [],
  reviewOn: null,
  agreement: null,
  sharedHow: [],
};

export const ASSESSMENT_WORDS = [
  'people',
  'strengths',
  'vulnerability',
  'physicalHealth',
  'mentalHealth',
  'disability',
  'plan',
  'ownWords',
  'disagreement',
] as const;
export type AssessmentWord = (typeof ASSESSMENT_WORDS)[number];

const words = text(4000);
/** The clinical text of an assessment: sealed under the notes key, read by those who read clinical notes. */
export const AssessmentWords = z.strictObject({
  people: words,
  strengths: words,
  vulnerability: words,
  physicalHealth: words,
  mentalHealth: words,
  disability: words,
  plan: words,
  ownWords: words,
  disagreement: words,
});
export type AssessmentWords = z.infer<typeof AssessmentWords>;
export const NO_WORDS: AssessmentWords = {
  people: '',
  strengths: '',
  vulnerability: '',
  physicalHealth: '',
  mentalHealth: '',
  disability: '',
  plan: '',
  ownWords: '',
  disagreement: '',
};
