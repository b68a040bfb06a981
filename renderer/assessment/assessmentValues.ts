import type { AssessmentKind, Need } from '../../shared/assessment/codes.ts';
import type { AssessmentWriteup } from '../../shared/assessment/contract.ts';
import {
  ASSESSMENT_WORDS,
  type AssessmentWords,
  type Found,
  NO_WORDS,
  NOTHING_FOUND,
} from '../../shared/assessment/found.ts';
import { ASSESSMENT_PART_MESSAGES, whatIsLeft } from '../../shared/assessment/rules.ts';
import type { InputOf } from '../../shared/contract.ts';
import { isLocalDate, type LocalDate } from '../../shared/dates.ts';
import type { AbuseType } from '../../shared/referrals/codes.ts';
import { readDate } from '../../shared/typedDate.ts';
import { orNull } from '../formValues.ts';
import type { FormErrors } from '../ui/useForm.ts';

type AsTyped<T> = T extends readonly (infer Each)[] ? readonly Each[] : T;
type Answers = Omit<Found, 'reviewOn'>;
export type AssessmentValues = {
  kind: AssessmentKind | null;
  completedOn: string;
  heldBy: string;
  needs: readonly Need[];
  reviewOn: string;
} & { [Name in keyof Answers]: AsTyped<Answers[Name]> } & AssessmentWords;

/** A new one: its kind is asked first. What the referral says happened is there to be checked, not to be told again. */
export function newAssessment(
  today: LocalDate,
  heldBy: string,
  referredFor: readonly AbuseType[],
): AssessmentValues {
  return {
    ...NOTHING_FOUND,
    ...NO_WORDS,
    abuseTypes: referredFor,
    kind: null,
    completedOn: today,
    heldBy,
    needs: [],
    reviewOn: '',
  };
}

export function valuesOfWriteup(writeup: AssessmentWriteup, today: LocalDate): AssessmentValues {
  const { found, words, completedOn, heldBy, needs } = writeup;
  return {
    ...found,
    ...(words ?? NO_WORDS),
    kind: 'detailed',
    completedOn: completedOn ?? today,
    heldBy: heldBy ?? '',
    needs,
    reviewOn: found.reviewOn ?? '',
  };
}

/** What cannot be saved as it is typed; and what is missing, where the assessment is to be complete. */
export function whatIsMissing(
  values: AssessmentValues,
  isToBeComplete: boolean,
): FormErrors<AssessmentValues> {
  const errors: FormErrors<AssessmentValues> = {};
  if (values.kind === null) return { kind: 'Say which kind of assessment it was' };
  const on = readDate(values.completedOn);
  if (!on.ok) errors.completedOn = on.message;
  if (values.kind === 'accepted_external') {
    if (values.heldBy.trim() === '') errors.heldBy = 'Say which service made it';
    return errors;
  }
  const review = values.reviewOn.trim() === '' ? null : readDate(values.reviewOn);
  if (review !== null && !review.ok) errors.reviewOn = review.message;
  if (!isToBeComplete) return errors;
  for (const part of whatIsLeft({ heldBy: values.heldBy, found: foundOf(values) }))
    errors[part] ??= ASSESSMENT_PART_MESSAGES[part];
  return errors;
}

/** What `assessment.save` takes of the form; the words only from somebody who reads clinical notes. */
export function inputOf(
  values: AssessmentValues,
  writesWords: boolean,
): Pick<InputOf<'assessment.save'>, 'completedOn' | 'heldBy' | 'needs' | 'found' | 'words'> {
  return {
    completedOn: isLocalDate(values.completedOn) ? values.completedOn : null,
    heldBy: orNull(values.heldBy),
    needs: [...values.needs],
    found: foundOf(values),
    words: writesWords ? wordsOf(values) : null,
  };
}

function foundOf(values: AssessmentValues): Found {
  return {
    abuseTypes: [...values.abuseTypes],
    symptoms: values.symptoms,
    harmedBy: [...values.harmedBy],
    livesWith: [...values.livesWith],
    carerConditions: values.carerConditions,
    seenAlone: values.seenAlone,
    whyNotAlone: values.seenAlone === 'no' ? values.whyNotAlone : null,
    informants: [...values.informants],
    advice: values.advice,
    planAgreedWith: [...values.planAgreedWith],
    planSharedWith: [...values.planSharedWith],
    reviewOn: isLocalDate(values.reviewOn) ? values.reviewOn : null,
    agreement: values.agreement,
    sharedHow: [...values.sharedHow],
  };
}

function wordsOf(values: AssessmentValues): AssessmentWords {
  const words = { ...NO_WORDS };
  for (const name of ASSESSMENT_WORDS) words[name] = values[name].trim();
  return words;
}
