/** Why a therapy is offered to a child it is not stated for. "Something else" stays last, and asks for words. */
export const UNUSUAL_FIT_REASONS = [
  'stage',
  'wish',
  'need',
  'others_tried',
  'advised',
  'supervision',
  'other',
] as const;
export type UnusualFitReason = (typeof UNUSUAL_FIT_REASONS)[number];
export const UNUSUAL_FIT_REASON_LABELS: Record<UnusualFitReason, string> = {
  stage: 'It suits the child’s stage of development',
  wish: 'The child or their carer asks for it',
  need: 'It meets their needs best of what is offered here',
  others_tried: 'Others were tried, or turned down',
  advised: 'A specialist who knows the child advises it',
  supervision: 'Agreed in supervision',
  other: 'Something else',
};

/**
 * The reason as it is kept: what was picked, with the words where there are any. Null where it is still to be said:
 * nothing was picked, or something else without words. Need decides, so that any reason will do (NG76 1.7.2).
 */
export function unusualFitWords(picked: UnusualFitReason | '', words: string): string | null {
  const said = words.trim();
  if (picked === '' || picked === 'other') return picked === '' || said === '' ? null : said;
  const label = UNUSUAL_FIT_REASON_LABELS[picked];
  return said === '' ? label : `${label}: ${said}`;
}
