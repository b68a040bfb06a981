import { type Need, NEED_LABELS, SYMPTOM_NEEDS } from '../assessment/codes.ts';
import type { Sex } from '../children/codes.ts';
import { ageOn, type LocalDate } from '../dates.ts';
import { agesLabel } from './catalogue.ts';
import type { Protocol } from './types.ts';

export type FitWarning = 'age_outside' | 'sex_outside' | 'symptoms_not_found' | 'symptom_excluded';
export type FitFacts = {
  birthDate: LocalDate | null;
  sex: Sex;
  /** What the newest assessment found; null where none was made. */
  needs: readonly Need[] | null;
};

/**
 * Where a child differs from those a protocol is stated for, each with a sentence. It asks for a reason and never
 * blocks: need decides (NG76 1.7; LimeCulture 2021 on thresholds). What is not known warns of nothing.
 */
export function fitWarnings(
  protocol: Protocol,
  facts: FitFacts,
  on: LocalDate,
): { code: FitWarning; sentence: string }[] {
  const found: { code: FitWarning; sentence: string }[] = [];
  const ages = agesLabel(protocol);
  if (facts.birthDate !== null && ages !== null) {
    const age = ageOn(facts.birthDate, on);
    const { from, through, below } = protocol.ages;
    const isOutside =
      (from !== null && age < from) ||
      (through !== null && age > through) ||
      (below !== null && age >= below);
    if (isOutside) found.push({ code: 'age_outside', sentence: `Stated for ${ages}; the child is ${age}.` });
  }
  if (protocol.sex === 'female' && facts.sex === 'male') {
    found.push({ code: 'sex_outside', sentence: 'Stated for girls.' });
  }
  if (facts.needs !== null) found.push(...symptomWarnings(protocol, facts.needs));
  return found;
}

function symptomWarnings(protocol: Protocol, needs: readonly Need[]) {
  const found: { code: FitWarning; sentence: string }[] = [];
  const required = protocol.symptomsRequired;
  if (required !== null) {
    const isFound = (symptom: (typeof required.symptoms)[number]) => needs.includes(SYMPTOM_NEEDS[symptom]);
    const fits =
      required.logic === 'any' ? required.symptoms.some(isFound) : required.symptoms.every(isFound);
    const words = required.symptoms.map((symptom) => NEED_LABELS[SYMPTOM_NEEDS[symptom]].toLowerCase());
    const joined = words.join(required.logic === 'any' ? ' or ' : ' and ');
    if (!fits) {
      const sentence = `Stated for ${joined}; the assessment did not note ${words.length > 1 ? 'that' : 'it'}.`;
      found.push({ code: 'symptoms_not_found', sentence });
    }
  }
  for (const symptom of protocol.symptomsExcluded) {
    if (!needs.includes(SYMPTOM_NEEDS[symptom])) continue;
    const sentence = `Not stated for ${NEED_LABELS[SYMPTOM_NEEDS[symptom]].toLowerCase()}, which the assessment noted.`;
    found.push({ code: 'symptom_excluded', sentence });
  }
  return found;
}
