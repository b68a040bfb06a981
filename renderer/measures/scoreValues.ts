import { ageRemark, readScore, suggestOccasion } from '../../shared/measures/scores.ts';
import { formOf, measureById } from '../../shared/measures/catalogue.ts';
import type { NotDoneReason, Occasion } from '../../shared/measures/codes.ts';
import type { MeasuredCourse, MeasuresOfChild, ScoreView } from '../../shared/measures/contract.ts';
import { Informant, INFORMANT_LABELS, MeasureId, type Scale } from '../../shared/measures/types.ts';
import { usedMeasures } from '../../shared/measures/used.ts';
import { isLocalDate, type LocalDate } from '../../shared/dates.ts';
import { REFUSALS } from '../../shared/refusals.ts';
import { readDate } from '../../shared/typedDate.ts';
import type { InputOf } from '../../shared/contract.ts';
import type { FormErrors } from '../ui/useForm.ts';

/** Whose next score is entered: the same measure, by the same person. */
export type ScoreLike = Pick<ScoreView, 'measure' | 'informant' | 'personId'>;

export type ScoreValues = {
  /** The measure and who fills it in, as "sdq|carer"; empty until one is chosen. */
  which: string;
  personId: string;
  courseId: string;
  /** Null follows the day. */
  occasion: Occasion | null;
  completedOn: string;
  done: 'done' | 'not_done';
  notDoneReason: NotDoneReason | null;
  notDoneDetail: string;
  riskAnswered: 'yes' | 'no' | null;
  riskAct: string;
  isRiskOpen: boolean;
  [value: `value.${string}`]: string;
};

/** What the form begins with: empty, like an earlier score, or what is corrected. */
export function startValues(
  data: MeasuresOfChild,
  today: LocalDate,
  { like, corrects }: { like: ScoreLike | null; corrects: ScoreView | null },
): ScoreValues {
  const of = corrects ?? like;
  const empty: ScoreValues = {
    which: of === null ? '' : `${of.measure}|${of.informant}`,
    personId: of?.personId ?? '',
    courseId: data.courses[0]?.id ?? '',
    occasion: null,
    completedOn: today,
    done: 'done',
    notDoneReason: null,
    notDoneDetail: '',
    riskAnswered: null,
    riskAct: '',
    isRiskOpen: false,
  };
  if (corrects === null) return empty;
  const { values, notDone, risk } = corrects;
  return {
    ...empty,
    courseId: corrects.courseId ?? '',
    occasion: corrects.occasion,
    completedOn: corrects.completedOn,
    done: values === null ? 'not_done' : 'done',
    notDoneReason: notDone?.reason ?? null,
    notDoneDetail: notDone?.detail ?? '',
    riskAnswered: risk === null ? null : risk.answered ? 'yes' : 'no',
    riskAct: risk?.act?.what ?? '',
    isRiskOpen: risk?.answered === true && risk.act === null,
    ...Object.fromEntries(Object.entries(values ?? {}).map(([id, score]) => [`value.${id}`, String(score)])),
  };
}

/** The measure chosen, as it is filled in by whom; null until one is. */
export function chosenOf({ which }: Pick<ScoreValues, 'which'>) {
  const [id, by] = which.split('|');
  const measureId = MeasureId.safeParse(id);
  const informant = Informant.safeParse(by);
  if (!measureId.success || !informant.success) return null;
  const measure = measureById(measureId.data);
  const form = formOf(measure, informant.data);
  return form === null ? null : { measure, informant: informant.data, form };
}

/** Every measure in use with each that fills it in; and the one that is corrected, used or not. */
export function measureOptions({ used }: Pick<MeasuresOfChild, 'used'>, corrects: ScoreView | null) {
  const measures = usedMeasures(corrects === null ? used : [...used, corrects.measure]);
  return measures
    .filter(({ kind }) => kind === 'score')
    .flatMap(({ id, shortName, forms }) =>
      forms.map(({ informant }) => ({
        value: `${id}|${informant}`,
        label: `${shortName}, ${INFORMANT_LABELS[informant].toLowerCase()}`,
      })),
    );
}

