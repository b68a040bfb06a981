// What a score must hold before it is saved, and when one is asked for. Never in the way: a score that was not done says
// so and why, and a course goes on without one.
import { addDays, ageOn, compareDates, type LocalDate } from '../dates.ts';
import { formAgesWords, formOf, limitsOf, measureById } from './catalogue.ts';
import type { NotDoneReason, Occasion } from './codes.ts';
import type { Informant, Measure, MeasureId, Scale } from './types.ts';

/** Numbers are kept in hundredths, so that 23.4 and 19.98 stay what was typed. */
export const toHundredths = (score: number): number => Math.round(score * 100);
export const fromHundredths = (hundredths: number): number => hundredths / 100;

export type ReadScore = { ok: true; score: number } | { ok: false; message: string };

/** A typed number as a score of this scale, or what to enter instead. */
export function readScore(typed: string, scale: Scale, { decimals }: Pick<Measure, 'decimals'>): ReadScore {
  const { least, most } = limitsOf(scale);
  const range = `${least} to ${most}`;
  const text = typed.trim().replace(',', '.');
  if (!/^\d{1,4}(\.\d+)?$/.test(text)) return { ok: false, message: `Enter a number from ${range}` };
  const places = text.split('.')[1]?.length ?? 0;
  if (places > decimals) return { ok: false, message: wholeOrPlaces(decimals, range) };
  const score = Number(text);
  if (score < least || score > most) return { ok: false, message: `Enter a number from ${range}` };
  return { ok: true, score };
}

function wholeOrPlaces(decimals: Measure['decimals'], range: string): string {
  if (decimals === 0) return `Enter a whole number from ${range}`;
  return `Enter a number from ${range} with ${decimals === 1 ? 'one decimal place' : 'two decimal places'} at most`;
}

/** The numbers of a filled-in measure, by scale. */
export type ScoreValues = Partial<Record<string, number>>;

export type ScoreEntry = {
  measure: MeasureId;
  informant: Informant;
  completedOn: LocalDate;
  /** Null: it was not done. */
  values: ScoreValues | null;
  notDone: { reason: NotDoneReason; detail: string } | null;
  /** Null where the measure has no risk item, or was not done. */
  risk: { answered: boolean; whatWasDone: string; isOpen: boolean } | null;
};

export type ScoreLack =
  | 'score_not_by_them'
  | 'score_needed'
  | 'score_out_of_range'
  | 'not_done_reason_needed'
  | 'not_done_words_needed'
  | 'risk_answer_needed'
  | 'risk_act_needed'
  | 'future_date'
  | 'score_before_birth';

/** Which field of the form each of them stands beside. A number's own field is `value.<scale>`. */
const FIELD_OF: Record<Exclude<ScoreLack, 'score_out_of_range'>, string> = {
  score_not_by_them: 'informant',
  score_needed: 'values',
  not_done_reason_needed: 'notDoneReason',
  not_done_words_needed: 'notDoneDetail',
  risk_answer_needed: 'riskAnswered',
  risk_act_needed: 'riskAct',
  future_date: 'completedOn',
  score_before_birth: 'completedOn',
};

/**
 * What a score still lacks, with the field of each. A risk item that was answered cannot be saved without what was done,
 * or the word that nothing was done yet: then it stands on Today until somebody says (domain C2: a total hides it).
 */
export function whatScoreLacks(
  entry: ScoreEntry,
  { today, birthDate }: { today: LocalDate; birthDate: LocalDate | null },
): { field: string; code: ScoreLack }[] {
  const { completedOn, values, notDone, risk } = entry;
  const measure = measureById(entry.measure);
  const form = formOf(measure, entry.informant);
  const lacks: { field: string; code: ScoreLack }[] = [];
  const lack = (code: keyof typeof FIELD_OF) => lacks.push({ field: FIELD_OF[code], code });
  if (form === null || measure.kind !== 'score') lack('score_not_by_them');
  if (completedOn > today) lack('future_date');
  if (birthDate !== null && completedOn < birthDate) lack('score_before_birth');
  if (values === null) {
    if (notDone === null) lack('not_done_reason_needed');
    else if (notDone.reason === 'other' && notDone.detail.trim() === '') lack('not_done_words_needed');
    return lacks;
  }
  const scales = form?.scales ?? [];
  const given = Object.entries(values);
  const [first] = scales;
  // A measure with one total asks for it; one that has scales instead, for any of them.
  const isAsked = first?.id === 'total' || measure.id === 'cats_2';
  if (given.length === 0 || (isAsked && first !== undefined && values[first.id] === undefined))
    lack('score_needed');
  for (const [id, score] of given) {
    const scale = scales.find((each) => each.id === id);
    if (scale === undefined || score === undefined || !isInRange(score, scale, measure))
      lacks.push({ field: `value.${id}`, code: 'score_out_of_range' });
  }
  if (measure.hasRiskItem) {
    if (risk === null) lack('risk_answer_needed');
    else if (risk.answered && risk.whatWasDone.trim() === '' && !risk.isOpen) lack('risk_act_needed');
  }
  return lacks;
}

