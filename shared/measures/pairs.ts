// Which two scores are compared, and what is said of the change. Nothing is said that no source states: without a
// reliable change the difference stands alone.
import { compareDates, type LocalDate } from '../dates.ts';
import { bandOf, measureById, MEASURES, scaleOf } from './catalogue.ts';
import type { Occasion } from './codes.ts';
import { secondAttendedOn, type ScoreValues } from './scores.ts';
import type { Informant, Measure, MeasureId, Scale } from './types.ts';

export type FilledIn = {
  id: string;
  courseId: string | null;
  measure: MeasureId;
  version: string;
  informant: Informant;
  /** Which carer; null where it was not said or is nobody's name. */
  personId: string | null;
  occasion: Occasion;
  completedOn: LocalDate;
  values: ScoreValues | null;
};

export type Point = { id: string; on: LocalDate; occasion: Occasion; courseId: string | null; score: number };

/** Scores that may be compared: one number of one measure in one version, filled in by the same person. */
export type Series = {
  key: string;
  measure: Measure;
  version: string;
  informant: Informant;
  personId: string | null;
  scale: Scale;
  /** Oldest first. */
  points: Point[];
};

/** The series of a child, in the order of the catalogue. What was not done is in none of them. */
export function seriesOf(scores: readonly FilledIn[]): Series[] {
  const found = new Map<string, Series>();
  for (const { id, courseId, measure: measureId, version, informant, personId, ...score } of scores) {
    const measure = measureById(measureId);
    for (const [scaleId, number] of Object.entries(score.values ?? {})) {
      const scale = scaleOf(measure, informant, scaleId);
      if (scale === null || number === undefined) continue;
      const key = [measureId, version, informant, personId ?? '', scaleId].join('|');
      const series = found.get(key) ?? { key, measure, version, informant, personId, scale, points: [] };
      series.points.push({ id, on: score.completedOn, occasion: score.occasion, courseId, score: number });
      found.set(key, series);
    }
  }
  const order = (series: Series) => series.measure.forms.findIndex((f) => f.informant === series.informant);
  return [...found.values()]
    .map((series) => ({ ...series, points: series.points.toSorted(byDay) }))
    .sort(
      (a, b) =>
        catalogueOrder(a.measure.id) - catalogueOrder(b.measure.id) ||
        order(a) - order(b) ||
        scaleOrder(a) - scaleOrder(b) ||
        (a.key < b.key ? -1 : 1),
    );
}

const catalogueOrder = (id: MeasureId) => MEASURES.findIndex((each) => each.id === id);
const scaleOrder = ({ measure, informant, scale }: Series) =>
  measure.forms.find((form) => form.informant === informant)?.scales.findIndex(({ id }) => id === scale.id) ??
  0;
const byDay = (a: Point, b: Point) => compareDates(a.on, b.on) || (a.id < b.id ? -1 : 1);

/**
 * The scores that a course is seen by: its own, and those of no course up to its end, since a baseline is often taken before
 * the course is planned. Those of another course are never among them.
 */
export function pointsOfCourse(
  points: readonly Point[],
  course: { id: string; endedOn: LocalDate | null },
): Point[] {
  return points.filter(
    ({ courseId, on }) =>
      courseId === course.id || (courseId === null && (course.endedOn === null || on <= course.endedOn)),
  );
}

export type Pair = { first: Point; last: Point };

/**
 * The pair of a course (domain C2, our own choice): the last score before the second attended session, so that change
 * while waiting is not credited to therapy, and the last score in the course. Null without two on different days.
 */
export function coursePair(points: readonly Point[], attendedOn: readonly LocalDate[]): Pair | null {
  const second = secondAttendedOn(attendedOn);
  if (second === null) return null;
  const sorted = points.toSorted(byDay);
  const first = sorted.findLast(({ on }) => on < second);
  const last = sorted.findLast(({ on }) => on >= second);
  return first === undefined || last === undefined ? null : { first, last };
}

/** The first and last score before the second session: no treatment yet. Null without two on different days. */
export function waitingPair(points: readonly Point[], attendedOn: readonly LocalDate[]): Pair | null {
  const second = secondAttendedOn(attendedOn);
  const before = points.toSorted(byDay).filter(({ on }) => second === null || on < second);
  const first = before[0];
  const last = before.at(-1);
  if (first === undefined || last === undefined || first.on === last.on) return null;
  return { first, last };
}

