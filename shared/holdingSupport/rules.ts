// Holding support: what is given while a child waits, and as aftercare. It is counted apart from therapy and never
// stops the wait (LimeCulture, recommendations 8 and 19; NG76 1.6.2 and 1.5.4 for what it can hold).
import { z } from 'zod';

/**
 * The kinds that returns tell apart, and that a service begins with. A service keeps its own list of kinds, each counted
 * as one of these or as another one; the codes stay, so that one quarter can be held against another.
 */
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

/** How a kind of the service's own is counted in a return. */
export const COUNTED_AS = [...HOLDING_SUPPORT_KINDS, 'other'] as const;
export const CountedAs = z.enum(COUNTED_AS);
export type CountedAs = z.infer<typeof CountedAs>;
export const COUNTED_AS_LABELS: Record<CountedAs, string> = {
  ...HOLDING_SUPPORT_KINDS_LABELS,
  other: 'Another kind',
};

/** The code of one of the service's kinds: one of those it began with, or the id of its own. */
export const SupportKindCode = z.string().min(1).max(40);

export type SupportKind = { readonly code: string; readonly name: string; readonly isActive: boolean };

/** The kinds to choose from: those in use, and closed ones only where they were chosen before. */
export function kindsToChoose<K extends SupportKind>(kinds: readonly K[], chosen: readonly string[]): K[] {
  return kinds.filter(({ code, isActive }) => isActive || chosen.includes(code));
}

/** What a kind is called now; its code where nobody knows it any more. */
export function kindName(kinds: readonly SupportKind[], code: string): string {
  return kinds.find((kind) => kind.code === code)?.name ?? code;
}

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