function isInRange(score: number, scale: Scale, { decimals }: Measure): boolean {
  const { least, most } = limitsOf(scale);
  const scaled = score * 10 ** decimals;
  return score >= least && score <= most && Math.abs(scaled - Math.round(scaled)) < 1e-6;
}

/** A word where the child's age lies outside what the measure was made for; it is never refused for that. */
export function ageRemark(
  measure: Measure,
  informant: Informant,
  { birthDate, on }: { birthDate: LocalDate | null; on: LocalDate },
): string | null {
  const form = formOf(measure, informant);
  // A carer's own measure is about the carer, whose age is not held.
  if (form === null || birthDate === null || on < birthDate || measure.about === 'carer') return null;
  const age = ageOn(birthDate, on);
  const { from, through } = form.ages;
  if ((from === null || age >= from) && (through === null || age <= through)) return null;
  return `Made for ages ${formAgesWords(form)}; the child is ${age}. Its bands may not hold.`;
}

/** What of a course says when scores are asked for. */
export type CourseDates = {
  attendedOn: readonly LocalDate[];
  reviewsHeldOn: readonly LocalDate[];
  /** Whether a review is due, or planned for today or before. */
  isReviewDue: boolean;
  endedOn: LocalDate | null;
};

/** The day of the second attended session: a score before it is a baseline (domain C2, our own choice). */
export function secondAttendedOn(attendedOn: readonly LocalDate[]): LocalDate | null {
  return [...attendedOn].sort(compareDates)[1] ?? null;
}

/** What a score of that day is most likely for: offered, never decided. */
export function suggestOccasion(course: CourseDates | null, on: LocalDate): Occasion {
  if (course === null) return 'other';
  if (course.endedOn !== null && on >= lastSession(course)) return 'end';
  const second = secondAttendedOn(course.attendedOn);
  if (second === null || on < second) return 'baseline';
  return course.isReviewDue || course.reviewsHeldOn.includes(on) ? 'review' : 'other';
}

const lastSession = ({ attendedOn, endedOn }: CourseDates): LocalDate =>
  [...attendedOn].sort(compareDates).at(-1) ?? endedOn ?? ('9999-12-31' as LocalDate);

/** Days after a course ended in which its last scores are asked for (our own default). */
export const ASK_FOR_END_SCORES_DAYS = 28;

/** A score, or the word that it was not done. */
export type Kept = { completedOn: LocalDate; occasion: Occasion };

/**
 * Which scores a course asks for now: a baseline until the second session, at a review that is due, at the ending. One
 * entry for the occasion is enough, also that it was not done. Said gently and never in the way (our own choice).
 */
export function scoresAskedFor(
  course: CourseDates,
  kept: readonly Kept[],
  today: LocalDate,
): Occasion | null {
  const { attendedOn, reviewsHeldOn, endedOn, isReviewDue } = course;
  if (endedOn !== null) {
    const isOver = addDays(endedOn, ASK_FOR_END_SCORES_DAYS) < today;
    const hasEnd = kept.some(
      ({ occasion, completedOn }) => occasion === 'end' || completedOn >= lastSession(course),
    );
    return isOver || hasEnd || attendedOn.length === 0 ? null : 'end';
  }
  const second = secondAttendedOn(attendedOn);
  if (second === null) return kept.length === 0 ? 'baseline' : null;
  const lastReview = [...reviewsHeldOn].sort(compareDates).at(-1) ?? second;
  const isNew = ({ completedOn }: Kept) => completedOn > lastReview;
  return isReviewDue && !kept.some(isNew) ? 'review' : null;
}
