import * as z from 'zod';

/** Whether a child is in immediate danger. It is never answered for the person: null until they have. */
export const DANGERS = ['yes', 'no', 'not_sure'] as const;
export const Danger = z.enum(DANGERS);
export type Danger = z.infer<typeof Danger>;
export const DANGER_LABELS: Record<Danger, string> = { yes: 'Yes', no: 'No', not_sure: 'Not sure' };

/** Who may have to be told of a concern (NG76 1.3.7: children's social care, where a child discloses). */
export const TOLD_WHOM = [
  'safeguarding_lead',
  'social_care',
  'police',
  'parent_or_carer',
  'referrer',
  'other',
] as const;
export const ToldWhom = z.enum(TOLD_WHOM);
export type ToldWhom = z.infer<typeof ToldWhom>;
export const TOLD_WHOM_LABELS: Record<ToldWhom, string> = {
  safeguarding_lead: 'Our safeguarding lead',
  social_care: 'Children’s social care',
  police: 'Police',
  parent_or_carer: 'A parent or carer',
  referrer: 'The referrer',
  other: 'Somebody else',
};

/** What a current risk is about (our own list, after the questions of a check-in). */
export const RISK_KINDS = ['self_harm', 'alleged_abuser', 'home', 'other'] as const;
export const RiskKind = z.enum(RISK_KINDS);
export type RiskKind = z.infer<typeof RiskKind>;
export const RISK_KIND_LABELS: Record<RiskKind, string> = {
  self_harm: 'Self-harm',
  alleged_abuser: 'Contact with an alleged abuser',
  home: 'Home',
  other: 'Another risk',
};

/** How a risk stands, in words and never as a score. `over` ends it, with the reason beside it. */
export const RISK_LEVELS = ['high', 'raised', 'low', 'not_known', 'over'] as const;
export const RiskLevel = z.enum(RISK_LEVELS);
export type RiskLevel = z.infer<typeof RiskLevel>;
export const RISK_LEVEL_LABELS: Record<RiskLevel, string> = {
  high: 'High',
  raised: 'Raised',
  low: 'Low',
  not_known: 'Not known yet',
  over: 'No longer a risk',
};
