import * as z from 'zod';
import { MEASURES } from './catalogue.ts';
import { type Measure, MEASURE_IDS, MeasureId } from './types.ts';

/** Which measures a service uses: only those are offered for a new score. None is an answer too. Two are never the same. */
export const MeasuresUsed = z
  .array(MeasureId)
  .max(MEASURE_IDS.length)
  .refine((ids) => new Set(ids).size === ids.length, 'Tick each measure once');

/**
 * Used until somebody says otherwise: those that a charity may use on paper without a licence of its own, and goals (our
 * own default). Whoever ticks another says with it that they hold the right to use it.
 */
export const MEASURES_USED_AT_FIRST: readonly MeasureId[] = [
  'sdq',
  'cries_8',
  'rcads_25',
  'yp_core',
  'gbo',
  'esq',
  'core_10',
];

/** The measures that can be entered, in the order of the catalogue. */
export function usedMeasures(used: readonly MeasureId[]): readonly Measure[] {
  return MEASURES.filter(({ id }) => used.includes(id));
}

/** 'No measures', '7 of 25 measures' */
export function usedWords(used: readonly MeasureId[]): string {
  return used.length === 0 ? 'No measures' : `${used.length} of ${MEASURES.length} measures`;
}

/** What a change of the list took up and gave up, in the order of the catalogue: for the log. */
export function usedChange(
  before: readonly MeasureId[],
  after: readonly MeasureId[],
): { added: MeasureId[]; removed: MeasureId[] } {
  const ids = MEASURES.map(({ id }) => id);
  return {
    added: ids.filter((id) => after.includes(id) && !before.includes(id)),
    removed: ids.filter((id) => before.includes(id) && !after.includes(id)),
  };
}