export const courseOf = (
  { courses }: Pick<MeasuresOfChild, 'courses'>,
  courseId: string,
): MeasuredCourse | null => courses.find(({ id }) => id === courseId) ?? null;

/** What the score is for: as chosen, or as the day says. */
export function occasionOf(values: ScoreValues, data: MeasuresOfChild, today: LocalDate): Occasion {
  const on = isLocalDate(values.completedOn) ? values.completedOn : today;
  return values.occasion ?? suggestOccasion(courseOf(data, values.courseId), on);
}

/** A word where the child's age lies outside what the measure was made for. */
export function remarkOn(values: ScoreValues, { birthDate }: MeasuresOfChild): string | null {
  const chosen = chosenOf(values);
  if (chosen === null || !isLocalDate(values.completedOn)) return null;
  return ageRemark(chosen.measure, chosen.informant, { birthDate, on: values.completedOn });
}

const typedOf = (values: ScoreValues, { id }: Scale): string => values[`value.${id}`] ?? '';

/** What is missing or mistyped, each beside its field. */
export function whatIsMissing(values: ScoreValues): FormErrors<ScoreValues> {
  const errors: Record<string, string> = {};
  const chosen = chosenOf(values);
  if (chosen === null) errors.which = 'Choose the measure';
  const on = readDate(values.completedOn);
  if (!on.ok) errors.completedOn = on.message;
  if (values.done === 'not_done') {
    if (values.notDoneReason === null) errors.notDoneReason = REFUSALS.not_done_reason_needed;
    if (values.notDoneReason === 'other' && values.notDoneDetail.trim() === '')
      errors.notDoneDetail = REFUSALS.not_done_words_needed;
    return errors as FormErrors<ScoreValues>;
  }
  const { measure, form } = chosen ?? {};
  const scales = form?.scales ?? [];
  for (const scale of scales) {
    const typed = typedOf(values, scale);
    if (typed.trim() === '' || measure === undefined) continue;
    const read = readScore(typed, scale, measure);
    if (!read.ok) errors[`value.${scale.id}`] = read.message;
  }
  const [first] = scales;
  if (first !== undefined && scales.every((scale) => typedOf(values, scale).trim() === ''))
    errors[`value.${first.id}`] = 'Enter the score, or say that it was not done';
  if (measure?.hasRiskItem === true) {
    if (values.riskAnswered === null) errors.riskAnswered = REFUSALS.risk_answer_needed;
    if (values.riskAnswered === 'yes' && values.riskAct.trim() === '' && !values.isRiskOpen)
      errors.riskAct = REFUSALS.risk_act_needed;
  }
  return errors as FormErrors<ScoreValues>;
}

/** The form as the service takes it. */
export function inputOf(
  values: ScoreValues,
  {
    childId,
    replacesId,
    occasion,
    today,
  }: {
    childId: string;
    replacesId: string | null;
    occasion: Occasion;
    today: LocalDate;
  },
): InputOf<'score.record'> | null {
  const chosen = chosenOf(values);
  if (chosen === null) return null;
  const { measure, informant, form } = chosen;
  const isDone = values.done === 'done';
  const scores = form.scales.flatMap((scale) => {
    const read = readScore(typedOf(values, scale), scale, measure);
    return read.ok ? [[scale.id, read.score] as const] : [];
  });
  return {
    childId,
    courseId: values.courseId === '' ? null : values.courseId,
    replacesId,
    measure: measure.id,
    informant,
    personId: informant === 'carer' && values.personId !== '' ? values.personId : null,
    occasion,
    completedOn: isLocalDate(values.completedOn) ? values.completedOn : today,
    values: isDone ? Object.fromEntries(scores) : null,
    notDone:
      isDone || values.notDoneReason === null
        ? null
        : { reason: values.notDoneReason, detail: values.notDoneDetail },
    risk:
      !isDone || !measure.hasRiskItem || values.riskAnswered === null
        ? null
        : {
            answered: values.riskAnswered === 'yes',
            whatWasDone: values.riskAnswered === 'yes' ? values.riskAct : '',
            isOpen: values.isRiskOpen,
          },
  };
}
