import * as z from 'zod';

/** Why a child gets another practitioner (QS179 statement 2(b) asks for the reason; the list is our own). */
export const HANDOVER_REASONS = [
  'left',
  'leave',
  'workload',
  'family_request',
  'fit',
  'end_of_contract',
] as const;
export const HandoverReason = z.enum(HANDOVER_REASONS);
export type HandoverReason = z.infer<typeof HandoverReason>;
export const HANDOVER_REASON_LABELS: Record<HandoverReason, string> = {
  left: 'They are leaving, or have left',
  leave: 'They are away for a while',
  workload: 'Their workload',
  family_request: 'The child or family asked',
  fit: 'Somebody else fits better',
  end_of_contract: 'Their contract ends',
};

/**
 * How a handover stands. `planned` lies ahead or waits to be said; `done` and `not_done` say whether the child was
 * handed over in person (NG76 1.6.1), and the practitioner has changed either way; `called_off` changes nothing.
 */
export const HANDOVER_STATES = ['planned', 'done', 'not_done', 'called_off'] as const;
export const HandoverState = z.enum(HANDOVER_STATES);
export type HandoverState = z.infer<typeof HandoverState>;