export type Change = {
  /** How far apart they are, never below 0. */
  by: number;
  direction: 'better' | 'worse' | 'same';
  /** Null where no source states what a reliable change is. */
  reliable: 'improved' | 'deteriorated' | 'none' | null;
  /** Improved reliably and across the cut-off; null where either is not known. */
  isRecovered: boolean | null;
};

/** What changed between two scores, in the direction of the measure. */
export function changeBetween(
  { direction }: Pick<Measure, 'direction'>,
  scale: Pick<Scale, 'reliableChange' | 'bands'>,
  { first, last }: { first: { score: number }; last: { score: number } },
): Change {
  const rise = Math.round((last.score - first.score) * 100) / 100;
  const gain = direction === 'higher_better' ? rise : -rise;
  const { reliableChange } = scale;
  const reliable =
    reliableChange === null
      ? null
      : gain >= reliableChange
        ? 'improved'
        : -gain >= reliableChange
          ? 'deteriorated'
          : 'none';
  const cutOff = scale.bands?.[1]?.from ?? null;
  const crossed =
    cutOff === null
      ? null
      : direction === 'higher_better'
        ? first.score < cutOff && last.score >= cutOff
        : first.score >= cutOff && last.score < cutOff;
  return {
    by: Math.abs(rise),
    direction: gain > 0 ? 'better' : gain < 0 ? 'worse' : 'same',
    reliable,
    isRecovered: reliable === null || crossed === null ? null : reliable === 'improved' && crossed,
  };
}

/** 'better by 7', 'worse by 2.5', 'the same' */
export function changeWords({ by, direction }: Pick<Change, 'by' | 'direction'>): string {
  return direction === 'same' ? 'the same' : `${direction} by ${by}`;
}

/** 'a reliable improvement', 'no reliable change'; null where it is not known what that would be. */
export function reliableWords({
  reliable,
  isRecovered,
}: Pick<Change, 'reliable' | 'isRecovered'>): string | null {
  if (reliable === null) return null;
  if (isRecovered === true) return 'a reliable improvement, and across the cut-off';
  return {
    improved: 'a reliable improvement',
    deteriorated: 'a reliable deterioration',
    none: 'no reliable change',
  }[reliable];
}

/** The band of a score in words: 'Borderline', or that none is available. */
export function bandWords(scale: Scale, score: number): string {
  return bandOf(scale, score) ?? 'no band available';
}

/** The last score up to a day, and the last one up to an earlier day: side by side in a review. */
export function sideBySide(
  points: readonly Point[],
  { on, before }: { on: LocalDate; before: LocalDate | null },
): { now: Point | null; last: Point | null } {
  const sorted = points.toSorted(byDay).filter((point) => point.on <= on);
  const [only] = sorted;
  // A baseline alone is where they began, and nothing new.
  if (before === null && sorted.length === 1 && only?.occasion === 'baseline')
    return { now: null, last: only };
  const now = sorted.findLast((point) => before === null || point.on > before) ?? null;
  const earlier = before === null ? sorted.slice(0, -1) : sorted.filter((point) => point.on <= before);
  return { now, last: (before === null ? earlier[0] : earlier.at(-1)) ?? null };
}

/** What a return says of a pair: a reliable change as far as a source states what one is. */
export const PAIR_CHANGES = ['improved', 'none', 'deteriorated', 'not_known'] as const;
export type PairChange = (typeof PAIR_CHANGES)[number];
export type ChangeOfCourse = { measure: MeasureId; informant: Informant; change: PairChange };

/** The change of every series that has a pair in a course: one for each person, measure and scale. */
export function changesOfCourse(
  scores: readonly FilledIn[],
  course: { id: string; endedOn: LocalDate | null },
  attendedOn: readonly LocalDate[],
): ChangeOfCourse[] {
  return seriesOf(scores).flatMap(({ measure, informant, scale, points }) => {
    const pair = coursePair(pointsOfCourse(points, course), attendedOn);
    if (pair === null) return [];
    const { reliable } = changeBetween(measure, scale, pair);
    return [{ measure: measure.id, informant, change: reliable ?? 'not_known' }];
  });
}
