import { type Need, NEED_LABELS, SYMPTOM_NEEDS } from '../assessment/codes.ts';
import {
  type CarerCondition,
  CARER_ROLE_LABELS,
  type CarerRole,
  type Found,
  type HarmedBy,
  type Known,
} from '../assessment/found.ts';
import type { Sex } from '../children/codes.ts';
import { ageOn, type LocalDate } from '../dates.ts';
import { ABUSE_TYPES_LABELS, type AbuseType } from '../referrals/codes.ts';
import { agesInWords } from './catalogue.ts';
import type { Protocol, ProtocolId, Symptom } from './types.ts';

export type FitWarning =
  | 'age_outside'
  | 'sex_outside'
  | 'symptoms_not_found'
  | 'symptom_excluded'
  | 'abuse_not_found'
  | 'harmed_by_others'
  | 'carers_differ'
  | 'carer_condition_not_found';
export type FitFacts = {
  birthDate: LocalDate | null;
  sex: Sex;
  /** What the newest assessment found; null where none was made. */
  needs: readonly Need[] | null;
  /** What was answered in it; null where its answers are not held, as of one made elsewhere. */
  found: Pick<Found, 'symptoms' | 'abuseTypes' | 'harmedBy' | 'livesWith' | 'carerConditions'> | null;
  /** What the referral names: it orders what cannot be told yet, and settles nothing. Left out where nobody asks. */
  referredFor?: readonly AbuseType[];
};
type Warning = { code: FitWarning; sentence: string };

/**
 * Where a child differs from those a protocol is stated for, each with a sentence. It asks for a reason and never
 * blocks: need decides (NG76 1.7; LimeCulture 2021 on thresholds). What is not known warns of nothing.
 */
export function fitWarnings(protocol: Protocol, facts: FitFacts, on: LocalDate): Warning[] {
  const found: Warning[] = [];
  const ages = agesInWords(protocol);
  if (facts.birthDate !== null && ages !== null) {
    const age = ageOn(facts.birthDate, on);
    if (yearsOutside(protocol, age) > 0)
      found.push({
        code: 'age_outside',
        sentence: `${ages.charAt(0).toUpperCase()}${ages.slice(1)}; the child is ${age}.`,
      });
  }
  if (protocol.sex === 'female' && facts.sex === 'male') {
    found.push({ code: 'sex_outside', sentence: 'Stated for girls.' });
  }
  if (facts.needs !== null) found.push(...symptomWarnings(protocol, facts.needs, facts.found));
  if (facts.found !== null) found.push(...circumstanceWarnings(protocol, facts.found));
  return found;
}

/** How many years an age lies outside those a protocol is stated for: 0 within them, and where the source gives none. */
export function yearsOutside(
  { ages: { from, through, below } }: Pick<Protocol, 'ages'>,
  age: number,
): number {
  const tooYoung = from === null ? 0 : from - age;
  const last = through ?? (below === null ? null : below - 1);
  return Math.max(0, tooYoung, last === null ? 0 : age - last);
}

/**
 * A list of needs says of a symptom that it was found or not noted; an assessment's own answers also say where nobody
 * knows, and then nothing is said.
 */
function symptomWarnings(protocol: Protocol, needs: readonly Need[], found: FitFacts['found']): Warning[] {
  const answerOf = (symptom: Symptom): Known =>
    found === null
      ? needs.includes(SYMPTOM_NEEDS[symptom])
        ? 'yes'
        : 'no'
      : (found.symptoms[symptom] ?? 'not_known');
  const warnings: Warning[] = [];
  const required = protocol.symptomsRequired;
  if (required !== null) {
    const isNot =
      required.logic === 'any'
        ? required.symptoms.every((symptom) => answerOf(symptom) === 'no')
        : required.symptoms.some((symptom) => answerOf(symptom) === 'no');
    if (isNot) {
      const words = required.symptoms.map((symptom) => NEED_LABELS[SYMPTOM_NEEDS[symptom]].toLowerCase());
      const joined = words.join(required.logic === 'any' ? ' or ' : ' and ');
      const sentence = `Stated for ${joined}; the assessment did not note ${words.length > 1 ? 'that' : 'it'}.`;
      warnings.push({ code: 'symptoms_not_found', sentence });
    }
  }
  for (const symptom of protocol.symptomsExcluded) {
    if (answerOf(symptom) !== 'yes') continue;
    const sentence = `Not stated for ${NEED_LABELS[SYMPTOM_NEEDS[symptom]].toLowerCase()}, which the assessment noted.`;
    warnings.push({ code: 'symptom_excluded', sentence });
  }
  return warnings;
}

