import type { InputOf } from '../../shared/contract.ts';
import {
  CARER_CONDITIONS,
  type Found,
  type Known,
  NO_WORDS,
  NOTHING_FOUND,
  SYMPTOMS,
} from '../../shared/assessment/found.ts';
import { localDate } from '../../shared/dates.ts';

/** The day the test service keeps, named here too so that rules are tested without it. */
const TODAY = localDate('2026-11-20');

/** Every line of a list with the same answer. */
export function all<Name extends string>(names: readonly Name[], known: Known): Record<Name, Known> {
  return Object.fromEntries(names.map((name) => [name, known])) as Record<Name, Known>;
}

/** An assessment with an answer to every question. */
export function wholeFound(more: Partial<Found> = {}): Found {
  return {
    ...NOTHING_FOUND,
    abuseTypes: ['sexual_abuse'],
    symptoms: all(SYMPTOMS, 'not_known'),
    harmedBy: ['other_family'],
    livesWith: ['birth_parent'],
    carerConditions: all(CARER_CONDITIONS, 'no'),
    seenAlone: 'yes',
    informants: ['child', 'carer'],
    agreement: 'agrees',
    ...more,
  };
}

/** What `assessment.save` takes, complete unless told otherwise. */
export function assessmentInput(
  referralId: string,
  more: Partial<InputOf<'assessment.save'>> = {},
): InputOf<'assessment.save'> {
  return {
    referralId,
    assessmentId: null,
    version: null,
    completedOn: TODAY,
    heldBy: 'Ama Fictley',
    needs: [],
    found: wholeFound(),
    words: NO_WORDS,
    complete: true,
    ...more,
  };
}

type RestsOn = 'needs' | 'helpExpected' | 'preference' | 'preferredBy' | 'noAssessmentReason';
/** What an offer rests on, where no assessment was made. */
export const UNASSESSED: Pick<InputOf<'offer.make'>, RestsOn> = {
  needs: ['anxiety'],
  helpExpected: 'To feel safer',
  preference: null,
  preferredBy: [],
  noAssessmentReason: 'The assessment is booked for next week',
};
