import type { Band, Informant, Measure, MeasureForm, Scale, ScoreRange } from './types.ts';
import { TOTAL } from './types.ts';

/** What a source states of one number; the rest is null. */
export type Stated = {
  range?: readonly [number, number] | undefined;
  /** True where the range follows from the questions and no source was seen. */
  isWorkedOut?: boolean;
  bands?: readonly (readonly [number, string])[];
  reliableChange?: number;
  enteredAs?: Scale['enteredAs'];
};

export function scale(id: string, name: string, stated: Stated = {}): Scale {
  const { range, isWorkedOut = false, bands, reliableChange, enteredAs } = stated;
  return {
    id,
    name,
    enteredAs: enteredAs ?? 'total',
    range: range === undefined ? null : rangeOf(range, isWorkedOut),
    bands: bands === undefined ? null : bands.map(([from, label]): Band => ({ from, label })),
    reliableChange: reliableChange ?? null,
  };
}

export const total = (stated: Stated = {}): Scale => scale(TOTAL, 'Total', stated);

const rangeOf = ([least, most]: readonly [number, number], isWorkedOut: boolean): ScoreRange => ({
  least,
  most,
  basis: isWorkedOut ? 'worked_out' : 'stated',
});

export function form(
  informant: Informant,
  ages: readonly [number | null, number | null],
  ...scales: Scale[]
): MeasureForm {
  return { informant, ages: { from: ages[0], through: ages[1] }, scales };
}

/** A measure from what is stated of it; everything else is the ordinary case. */
export function measure(
  stated: Pick<Measure, 'id' | 'name' | 'about' | 'direction' | 'forms' | 'licence' | 'sources'> &
    Partial<Measure>,
): Measure {
  return {
    shortName: stated.name,
    version: 'as published',
    kind: 'score',
    decimals: 0,
    hasRiskItem: false,
    fallsWhileWaiting: false,
    notes: null,
    ...stated,
  };
}
