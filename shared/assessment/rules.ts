import { isAfter, isBefore, type LocalDate } from '../dates.ts';
import { allowed, type Decision, notAllowed } from '../decision.ts';
import { type Need, NEEDS, SYMPTOM_NEEDS } from './codes.ts';
import { CARER_CONDITIONS, type Found, SYMPTOMS } from './found.ts';

/**
 * The needs of a child in the order of the list: the symptoms that were found, and what else was named. A symptom that
 * was found is a need, so that nobody enters it twice.
 */
export function needsOf(found: Pick<Found, 'symptoms'>, others: readonly Need[]): Need[] {
  const isSymptom = new Set<Need>(Object.values(SYMPTOM_NEEDS));
  const named = new Set<Need>(others.filter((need) => !isSymptom.has(need)));
  for (const symptom of SYMPTOMS) if (found.symptoms[symptom] === 'yes') named.add(SYMPTOM_NEEDS[symptom]);
  return NEEDS.filter((need) => named.has(need));
}

/** What is asked beside the symptoms: every need that is not one of them. */
export const OTHER_NEEDS: readonly Need[] = NEEDS.filter(
  (need) => !Object.values<Need>(SYMPTOM_NEEDS).includes(need),
);

export const ASSESSMENT_PARTS = [
  'heldBy',
  'informants',
  'seenAlone',
  'whyNotAlone',
  'abuseTypes',
  'harmedBy',
  'symptoms',
  'livesWith',
  'carerConditions',
  'agreement',
] as const;
export type AssessmentPart = (typeof ASSESSMENT_PARTS)[number];
export const ASSESSMENT_PART_MESSAGES: Record<AssessmentPart, string> = {
  heldBy: 'Say who held the assessment',
  informants: 'Say who told you what you know',
  seenAlone: 'Say whether the child was seen alone',
  whyNotAlone: 'Say why the child was not seen alone',
  abuseTypes: 'Say what happened, or “Not known”',
  harmedBy: 'Say who harmed the child, or “Not known”',
  symptoms: 'Answer each line; “Not known” is an answer',
  livesWith: 'Say whom the child lives with, or “Not known”',
  carerConditions: 'Answer each line; “Not known” is an answer',
  agreement: 'Say how the child sees what is written here, or “Not shared yet”',
};

/**
 * What an assessment still lacks before a person may call it complete: every question that protocols ask has an
 * answer, if only "not known", the child was seen alone or it says why not, and it says what the child thinks of the
 * record (NG76 1.1.6, 1.7.3; which questions, our own default). What a child needs may be found to be nothing.
 */
export function whatIsLeft({ heldBy, found }: { heldBy: string | null; found: Found }): AssessmentPart[] {
  const isLeft: Record<AssessmentPart, boolean> = {
    heldBy: heldBy === null || heldBy.trim() === '',
    informants: found.informants.length === 0,
    seenAlone: found.seenAlone === null,
    whyNotAlone: found.seenAlone === 'no' && found.whyNotAlone === null,
    abuseTypes: found.abuseTypes.length === 0,
    harmedBy: found.harmedBy.length === 0,
    symptoms: SYMPTOMS.some((symptom) => found.symptoms[symptom] === undefined),
    livesWith: found.livesWith.length === 0,
    carerConditions: CARER_CONDITIONS.some((condition) => found.carerConditions[condition] === undefined),
    agreement: found.agreement === null,
  };
  return ASSESSMENT_PARTS.filter((part) => isLeft[part]);
}

/**
 * The day an assessment began: the day of its first save, or the day it is said to have been completed where that is
 * earlier, as of one written down afterwards.
 */
export function begunOn(today: LocalDate, completedOn: LocalDate | null): LocalDate {
  return completedOn !== null && isBefore(completedOn, today) ? completedOn : today;
}

/** Whether a plan may be looked at again on that day: after the assessment that made it. */
export function checkReview(
  reviewOn: LocalDate | null,
  assessedOn: LocalDate,
): Decision<null, 'review_not_after_assessment'> {
  return reviewOn === null || isAfter(reviewOn, assessedOn)
    ? allowed(null)
    : notAllowed('review_not_after_assessment');
}
