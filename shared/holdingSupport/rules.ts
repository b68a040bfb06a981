// Holding support: what is given while a child waits, and as aftercare. It is counted apart from therapy and never
// stops the wait (LimeCulture, recommendations 8 and 19; NG76 1.6.2 and 1.5.4 for what it can hold).
import { z } from 'zod';

/** What was given. */
export const HOLDING_SUPPORT_KINDS = [
  'support_call',
  'carer_group',
  'coping_skills',
  'drop_in',
  'information_pack',
  'ch_isva_link',
  'practical_help',
] as const;
export const HoldingSupportKind = z.enum(HOLDING_SUPPORT_KINDS);
export type HoldingSupportKind = z.infer<typeof HoldingSupportKind>;
export const HOLDING_SUPPORT_KINDS_LABELS: Record<HoldingSupportKind, string> = {
  support_call: 'Support call',
  carer_group: 'Group for parents and carers',
  coping_skills: 'Coping skills',
  drop_in: 'Drop-in',
  information_pack: 'Information pack',
  ch_isva_link: 'Link to a CH-ISVA',
  practical_help: 'Practical help',
};

/** Whom it was given to. */
export const HOLDING_WITH_WHOM = ['child', 'carer', 'both', 'other'] as const;
export const HoldingWithWhom = z.enum(HOLDING_WITH_WHOM);
export type HoldingWithWhom = z.infer<typeof HoldingWithWhom>;
export const HOLDING_WITH_WHOM_LABELS: Record<HoldingWithWhom, string> = {
  child: 'The child',
  carer: 'A parent or carer',
  both: 'Both together',
  other: 'Someone else',
};