/** Whether it is still open if a child has the difficulties a protocol is stated for: nobody knows of enough of them. */
export function symptomIsOpen({ symptomsRequired: required }: Protocol, { needs, found }: FitFacts): boolean {
  if (required === null || needs === null || found === null) return false;
  const answers = required.symptoms.map((symptom) => found.symptoms[symptom] ?? 'not_known');
  if (required.logic === 'any') return !answers.includes('yes') && answers.includes('not_known');
  return !answers.includes('no') && answers.includes('not_known');
}

/** Kinds of abuse that no protocol names by themselves: what they come under is for a person to say. */
export const NOT_BY_ITSELF: readonly AbuseType[] = [
  'sexual_exploitation',
  'online_abuse',
  'harmful_sexual_behaviour',
  'at_risk',
  'other',
  'not_known',
];
const PARENTS_AND_CARERS: readonly HarmedBy[] = ['parent', 'step_parent', 'carer'];

/** For whom the protocols for carers other than birth parents are stated (NG76 1.7.8, 1.7.9, 1.7.12 to 1.7.16). */
const PERMANENCE = ['adoptive', 'special_guardian', 'foster', 'kinship'] as const satisfies CarerRole[];
export const CARERS_STATED: Partial<Record<ProtocolId, readonly CarerRole[]>> = {
  attach_u5_foster: ['foster'],
  attach_u5_permanence: PERMANENCE,
  keep_5_12_problem: ['foster'],
  keep_5_12_no_problem: ['foster'],
  trauma_group_parenting_foster: ['foster'],
  trauma_group_parenting_permanence: PERMANENCE,
};

/** What of a parent the programmes of early help are stated for (NG76 1.5.7 to 1.5.13). */
export const CARER_CONDITION_STATED: Partial<Record<ProtocolId, CarerCondition>> = {
  parenting_12wk: 'at_risk_of_harming',
  triple_p_anger: 'anger',
  planned_activities_preschool: 'young_or_in_hardship',
  parents_under_pressure: 'drugs_or_alcohol',
  home_visiting_6m: 'at_risk_of_harming',
};

/** What is true of a parent, to follow 'a parent'. */
export const CARER_CONDITION_CLAUSES: Record<CarerCondition, string> = {
  at_risk_of_harming: 'is at risk of abusing or neglecting',
  anger: 'finds anger hard to manage',
  drugs_or_alcohol: 'uses drugs or alcohol, or is treated for it',
  young_or_in_hardship: 'is under 18, or has little money or schooling',
  own_trauma: 'was harmed or shaken by it too',
  own_mental_health: 'has difficulties with their own mental health',
};

/** What happened, by whom, and with whom the child lives: said only where each of them is wholly known. */
function circumstanceWarnings(
  protocol: Protocol,
  { abuseTypes, harmedBy, livesWith, carerConditions }: NonNullable<FitFacts['found']>,
): Warning[] {
  const warnings: Warning[] = [];
  const stated: readonly AbuseType[] = protocol.abuseTypes;
  const isAbuseKnown = abuseTypes.length > 0 && !abuseTypes.some((type) => NOT_BY_ITSELF.includes(type));
  if (
    isAbuseKnown &&
    stated.length > 0 &&
    !stated.includes('at_risk') &&
    !abuseTypes.some((type) => stated.includes(type))
  ) {
    const kinds = stated.map((type) => ABUSE_TYPES_LABELS[type].toLowerCase()).join(' or ');
    warnings.push({
      code: 'abuse_not_found',
      sentence: `Stated after ${kinds}; the assessment found other abuse.`,
    });
  }
  const isHarmKnown = harmedBy.length > 0 && !harmedBy.includes('not_known');
  if (
    protocol.recipientIsAbuser === true &&
    isHarmKnown &&
    !harmedBy.some((who) => PARENTS_AND_CARERS.includes(who))
  ) {
    const sentence =
      'Stated for a parent or carer who harmed the child; the assessment found that somebody else did.';
    warnings.push({ code: 'harmed_by_others', sentence });
  }
  const condition = CARER_CONDITION_STATED[protocol.id];
  if (condition !== undefined && carerConditions[condition] === 'no') {
    const sentence = `Stated where a parent ${CARER_CONDITION_CLAUSES[condition]}; the assessment did not find that.`;
    warnings.push({ code: 'carer_condition_not_found', sentence });
  }
  const carers = CARERS_STATED[protocol.id];
  const areCarersKnown =
    livesWith.length > 0 && !livesWith.some((role) => role === 'not_known' || role === 'other');
  if (carers !== undefined && areCarersKnown && !livesWith.some((role) => carers.includes(role))) {
    const lives = livesWith.map((role) => CARER_ROLE_LABELS[role].toLowerCase()).join(' and ');
    warnings.push({
      code: 'carers_differ',
      sentence: `Stated for ${protocol.recipients}; the child’s carers are: ${lives}.`,
    });
  }
  return warnings;
}
