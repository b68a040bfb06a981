import { type LocalDate, partsOf } from '../dates.ts';

/**
 * How two birth dates stand to each other: the same, day and month changed round (3/4 and 4/3), one figure apart or two
 * neighbouring figures changed round (a slip of the hand), quite different, or unknown where either is missing.
 */
export function compareBirthDates(
  a: LocalDate | null,
  b: LocalDate | null,
): 'same' | 'turned_round' | 'one_figure' | 'other' | 'unknown' {
  if (a === null || b === null) return 'unknown';
  if (a === b) return 'same';
  const [one, other] = [partsOf(a), partsOf(b)];
  if (one.year === other.year && one.month === other.day && one.day === other.month) return 'turned_round';
  const apart = [...a].flatMap((figure, at) => (figure === b[at] ? [] : [at]));
  const [first = 0, second = 0] = apart;
  const isSwap =
    apart.length === 2 && second === first + 1 && a[first] === b[second] && a[second] === b[first];
  return apart.length === 1 || isSwap ? 'one_figure' : 'other';
}
