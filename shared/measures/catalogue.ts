import { OF_CHILDREN } from './ofChildren.ts';
import { OF_CARERS, OF_SESSIONS } from './ofOthers.ts';
import type { Informant, Measure, MeasureForm, MeasureId, Scale } from './types.ts';

/** Every measure: of children first, then of sessions and of carers. */
export const MEASURES: readonly Measure[] = [...OF_CHILDREN, ...OF_SESSIONS, ...OF_CARERS];

const BY_ID: ReadonlyMap<string, Measure> = new Map(MEASURES.map((each) => [each.id, each]));

/** The measure of an id. Throws RangeError for text that is not one (stored ids are checked on the way in). */
export function measureById(id: MeasureId): Measure {
  const found = BY_ID.get(id);
  if (found === undefined) throw new RangeError('No such measure');
  return found;
}

/** A measure as this kind of person fills it in; null where they do not. */
export function formOf({ forms }: Measure, informant: Informant): MeasureForm | null {
  return forms.find((each) => each.informant === informant) ?? null;
}

/** One number of a measure as this kind of person fills it in; null where there is none. */
export function scaleOf(measure: Measure, informant: Informant, scaleId: string): Scale | null {
  return formOf(measure, informant)?.scales.find(({ id }) => id === scaleId) ?? null;
}

/** So that a slip of the keyboard is caught where no source states a range (our own limits). */
const T_SCORE_LIMITS = { least: 0, most: 150 };
const NO_RANGE_LIMITS = { least: 0, most: 999 };

/** The least and most that can be entered. */
export function limitsOf({ range, enteredAs }: Scale): { least: number; most: number } {
  if (range !== null) return { least: range.least, most: range.most };
  return enteredAs === 't_score' ? T_SCORE_LIMITS : NO_RANGE_LIMITS;
}

/** The band a score lies in; null where no source that was seen states bands: unknown stays unknown. */
export function bandOf({ bands }: Scale, score: number): string | null {
  return bands?.findLast(({ from }) => score >= from)?.label ?? null;
}

/** '0 to 40', 'T score', 'no range stated' */
export function rangeWords({ range, enteredAs }: Scale): string {
  if (range !== null) return `${range.least} to ${range.most}`;
  return enteredAs === 't_score' ? 'T score' : 'no range stated';
}

/** '8 to 18', '13 and over', 'up to 5'; null where no age is stated. */
export function formAgesWords({ ages: { from, through } }: Pick<MeasureForm, 'ages'>): string | null {
  if (from !== null && through !== null) return `${from} to ${through}`;
  if (through !== null) return `up to ${through}`;
  return from === null ? null : `${from} and over`;
}

/** Which way a score goes when things get better, as it is said beside every chart. */
export function directionWords({ direction }: Pick<Measure, 'direction'>): string {
  if (direction === null) return 'Not scored';
  return direction === 'lower_better' ? 'Lower is better' : 'Higher is better';
}
