import type { CourseView } from '../../shared/courses/contract.ts';
import {
  type AftercareAnswer,
  ENDING_FIELD_OF,
  ENDINGS_OF_KIND,
  type EndingDecider,
  type EndingKind,
  type EndingTold,
  type FeedbackAnswer,
  type FeedbackAsked,
  whatEndingLacks,
} from '../../shared/courses/ending.ts';
import type { CourseEnding } from '../../shared/courses/rules.ts';
import { REFUSALS } from '../../shared/refusals.ts';
import { readDate } from '../../shared/typedDate.ts';
import type { FormErrors } from '../ui/useForm.ts';

export type EndingValues = {
  kind: EndingKind | null;
  ending: CourseEnding | '';
  endedOn: string;
  reason: string;
  /** Why it is corrected; asked for only then. */
  because: string;
  decidedBy: readonly EndingDecider[];
  agreed: string;
  aftercare: AftercareAnswer | null;
  childAsked: FeedbackAsked | null;
  childWhyNot: string;
  carerAsked: FeedbackAsked | null;
  carerWhyNot: string;
};

/** What the form begins with: nothing chosen for anybody, or what was told before. */
export function endingValuesOf({ endedOn, endingTold, endingReason }: CourseView): EndingValues {
  const feedback = endingTold?.feedback;
  return {
    kind: endingTold?.kind ?? null,
    ending: endingTold?.ending ?? '',
    endedOn: endedOn ?? '',
    reason: endingReason ?? '',
    because: '',
    decidedBy: endingTold?.decidedBy ?? [],
    agreed: endingTold?.agreed ?? '',
    aftercare: endingTold?.aftercare ?? null,
    childAsked: feedback?.child?.asked ?? null,
    childWhyNot: feedback?.child?.reason ?? '',
    carerAsked: feedback?.carer?.asked ?? null,
    carerWhyNot: feedback?.carer?.reason ?? '',
  };
}

/** What is sent; called once nothing is missing. */
export function toldOf(values: EndingValues): EndingTold {
  const kind = values.kind ?? 'unplanned';
  return {
    kind,
    ending: endingOf(kind, values.ending),
    decidedBy: [...values.decidedBy],
    agreed: values.agreed,
    aftercare: values.aftercare,
    feedback: {
      child: answerOf(values.childAsked, values.childWhyNot),
      carer: answerOf(values.carerAsked, values.carerWhyNot),
    },
  };
}

/** The reason chosen where it goes with the kind; the only one there is where the kind has one. */
function endingOf(kind: EndingKind, ending: CourseEnding | ''): CourseEnding {
  const [only, ...others] = ENDINGS_OF_KIND[kind];
  if (only !== undefined && others.length === 0) return only;
  return ending === '' ? 'other' : ending;
}

function answerOf(asked: FeedbackAsked | null, whyNot: string): FeedbackAnswer | null {
  return asked === null ? null : { asked, reason: asked === 'not_asked' ? whyNot.trim() : '' };
}

export function whatEndingMisses(
  values: EndingValues,
  { isBelow, isCorrected }: { isBelow: boolean; isCorrected: boolean },
): FormErrors<EndingValues> {
  const errors: FormErrors<EndingValues> = {};
  for (const code of whatEndingLacks(toldOf(values))) errors[ENDING_FIELD_OF[code]] = REFUSALS[code];
  const read = readDate(values.endedOn);
  if (!read.ok) errors.endedOn = values.endedOn.trim() === '' ? 'Enter the day it ends' : read.message;
  if (values.kind === null) errors.kind = 'Say how it ends';
  else if (values.ending === '' && ENDINGS_OF_KIND[values.kind].length > 1)
    errors.ending = 'Choose the reason that fits best';
  if (isBelow && values.reason.trim() === '') errors.reason = 'Say why it ends here, in a few words';
  if (isCorrected && values.because.trim() === '') errors.because = 'Say why it is corrected, in a few words';
  if (values.decidedBy.length === 0) errors.decidedBy = 'Say who decided';
  return errors;
}
