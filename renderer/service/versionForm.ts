import type { BoundUnit, CourseBounds, Protocol } from '../../shared/protocols/types.ts';
import {
  type VersionFields,
  VERSION_FIELD_OF,
  type VersionLack,
} from '../../shared/protocols/localVersions.ts';
import { REFUSALS } from '../../shared/refusals.ts';
import type { FormErrors } from '../ui/useForm.ts';

/** A range and its reviews as they are typed. */
export type RangeValues = {
  unit: BoundUnit;
  min: string;
  max: string;
  /** How far beyond the most: not at all, to a number, or as long as needed. */
  beyond: 'no' | 'to' | 'open';
  extendTo: string;
  reviewBy: 'usual' | 'session' | 'week';
  reviewEvery: string;
};

/** Ages as they are typed. */
export type TypedAges = { from: string; through: string };
export type AgeValues = TypedAges & { ages: 'source' | 'own' };

const typed = (amount: number | null) => (amount === null ? '' : String(amount));
const amountOf = (text: string): number | null => (text.trim() === '' ? null : Number(text));
const isAmount = (text: string) => text.trim() === '' || /^\s*[1-9]\d{0,2}\s*$/.test(text);

/** A range as it is typed. */
export function rangeValues(bounds: CourseBounds, reviews: VersionFields['reviews']): RangeValues {
  return {
    unit: bounds.unit,
    min: typed(bounds.min),
    max: typed(bounds.max),
    beyond: bounds.extendTo === null ? (bounds.openExtension ? 'open' : 'no') : 'to',
    extendTo: typed(bounds.extendTo),
    reviewBy: reviews === null ? 'usual' : reviews.by === 'week' ? 'week' : 'session',
    reviewEvery: reviews === null ? '' : String(reviews.every),
  };
}

/** The range that was typed. */
export function boundsOf({ unit, min, max, beyond, extendTo }: RangeValues): CourseBounds {
  return {
    unit,
    min: amountOf(min),
    max: amountOf(max),
    extendTo: beyond === 'to' ? amountOf(extendTo) : null,
    openExtension: beyond === 'open',
  };
}

/** The rhythm of reviews that was typed; null: as the source or the settings say. */
export function reviewsOf({ reviewBy, reviewEvery }: RangeValues): VersionFields['reviews'] {
  return reviewBy === 'usual' ? null : { by: reviewBy, every: Number(reviewEvery) };
}

/** The ages as they are typed: the service's own, or to begin with those of the source. */
export function ageValues(own: VersionFields['ages'], stated: Protocol['ages']): AgeValues {
  const last = stated.through ?? (stated.below === null ? null : stated.below - 1);
  return {
    ages: own === null ? 'source' : 'own',
    from: typed(own === null ? stated.from : own.from),
    through: typed(own === null ? last : own.through),
  };
}

/** The ages that were typed; null: as the source says. */
export function agesOf({ ages, from, through }: AgeValues): VersionFields['ages'] {
  return ages === 'source' ? null : { from: amountOf(from), through: amountOf(through) };
}

/** What was typed that is no age. */
export function ageErrors({ from, through }: TypedAges): FormErrors<TypedAges> {
  const isWrong = (text: string) => !/^\s*\d{0,2}\s*$/.test(text) || Number(text) > 25;
  return {
    ...(isWrong(from) ? { from: 'Enter the youngest age, up to 25' } : {}),
    ...(isWrong(through) ? { through: 'Enter the oldest age, up to 25' } : {}),
  };
}

/** What was typed that is no number, or lies too far. */
export function rangeErrors(values: RangeValues, hasOwnRange: boolean): FormErrors<RangeValues> {
  const errors: FormErrors<RangeValues> = {};
  if (hasOwnRange) {
    const isWrong = (text: string) => !isAmount(text) || Number(text) > 200;
    if (isWrong(values.min)) errors.min = 'Enter the least as a number up to 200';
    if (isWrong(values.max)) errors.max = 'Enter the most as a number up to 200';
    if (values.beyond === 'to' && (isWrong(values.extendTo) || values.extendTo.trim() === ''))
      errors.extendTo = 'Enter how far, as a number up to 200';
  }
  const every = Number(values.reviewEvery);
  if (values.reviewBy !== 'usual' && !(Number.isInteger(every) && every >= 1 && every <= 60))
    errors.reviewEvery = 'Enter how often, from 1 to 60';
  return errors;
}

/** The sentences of what stands in the way, beside the questions they are about. */
export function lackErrors(lacks: readonly VersionLack[]): Partial<Record<string, string>> {
  return Object.fromEntries(lacks.map((lack) => [VERSION_FIELD_OF[lack], REFUSALS[lack]]));
}
