import { type Likeness, LIKENESS_REASONS, type LikenessReason } from '../../shared/matching/likeness.ts';

/** How likely it is that two records are about one child, in a word or two. */
export const LIKENESS_WORDS: Record<Likeness, string> = {
  same: 'Almost surely the same child',
  likely: 'Probably the same child',
  possible: 'Perhaps the same child',
  sibling: 'Perhaps a brother or sister',
};

/** "The same birth date, the same postcode." An empty text where there is no reason. */
export function becauseWords(reasons: readonly LikenessReason[]): string {
  const words = reasons.map((reason) => LIKENESS_REASONS[reason]).join(', ');
  return words === '' ? '' : `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}
